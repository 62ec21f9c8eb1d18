package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import java.util.Optional;

/// Adds a rule to a set: first, or behind the rule that `After` names.
///
/// AWS: SES API v1, `CreateReceiptRule`.
final class CreateReceiptRule implements Operation<CreateReceiptRule.Input, CreateReceiptRule.Output> {
    record Input(String ruleSetName, ReceiptRuleShape rule, Optional<String> after) {}

    record Output() {}

    private final ReceiptRuleSets sets;

    CreateReceiptRule(ReceiptRuleSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sets.addRule(caller.scope(), input.ruleSetName(), input.rule().toRule(), ReceiptRuleShape.after(input.after()));
        return new Output();
    }
}

package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import java.util.Optional;

/// Moves a rule to the front, or behind the rule that `After` names.
///
/// AWS: SES API v1, `SetReceiptRulePosition`.
final class SetReceiptRulePosition implements Operation<SetReceiptRulePosition.Input, SetReceiptRulePosition.Output> {
    record Input(String ruleSetName, String ruleName, Optional<String> after) {}

    record Output() {}

    private final ReceiptRuleSets sets;

    SetReceiptRulePosition(ReceiptRuleSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sets.moveRule(caller.scope(), input.ruleSetName(), input.ruleName(), ReceiptRuleShape.after(input.after()));
        return new Output();
    }
}

package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;

/// Replaces the whole rule of the same name; it keeps its place.
///
/// AWS: SES API v1, `UpdateReceiptRule`.
final class UpdateReceiptRule implements Operation<UpdateReceiptRule.Input, UpdateReceiptRule.Output> {
    record Input(String ruleSetName, ReceiptRuleShape rule) {}

    record Output() {}

    private final ReceiptRuleSets sets;

    UpdateReceiptRule(ReceiptRuleSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sets.replaceRule(caller.scope(), input.ruleSetName(), input.rule().toRule());
        return new Output();
    }
}

package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;

/// Deletes a rule. Deleting none is success.
///
/// AWS: SES API v1, `DeleteReceiptRule`.
final class DeleteReceiptRule implements Operation<DeleteReceiptRule.Input, DeleteReceiptRule.Output> {
    record Input(String ruleSetName, String ruleName) {}

    record Output() {}

    private final ReceiptRuleSets sets;

    DeleteReceiptRule(ReceiptRuleSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sets.deleteRule(caller.scope(), input.ruleSetName(), input.ruleName());
        return new Output();
    }
}

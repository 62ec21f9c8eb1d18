package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;

/// Deletes a rule set that is not active. Deleting none is success.
///
/// AWS: SES API v1, `DeleteReceiptRuleSet`.
final class DeleteReceiptRuleSet implements Operation<DeleteReceiptRuleSet.Input, DeleteReceiptRuleSet.Output> {
    record Input(String ruleSetName) {}

    record Output() {}

    private final ReceiptRuleSets sets;

    DeleteReceiptRuleSet(ReceiptRuleSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sets.delete(caller.scope(), input.ruleSetName());
        return new Output();
    }
}

package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import java.util.List;

/// Puts the rules of a set into a new order, which names each of them once.
///
/// AWS: SES API v1, `ReorderReceiptRuleSet`.
final class ReorderReceiptRuleSet implements Operation<ReorderReceiptRuleSet.Input, ReorderReceiptRuleSet.Output> {
    record Input(String ruleSetName, List<String> ruleNames) {}

    record Output() {}

    private final ReceiptRuleSets sets;

    ReorderReceiptRuleSet(ReceiptRuleSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        sets.reorder(caller.scope(), input.ruleSetName(), input.ruleNames());
        return new Output();
    }
}

package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import java.util.List;

/// A rule set with its rules in order.
///
/// AWS: SES API v1, `DescribeReceiptRuleSet`.
final class DescribeReceiptRuleSet implements Operation<DescribeReceiptRuleSet.Input, DescribeReceiptRuleSet.Output> {
    record Input(String ruleSetName) {}

    record Output(ReceiptRuleSetMetadata metadata, List<ReceiptRuleShape> rules) {}

    private final ReceiptRuleSets sets;

    DescribeReceiptRuleSet(ReceiptRuleSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var set = sets.require(caller.scope(), input.ruleSetName());
        return new Output(
                ReceiptRuleSetMetadata.of(set),
                set.rules().stream().map(ReceiptRuleShape::of).toList());
    }
}

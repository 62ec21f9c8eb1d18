package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import java.util.List;
import java.util.Optional;

/// The active rule set with its rules in order. Where none is active the answer is empty.
///
/// AWS: SES API v1, `DescribeActiveReceiptRuleSet`.
final class DescribeActiveReceiptRuleSet
        implements Operation<DescribeActiveReceiptRuleSet.Input, DescribeActiveReceiptRuleSet.Output> {
    record Input() {}

    record Output(Optional<ReceiptRuleSetMetadata> metadata, Optional<List<ReceiptRuleShape>> rules) {}

    private final ReceiptRuleSets sets;

    DescribeActiveReceiptRuleSet(ReceiptRuleSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var set = sets.active(caller.scope());
        return new Output(
                set.map(ReceiptRuleSetMetadata::of),
                set.map(active ->
                        active.rules().stream().map(ReceiptRuleShape::of).toList()));
    }
}

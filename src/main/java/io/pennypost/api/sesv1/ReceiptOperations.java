package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.receiptrule.ReceiptFilters;
import io.pennypost.ses.receiptrule.ReceiptRuleSets;
import java.time.InstantSource;
import java.util.List;

/// The operations of SES API v1 on receipt rules and filters; v2 has none.
public final class ReceiptOperations {
    private ReceiptOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(ReceiptRuleSets sets, ReceiptFilters filters, InstantSource clock) {
        return List.of(
                new CloneReceiptRuleSet(sets, clock),
                new CreateReceiptFilter(filters),
                new CreateReceiptRule(sets),
                new CreateReceiptRuleSet(sets, clock),
                new DeleteReceiptFilter(filters),
                new DeleteReceiptRule(sets),
                new DeleteReceiptRuleSet(sets),
                new DescribeActiveReceiptRuleSet(sets),
                new DescribeReceiptRule(sets),
                new DescribeReceiptRuleSet(sets),
                new ListReceiptFilters(filters),
                new ListReceiptRuleSets(sets),
                new ReorderReceiptRuleSet(sets),
                new SetActiveReceiptRuleSet(sets),
                new SetReceiptRulePosition(sets),
                new UpdateReceiptRule(sets));
    }
}

package io.pennypost.api.sesv1;

import io.pennypost.ses.receiptrule.ReceiptRuleSet;
import java.time.Instant;

/// A rule set without its rules. AWS: shape `ReceiptRuleSetMetadata`.
record ReceiptRuleSetMetadata(String name, Instant createdTimestamp) {
    static ReceiptRuleSetMetadata of(ReceiptRuleSet set) {
        return new ReceiptRuleSetMetadata(set.name(), set.createdAt());
    }
}

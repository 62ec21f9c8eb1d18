package io.pennypost.api.sesv1;

import io.pennypost.ses.receiptrule.ReceiptRule;
import io.pennypost.ses.receiptrule.TlsPolicy;
import java.util.List;
import java.util.Optional;

/// AWS: shape `ReceiptRule`. What is absent has its default; an answer states everything.
record ReceiptRuleShape(
        String name,
        Optional<Boolean> enabled,
        Optional<TlsPolicy> tlsPolicy,
        List<String> recipients,
        List<ReceiptActionShape> actions,
        Optional<Boolean> scanEnabled) {
    static ReceiptRuleShape of(ReceiptRule rule) {
        return new ReceiptRuleShape(
                rule.name(),
                Optional.of(rule.enabled()),
                Optional.of(rule.tlsPolicy()),
                rule.recipients(),
                rule.actions().stream().map(ReceiptActionShape::of).toList(),
                Optional.of(rule.scanEnabled()));
    }

    ReceiptRule toRule() {
        return new ReceiptRule(
                name,
                enabled.orElse(false),
                tlsPolicy.orElse(TlsPolicy.OPTIONAL),
                recipients,
                actions.stream().map(ReceiptActionShape::toAction).toList(),
                scanEnabled.orElse(false));
    }

    /// The rule to follow. Terraform sends an empty name where it means the front.
    static Optional<String> after(Optional<String> name) {
        return name.filter(text -> !text.isEmpty());
    }
}

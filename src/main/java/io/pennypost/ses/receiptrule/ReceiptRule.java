package io.pennypost.ses.receiptrule;

import io.pennypost.mail.address.Address;
import java.util.List;

/// What is done with mail to certain recipients. AWS: shape `ReceiptRule`.
///
/// @param name unique in its set
/// @param enabled a rule that is not does nothing and accepts nobody
/// @param recipients conditions as they were written, any of which suffices; empty for every recipient of the
///     verified domains
/// @param actions in the order in which they run
/// @param scanEnabled whether spam and viruses are looked for
public record ReceiptRule(
        String name,
        boolean enabled,
        TlsPolicy tlsPolicy,
        List<String> recipients,
        List<ReceiptAction> actions,
        boolean scanEnabled) {
    public ReceiptRule {
        recipients = List.copyOf(recipients);
        actions = List.copyOf(actions);
    }

    /// Whether the rule is about this recipient. That the rule is enabled and the domain verified is not
    /// asked here.
    public boolean matches(Address recipient) {
        return recipients.isEmpty()
                || recipients.stream()
                        .flatMap(text -> RecipientCondition.parse(text).stream())
                        .anyMatch(condition -> condition.matches(recipient));
    }
}

package io.pennypost.receive.rule;

import io.pennypost.mail.address.Address;
import io.pennypost.ses.receiptrule.ReceiptRule;
import java.util.List;

/// What one rule says to a mail.
///
/// @param recipients those of the mail that the rule is about; empty unless it [#matches]
/// @param why        one sentence for people
public record Judged(ReceiptRule rule, Verdict verdict, List<Address> recipients, String why) {
    public Judged {
        recipients = List.copyOf(recipients);
    }

    /// Whether and why not.
    public enum Verdict {
        MATCHES,
        DISABLED,
        /// No recipient of the mail fulfills a condition of the rule.
        OTHER_RECIPIENTS,
        /// The rule demands TLS, and the mail came without.
        TLS_REQUIRED
    }

    /// Whether the rule's actions are run.
    public boolean matches() {
        return verdict == Verdict.MATCHES;
    }
}

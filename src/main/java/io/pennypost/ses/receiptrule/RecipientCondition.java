package io.pennypost.ses.receiptrule;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Domains;
import io.pennypost.mail.address.Mailbox;
import java.util.Locale;
import java.util.Optional;

/// Which recipients a rule is about. Letters count without regard to case, in local parts too.
///
/// Source: "Creating receipt rules", recipient conditions.
public sealed interface RecipientCondition {
    /// Whether a recipient fulfills it.
    boolean matches(Address recipient);

    /// `user@example.com`: this address, and each with a label: `user+any@example.com`. One that is written
    /// with a label means only itself.
    record OneAddress(String local, String domain) implements RecipientCondition {
        @Override
        public boolean matches(Address recipient) {
            var other = recipient.local().toLowerCase(Locale.ROOT);
            return recipient.domain().equals(domain)
                    && (other.equals(local) || (local.indexOf('+') < 0 && other.startsWith(local + "+")));
        }
    }

    /// `example.com`: every address of exactly this domain.
    record OneDomain(String domain) implements RecipientCondition {
        @Override
        public boolean matches(Address recipient) {
            return recipient.domain().equals(domain);
        }
    }

    /// `.example.com`: every address of each domain below, but not of the domain itself.
    record Subdomains(String parent) implements RecipientCondition {
        @Override
        public boolean matches(Address recipient) {
            return recipient.domain().endsWith("." + parent);
        }
    }

    /// Reads a condition; empty when it is none.
    static Optional<RecipientCondition> parse(String text) {
        if (text.indexOf('@') >= 0) {
            return Mailbox.parseBare(text)
                    .mailboxIfParsed()
                    .map(Mailbox::address)
                    .map(address -> new OneAddress(address.local().toLowerCase(Locale.ROOT), address.domain()));
        }
        return text.startsWith(".")
                ? Domains.toAscii(text.substring(1)).map(Subdomains::new)
                : Domains.toAscii(text).map(OneDomain::new);
    }
}

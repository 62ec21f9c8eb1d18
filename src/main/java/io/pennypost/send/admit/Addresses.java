package io.pennypost.send.admit;

import io.pennypost.mail.address.Domains;
import io.pennypost.mail.address.Mailbox;

/// Reads addresses of a request in SES's words.
final class Addresses {
    private Addresses() {}

    sealed interface Reading {}

    record Good(Mailbox mailbox) implements Reading {}

    record Bad(Refusal.Malformed refusal) implements Reading {}

    static Reading parse(String text) {
        return switch (Mailbox.parse(text)) {
            case Mailbox.Parsing.Malformed malformed -> new Bad(Refusal.Malformed.of(malformed.reason()));
            case Mailbox.Parsing.Parsed parsed -> {
                var domain = parsed.mailbox().address().domain();
                // Address literals have no MX and no identity; SES takes none.
                yield Domains.isLiteral(domain)
                        ? new Bad(Refusal.Malformed.of("Domain contains illegal character"))
                        : new Good(parsed.mailbox());
            }
        };
    }
}

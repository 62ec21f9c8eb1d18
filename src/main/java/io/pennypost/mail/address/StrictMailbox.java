package io.pennypost.mail.address;

import io.pennypost.mail.address.Mailbox.Parsing;
import io.pennypost.mail.address.MailboxScanner.Piece;
import java.util.Optional;

/// Reads exactly one mailbox, as JavaMail's `new InternetAddress(text, true)` does, but without groups and SMTPUTF8.
final class StrictMailbox {
    private StrictMailbox() {}

    static Parsing parse(String text) {
        var scanner = new MailboxScanner(text);
        Optional<Piece> only = Optional.empty();
        while (scanner.hasNext()) {
            var piece = scanner.next();
            if (!piece.fault().isEmpty()) {
                return new Parsing.Malformed(piece.fault());
            }
            if (piece.separator() == ':') {
                return new Parsing.Malformed(colonFault(scanner));
            }
            if (piece.blank()) {
                continue; // JavaMail passes over empty list elements: `a@b,` is one address.
            }
            if (piece.separator() == ';') {
                return new Parsing.Malformed("Illegal semicolon, not in group");
            }
            if (only.isPresent()) {
                return new Parsing.Malformed("Illegal address");
            }
            only = Optional.of(piece);
        }
        return only.map(StrictMailbox::mailbox).orElseGet(() -> new Parsing.Malformed("Illegal address"));
    }

    /// A colon opens a group, which SES refuses; with no end of a group it is a bad character of the local part.
    private static String colonFault(MailboxScanner scanner) {
        while (scanner.hasNext()) {
            if (scanner.next().separator() == ';') {
                return "Illegal address";
            }
        }
        return "Local address contains illegal character";
    }

    private static Parsing mailbox(Piece piece) {
        return checked(piece.name(), piece.angle() ? withoutRoute(piece.address()) : piece.address());
    }

    static Parsing checked(Optional<String> name, String text) {
        var check = AddressSpec.check(text);
        if (!check.fault().isEmpty()) {
            return new Parsing.Malformed(check.fault());
        }
        var domain = text.substring(check.at() + 1);
        var ascii = Domains.isLiteral(domain) ? Optional.of(domain) : Domains.toAscii(domain);
        if (ascii.isEmpty()) {
            return new Parsing.Malformed("Domain contains illegal character");
        }
        if (name.filter(StrictMailbox::breaksLine).isPresent()) {
            return new Parsing.Malformed("Illegal address");
        }
        return new Parsing.Parsed(new Mailbox(name, new Address(text.substring(0, check.at()), ascii.get())));
    }

    /// A display name like that could not be written into a header, and RFC 5322 §4 has NUL nowhere.
    private static boolean breaksLine(String name) {
        return name.indexOf('\r') >= 0 || name.indexOf('\n') >= 0 || name.indexOf('\0') >= 0;
    }

    /// Drops the source route of `<@a,@b:local@domain>`, which may be ignored (RFC 5321 §4.1.1.3).
    static String withoutRoute(String address) {
        int colon = address.startsWith("@") ? address.indexOf(':') : -1;
        return address.substring(colon + 1);
    }
}

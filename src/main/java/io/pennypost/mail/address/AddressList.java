package io.pennypost.mail.address;

import io.pennypost.mail.address.MailboxScanner.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The addresses of a header field, read leniently: groups are flattened, empty elements passed over, obsolete forms
/// taken (RFC 5322 §3.4, §4.4).
///
/// @param mailboxes in order, duplicates included
/// @param faults    the texts that are no addresses
public record AddressList(List<Mailbox> mailboxes, List<String> faults) {
    /// Most addresses of one field; the rest of the field is one fault.
    public static final int ADDRESSES_MAX = 10_000;

    public AddressList {
        mailboxes = List.copyOf(mailboxes);
        faults = List.copyOf(faults);
    }

    /// Reads the unfolded value of a field such as `To`.
    public static AddressList parse(String text) {
        var mailboxes = new ArrayList<Mailbox>();
        var faults = new ArrayList<String>();
        var scanner = new MailboxScanner(text);
        while (scanner.hasNext() && mailboxes.size() + faults.size() <= ADDRESSES_MAX) {
            var piece = scanner.next();
            // What stands before a colon is the name of a group; what is blank is nothing.
            if (piece.separator() == ':' || piece.blank()) {
                continue;
            }
            lenient(piece).ifPresentOrElse(mailboxes::add, () -> faults.add(piece.address()));
        }
        if (scanner.hasNext()) {
            faults.add("more than " + ADDRESSES_MAX + " addresses");
        }
        return new AddressList(mailboxes, faults);
    }

    /// Just the addresses.
    public List<Address> addresses() {
        return mailboxes.stream().map(Mailbox::address).toList();
    }

    private static Optional<Mailbox> lenient(Piece piece) {
        var text = StrictMailbox.withoutRoute(withoutSpaces(piece.address()));
        var check = AddressSpec.check(text);
        if (!check.fault().isEmpty()) {
            return Optional.empty();
        }
        var domain = text.substring(check.at() + 1);
        var ascii = Domains.isLiteral(domain) ? Optional.of(domain) : Domains.toAscii(domain);
        return ascii.map(name -> new Mailbox(piece.name(), new Address(text.substring(0, check.at()), name)));
    }

    /// Closes up the spaces that obsolete syntax allows around dots and the `@` (RFC 5322 §4.4).
    private static String withoutSpaces(String address) {
        if (address.chars().noneMatch(AddressList::isSpace)) {
            return address;
        }
        var closed = new StringBuilder(address.length());
        boolean quoted = false;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            quoted ^= c == '"';
            if (quoted || !isSpace(c)) {
                closed.append(c);
                continue;
            }
            int next = i + 1;
            while (next < address.length() && isSpace(address.charAt(next))) {
                next++;
            }
            boolean joint = closed.isEmpty()
                    || isJoint(closed.charAt(closed.length() - 1))
                    || next == address.length()
                    || isJoint(address.charAt(next));
            if (!joint) {
                closed.append(' ');
            }
            i = next - 1;
        }
        return closed.toString();
    }

    private static boolean isJoint(char c) {
        return c == '.' || c == '@' || c == '<' || c == '>';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}

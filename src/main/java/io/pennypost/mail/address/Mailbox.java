package io.pennypost.mail.address;

import java.util.Optional;

/// An address with the name shown beside it (RFC 5322 §3.4, `mailbox`).
///
/// @param displayName without quotes; encoded-words are kept as written; never blank
/// @param address     where the mail goes
public record Mailbox(Optional<String> displayName, Address address) {
    /// A mailbox without display name.
    public static Mailbox of(Address address) {
        return new Mailbox(Optional.empty(), address);
    }

    /// Reads exactly one mailbox, strictly: `a@b`, `Name <a@b>`, `"Quoted, Name" <a@b>`, `a@b (Name)`.
    ///
    /// Groups and lists of several are refused. Local parts are ASCII; domains in other scripts become A-labels.
    public static Parsing parse(String text) {
        return StrictMailbox.parse(text);
    }

    /// Reads a bare address, strictly: no display name, brackets or comment, and nothing around it.
    public static Parsing parseBare(String text) {
        return StrictMailbox.checked(Optional.empty(), text);
    }

    /// What came of reading one mailbox.
    public sealed interface Parsing {
        /// The text is a mailbox.
        record Parsed(Mailbox mailbox) implements Parsing {}

        /// The text is none.
        ///
        /// @param reason in the words that SES shows to its callers
        record Malformed(String reason) implements Parsing {}

        /// The mailbox, if there is one.
        default Optional<Mailbox> mailboxIfParsed() {
            return switch (this) {
                case Parsed(Mailbox mailbox) -> Optional.of(mailbox);
                case Malformed _ -> Optional.empty();
            };
        }
    }
}

package io.pennypost.smtpd;

import io.pennypost.mail.address.Address;
import java.util.Optional;
import java.util.OptionalLong;

/// One line from a client, understood.
sealed interface Command {
    /// EHLO, or HELO.
    ///
    /// @param name what the client calls itself
    record Hello(boolean extended, String name) implements Command {}

    /// STARTTLS.
    record StartTls() implements Command {}

    /// AUTH.
    ///
    /// @param mechanism       upper case
    /// @param initialResponse base64 as given; empty text for `=` (RFC 4954 §4)
    record Auth(String mechanism, Optional<String> initialResponse) implements Command {}

    /// MAIL FROM.
    ///
    /// @param sender empty for the null sender
    /// @param size   as declared (RFC 1870)
    record Mail(Optional<Address> sender, OptionalLong size) implements Command {}

    /// RCPT TO.
    record Recipient(Address recipient) implements Command {}

    /// RCPT TO the postmaster of whoever listens (RFC 5321 §4.5.1).
    record Postmaster() implements Command {}

    /// DATA.
    record Data() implements Command {}

    /// BDAT (RFC 3030 §2).
    record Chunk(long size, boolean last) implements Command {}

    /// RSET.
    record Reset() implements Command {}

    /// NOOP.
    record Nothing() implements Command {}

    /// QUIT.
    record Quit() implements Command {}

    /// VRFY or EXPN, which tell nobody anything.
    record Disclose(String verb) implements Command {}

    /// A known verb with an argument that is none.
    ///
    /// @param verb  upper case
    /// @param reply what to say where the command itself would be in order
    record Malformed(String verb, String reply) implements Command {}

    /// Not a verb we know.
    record Unknown() implements Command {}
}

package io.pennypost.web.console;

import io.pennypost.aws.protocol.WireRequest.Header;
import java.util.List;
import java.util.Optional;

/// A mail as far as it could be read.
///
/// @param headers of the mail itself, decoded for eyes, in order
/// @param parts   its leaves with their decoded sizes
/// @param text    all inline plain text; empty when there is none
/// @param html    all inline HTML, untouched and so dangerous; empty when there is none
/// @param notes   what is missing and why, as sentences
record ReadMail(
        List<Header> headers, List<Sized> parts, Optional<String> text, Optional<String> html, List<String> notes) {
    /// A leaf and the size of its content after decoding, in bytes.
    record Sized(MailPart part, long size) {}

    ReadMail {
        headers = List.copyOf(headers);
        parts = List.copyOf(parts);
        notes = List.copyOf(notes);
    }
}

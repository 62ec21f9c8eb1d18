package io.pennypost.mail.mime;

import io.pennypost.mail.address.Mailbox;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a message shall say, before it has a form. Bcc recipients are no part of a message.
///
/// @param subject     absent: no Subject field
/// @param text        plain text
/// @param html        HTML of the same message
/// @param headers     further fields in order; must not be those that the composer writes itself
/// @param messageId   `left@right` without angle brackets
/// @param date        written in UTC
public record Draft(
        Mailbox from,
        List<Mailbox> replyTo,
        List<Mailbox> to,
        List<Mailbox> cc,
        Optional<Text> subject,
        Optional<Text> text,
        Optional<Text> html,
        List<HeaderField> headers,
        List<Attachment> attachments,
        String messageId,
        Instant date) {
    public Draft {
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        headers = List.copyOf(headers);
        attachments = List.copyOf(attachments);
        HeaderField.requireSingleLine(messageId);
    }

    /// Text with the character set it shall be written in.
    ///
    /// @param charset absent: ASCII if the text is, else UTF-8; what lacks a character gives way to UTF-8
    public record Text(String data, Optional<Charset> charset) {
        /// Text in whatever character set fits.
        public static Text of(String data) {
            return new Text(data, Optional.empty());
        }
    }
}

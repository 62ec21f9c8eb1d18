package io.pennypost.mail.smtp;

import java.util.List;
import java.util.Optional;

/// Everything that one mail transaction got to hear. Read from the end: the last thing that was said counts.
///
/// @param mail       the reply to MAIL; empty when none came
/// @param recipients replies to RCPT in the envelope's order; shorter than it when the dialogue ended early
/// @param data       the reply to DATA, when it was asked and answered
/// @param end        the reply to the final dot, when there was a message to end
/// @param dotWritten whether the final dot may have reached the server
/// @param failure    what broke the dialogue, if something did
public record Exchange(
        Optional<Reply> mail,
        List<Reply> recipients,
        Optional<Reply> data,
        Optional<Reply> end,
        boolean dotWritten,
        Optional<SmtpFailure> failure) {
    public Exchange {
        recipients = List.copyOf(recipients);
    }

    /// Whether the server said nothing at all: on a connection that was kept, it had simply gone.
    public boolean isUnheard() {
        return mail.isEmpty() && !dotWritten;
    }
}

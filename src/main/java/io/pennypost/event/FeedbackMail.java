package io.pennypost.event;

import io.pennypost.aws.arn.Scope;
import java.time.Instant;
import java.util.List;

/// Brings bounces and complaints back to the sender by mail. Such mail has no events of its own, so it never comes back
/// again.
public interface FeedbackMail {
    /// What came back.
    ///
    /// @param to      who gets it
    /// @param subject of the message
    /// @param headers of the message, each as one line
    /// @param detail  the `bounce` or `complaint` object of events, as JSON
    /// @param at      when it came
    record Report(String to, String subject, List<String> headers, String detail, Instant at) {
        public Report {
            headers = List.copyOf(headers);
        }
    }

    /// Tells of a bounce; the mail is in custody on return.
    void bounce(Scope scope, Report report);

    /// Tells of a complaint; the mail is in custody on return.
    void complaint(Scope scope, Report report);
}

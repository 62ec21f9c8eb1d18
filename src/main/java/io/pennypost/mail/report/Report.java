package io.pennypost.mail.report;

import java.util.List;
import java.util.Optional;

/// What a mail tells about another.
public sealed interface Report {
    /// What became of a mail, recipient by recipient; at least one.
    ///
    /// @param reportingMta who reports, by name
    /// @param original     what is told of the mail that was sent
    record Statuses(List<RecipientStatus> recipients, Optional<String> reportingMta, Original original)
            implements Report {
        public Statuses {
            recipients = List.copyOf(recipients);
        }
    }

    /// Somebody did not want a mail.
    ///
    /// @param form `arf`, or the provider's own form
    record Complaint(FeedbackReport feedback, Original original, String form) implements Report {}

    /// A machine answers for a person who is away, or only to say that it is there.
    ///
    /// @param sign what shows it
    record AutoReply(String sign) implements Report {}

    /// A machine asks the sender to prove that he is a person.
    ///
    /// @param sign what shows it
    record Challenge(String sign) implements Report {}

    /// A mail that tells nothing about delivery.
    ///
    /// @param reason what it is instead
    record NoReport(String reason) implements Report {}
}

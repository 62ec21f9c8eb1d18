package io.pennypost.ses.suppression;

import io.pennypost.ses.configset.SuppressionReason;
import java.time.Instant;
import java.util.Optional;

/// An address that gets no mail.
///
/// @param address   as [io.pennypost.ses.AddressKey] writes it
/// @param updatedAt when it was put last
/// @param cause     empty where it was put by hand
public record Suppressed(String address, SuppressionReason reason, Instant updatedAt, Optional<Cause> cause) {
    /// What led to an entry that was not put by hand.
    ///
    /// @param messageId  of the message that bounced or was complained about
    /// @param feedbackId of the bounce or complaint
    /// @param evidence   what the receiver said, for example its SMTP reply; for people
    public record Cause(String messageId, String feedbackId, String evidence) {}
}

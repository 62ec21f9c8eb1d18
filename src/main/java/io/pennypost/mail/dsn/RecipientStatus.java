package io.pennypost.mail.dsn;

import io.pennypost.mail.mime.HeaderField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is said of one recipient (RFC 3464 §2.3).
///
/// @param finalRecipient    the address that mail went to, without type
/// @param originalRecipient the address that the sender gave, without type
/// @param status            RFC 3463: `5.1.1`
/// @param remoteMta         with type: `dns; mail.example.com`
/// @param diagnosticCode    with type: `smtp; 550 5.1.1 Mailbox does not exist`
/// @param extensions        further fields
public record RecipientStatus(
        String finalRecipient,
        Optional<String> originalRecipient,
        Action action,
        String status,
        Optional<String> remoteMta,
        Optional<String> diagnosticCode,
        Optional<Instant> lastAttempt,
        List<HeaderField> extensions) {
    public RecipientStatus {
        extensions = List.copyOf(extensions);
    }

    /// What became of the recipient (RFC 3464 §2.3.3).
    public enum Action {
        FAILED,
        DELAYED,
        DELIVERED,
        RELAYED,
        EXPANDED
    }
}

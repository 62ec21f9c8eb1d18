package io.pennypost.mail.dsn;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.mime.HeaderField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that a status notification says of one message.
///
/// @param from           who reports
/// @param to             the sender of the message
/// @param explanation    for people
/// @param reportingMta   with type: `dns; inbound-smtp.us-east-1.amazonaws.com`
/// @param arrival        when the message arrived
/// @param extensions     further fields about the message
/// @param recipients     one at least
/// @param originalHeader the header of the message, as bytes
public record StatusReport(
        Mailbox from,
        Address to,
        String explanation,
        String reportingMta,
        Optional<Instant> arrival,
        List<HeaderField> extensions,
        List<RecipientStatus> recipients,
        byte[] originalHeader) {
    public StatusReport {
        extensions = List.copyOf(extensions);
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("A report speaks of one recipient at least.");
        }
    }
}

package io.pennypost.store;

import io.pennypost.aws.arn.Scope;
import java.time.Instant;
import java.util.List;

/// A message kept for people to read. Its bytes are the body of the message with the same id.
///
/// @param source     envelope sender as the caller gave it
/// @param recipients envelope recipients, in order
/// @param to         visible To addresses, or those of the request's Destination
/// @param cc         likewise
/// @param bcc        recipients that no header names
/// @param from       the From header, decoded for eyes
/// @param subject    the Subject header, decoded for eyes; empty when there is none
/// @param size       bytes
public record InboxEntry(
        MessageId id,
        String sesMessageId,
        Scope scope,
        Instant at,
        String source,
        List<String> recipients,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        String from,
        String subject,
        long size) {
    public InboxEntry {
        recipients = List.copyOf(recipients);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }
}

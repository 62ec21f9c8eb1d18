package io.pennypost.web.console;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.InboxEntry;
import io.pennypost.store.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Captured mail for tests: ids that carry their number the way SES ids carry their time.
final class Mails {
    static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Mails() {}

    /// Sixty characters that hold our id in front.
    static String sesMessageId(MessageId id) {
        return String.format("%016x-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9-000000", id.value());
    }

    static Optional<MessageId> parse(String sesMessageId) {
        if (sesMessageId.length() != 60) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MessageId(Long.parseLong(sesMessageId.substring(0, 16), 16)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The n-th message, one second after the one before.
    static InboxEntry entry(int n, String from, String to, String subject, long size) {
        return entry(NOON.plusSeconds(n), n, from, to, subject, size);
    }

    static InboxEntry entry(Instant at, int n, String from, String to, String subject, long size) {
        var id = MessageId.of(at, 0, n);
        int bracket = from.indexOf('<');
        var source = bracket < 0 ? from : from.substring(bracket + 1, from.length() - 1);
        return new InboxEntry(
                id,
                sesMessageId(id),
                SCOPE,
                at,
                source,
                List.of(to),
                List.of(to),
                List.of(),
                List.of(),
                from,
                subject,
                size);
    }

    static InboxEntry entry(int n, String raw) {
        return entry(n, "Shop <orders@example.com>", "ada@example.com", "Mail " + n, raw.length());
    }

    /// A mail as it crosses the wire, from lines.
    static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }
}

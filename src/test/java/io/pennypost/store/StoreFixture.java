package io.pennypost.store;

import io.pennypost.aws.arn.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Messages, deliveries and entries as the contracts use them.
public final class StoreFixture {
    public static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    public static final QueueKey QUEUE = new QueueKey("000000000000/us-east-1/default", "example.com");

    private StoreFixture() {}

    public static Acceptance acceptance(Spool spool, byte[] body, NewDelivery... deliveries) {
        return new Acceptance(
                spool.nextMessageId(),
                SCOPE,
                NOW.plusSeconds(50_400),
                Body.of(body),
                new byte[] {1, 2, 3},
                List.of(deliveries),
                List.of(),
                Optional.empty());
    }

    public static Acceptance withLedger(Acceptance plain, LedgerEntry... entries) {
        return new Acceptance(
                plain.id(),
                plain.scope(),
                plain.expiresAt(),
                plain.body(),
                plain.envelope(),
                plain.deliveries(),
                List.of(entries),
                plain.inbox());
    }

    public static Acceptance withInbox(Acceptance plain, String subject, String... recipients) {
        var entry = new InboxEntry(
                plain.id(),
                "ses-" + plain.id().value(),
                SCOPE,
                NOW,
                "Sender@Example.com",
                List.of(recipients),
                List.of(recipients),
                List.of(),
                List.of(),
                "Sender <Sender@Example.com>",
                subject,
                plain.body().size());
        return new Acceptance(
                plain.id(),
                plain.scope(),
                plain.expiresAt(),
                plain.body(),
                plain.envelope(),
                plain.deliveries(),
                plain.ledger(),
                Optional.of(entry));
    }

    public static NewDelivery delivery(int index, Instant nextAt) {
        return delivery(QUEUE, index, nextAt);
    }

    public static NewDelivery delivery(QueueKey queue, int index, Instant nextAt) {
        return new NewDelivery(queue, index, "r" + index + "@" + queue.domain(), nextAt);
    }

    public static LedgerEntry event(Spool spool, String type, Instant at, String message, int recipients) {
        return new LedgerEntry(
                spool.nextLedgerId(),
                SCOPE,
                at,
                LedgerEntry.Kind.EVENT,
                type,
                message,
                Optional.of("r@example.com"),
                Optional.of("set"),
                recipients,
                "{\"at\":\"" + at + "\"}");
    }

    /// Keeps one outbox row: a message that nobody waits for.
    public static void record(Spool spool, LedgerEntry... entries) {
        spool.accept(withLedger(acceptance(spool, bytes("")), entries));
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] patterned(int size) {
        var bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 + (i >>> 8));
        }
        return bytes;
    }

    /// All due deliveries of a queue, page by page.
    public static List<Delivery> allDue(Spool spool, QueueKey queue, Instant horizon, int page) {
        var found = new ArrayList<Delivery>();
        var time = Instant.MIN;
        long id = 0;
        while (true) {
            var next = spool.due(queue, horizon, time, id, page);
            found.addAll(next);
            if (next.size() < page) {
                return found;
            }
            time = next.getLast().nextAt();
            id = next.getLast().id();
        }
    }
}

package io.pennypost.ses.insight;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.LedgerEntry.Kind;
import io.pennypost.store.MessageId;
import io.pennypost.testing.MemoryEventLog;
import io.pennypost.testing.SettableClock;
import java.time.Instant;
import java.util.Optional;

/// A ledger and the lines of mails in it, as sending writes them.
public final class Mails {
    public static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    public final SettableClock clock = new SettableClock(NOW);
    public final MemoryEventLog events = new MemoryEventLog();
    private int sequence;

    /// The line of a message to one recipient, and its Send event.
    public void sent(String id, String recipient, String more) {
        message(id, Optional.of(recipient), 1, more);
        event(id, "Send", "{}");
    }

    /// The line of a message to several.
    void sentToMany(String id) {
        message(id, Optional.empty(), 2, "");
        event(id, "Send", "{}");
    }

    private void message(String id, Optional<String> recipient, int recipients, String more) {
        add(Kind.MESSAGE, "Message", id, recipient, recipients, """
                {"source":"ann@example.com","sourceArn":"arn:aws:ses:us-east-1:000000000000:identity/example.com",
                "commonHeaders":{"subject":"Hello"},"tags":{"campaign":["one"]}%s}""".formatted(more));
    }

    public void event(String id, String type, String json) {
        add(Kind.EVENT, type, id, Optional.of("bob@example.org"), 1, json);
    }

    private void add(Kind kind, String type, String id, Optional<String> recipient, int recipients, String json) {
        events.add(new LedgerEntry(
                MessageId.of(clock.instant(), 0, ++sequence).value(),
                SCOPE,
                clock.instant(),
                kind,
                type,
                id,
                recipient,
                Optional.of("set"),
                recipients,
                json));
    }
}

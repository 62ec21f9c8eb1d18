package io.pennypost.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.store.LedgerEntry;
import io.pennypost.store.MessageId;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MessageLedgerTest {
    private final ConsoleWorld world = new ConsoleWorld();
    private final MessageId id = MessageId.of(Mails.NOON, 3, 7);

    @AfterEach
    void close() {
        world.close();
    }

    private void line(long number, LedgerEntry.Kind kind, String type, String json) {
        world.ledger.add(new LedgerEntry(
                number,
                Mails.SCOPE,
                Mails.NOON.plusMillis(number),
                kind,
                type,
                Mails.sesMessageId(id),
                Optional.of("ada@example.com"),
                Optional.empty(),
                1,
                json));
    }

    @Test
    void tellsWhatBecameOfAMessageThatWasNeverCaptured() throws IOException {
        line(1, LedgerEntry.Kind.MESSAGE, "Message", "{\"subject\":\"x\"}");
        line(2, LedgerEntry.Kind.ATTEMPT, "Attempt", "{\"dialogue\":[\"< 220 hi\"]}");
        line(3, LedgerEntry.Kind.EVENT, "Delivery", "{}");

        var byName = world.get(ConsoleWorld.MESSAGES + "/" + Mails.sesMessageId(id) + "/ledger");
        var byNumber = world.get(ConsoleWorld.MESSAGES + "/" + id.value() + "/ledger");

        assertEquals(
                "{\"id\":\"" + Mails.sesMessageId(id) + "\",\"entries\":["
                        + "{\"id\":\"1\",\"at\":\"2026-11-24T12:00:00.001Z\",\"kind\":\"message\",\"type\":\"Message\","
                        + "\"recipient\":\"ada@example.com\",\"recipients\":1,\"detail\":{\"subject\":\"x\"}},"
                        + "{\"id\":\"2\",\"at\":\"2026-11-24T12:00:00.002Z\",\"kind\":\"attempt\",\"type\":\"Attempt\","
                        + "\"recipient\":\"ada@example.com\",\"recipients\":1,\"detail\":{\"dialogue\":[\"< 220 hi\"]}},"
                        + "{\"id\":\"3\",\"at\":\"2026-11-24T12:00:00.003Z\",\"kind\":\"event\",\"type\":\"Delivery\","
                        + "\"recipient\":\"ada@example.com\",\"recipients\":1,\"detail\":{}}]}",
                byName.text());
        assertEquals(byName.text(), byNumber.text());
    }

    @Test
    void brokenDetailsStayText() throws IOException {
        for (var detail : new String[] {"", "{", "{}}", "{} {}", "nonsense"}) {
            line(1, LedgerEntry.Kind.EVENT, "Send", detail);
        }

        var text = world.get(ConsoleWorld.MESSAGES + "/" + Mails.sesMessageId(id) + "/ledger")
                .text();

        assertTrue(text.contains("\"detail\":\"{\"") && text.contains("\"detail\":\"{}}\""), text);
    }

    @Test
    void unknownMessagesAreNotFound() throws IOException {
        for (var name :
                new String[] {Mails.sesMessageId(id), "12345", "x", "99999999999999999999", "9999999999999999999"}) {
            var reply = world.get(ConsoleWorld.MESSAGES + "/" + name + "/ledger");

            assertTrue(reply.status() == 404 || reply.status() == 400, name + reply.text());
        }
    }
}

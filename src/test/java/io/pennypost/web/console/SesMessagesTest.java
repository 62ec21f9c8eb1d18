package io.pennypost.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.store.InboxEntry;
import io.pennypost.store.MessageId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// `/_aws/ses` against LocalStack's shape (its documentation and `services/ses/models.py`, read 2026-11-24).
final class SesMessagesTest {
    private final ConsoleWorld world = new ConsoleWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private void twoMessages() {
        var raw = Mails.lines(
                "From: Shop <orders@example.com>",
                "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=",
                "Content-Type: multipart/alternative; boundary=b",
                "",
                "--b",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable",
                "",
                "Gr=C3=BC=C3=9Fe",
                "--b",
                "Content-Type: text/html; charset=utf-8",
                "",
                "<p>Hi</p>",
                "--b--");
        var id = MessageId.of(Mails.NOON, 0, 1);
        world.inbox.put(
                new InboxEntry(
                        id,
                        Mails.sesMessageId(id),
                        Mails.SCOPE,
                        Mails.NOON,
                        "orders@example.com",
                        List.of("ada@example.com", "bob@example.com", "cyd@example.com"),
                        List.of("ada@example.com"),
                        List.of("bob@example.com"),
                        List.of("cyd@example.com"),
                        "Shop <orders@example.com>",
                        "Grüße",
                        raw.length()),
                raw);
        var plain = "Subject: Plain\r\n\r\nJust \uD83D\uDCEC text\r\n";
        world.inbox.put(Mails.entry(61, "news@example.com", "ada@example.com", "Plain", plain.length()), plain);
    }

    @Test
    void answersInLocalStacksShapeOldestFirst() throws IOException {
        twoMessages();

        var reply = world.get("/_aws/ses");

        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals(golden("aws-ses.json"), reply.text() + "\n");
    }

    @Test
    void filtersByIdAndSource() throws IOException {
        twoMessages();
        var id = world.inbox.list("plain", Long.MAX_VALUE, 1).getFirst().sesMessageId();

        assertEquals(1, messages("?id=" + id));
        assertEquals(1, messages("?email=orders%40example.com"));
        assertEquals(0, messages("?id=" + id + "&email=orders@example.com"));
        assertEquals(0, messages("?id=unknown"));
        assertEquals(0, messages("?email=ada@example.com"));
        assertEquals(2, messages(""));
    }

    private int messages(String query) throws IOException {
        return world.get("/_aws/ses" + query).text().split("\"RawData\"", -1).length - 1;
    }

    @Test
    void deletesOneOrAll() throws IOException {
        twoMessages();
        var id = world.inbox.list("plain", Long.MAX_VALUE, 1).getFirst().sesMessageId();

        assertEquals(204, world.ask("DELETE", "/_aws/ses?id=" + id).status());
        assertEquals(1, world.inbox.count());
        assertEquals(204, world.ask("DELETE", "/_aws/ses?id=" + id).status());
        assertEquals(204, world.ask("DELETE", "/_aws/ses").status());
        assertEquals("{\"messages\":[]}", world.get("/_aws/ses").text());
    }

    @Test
    void manyMessagesComeInOrder() throws IOException {
        for (int n = 0; n < 1_201; n++) {
            world.arrives(n, "Subject: " + n + "\r\n\r\n" + n + "\r\n");
        }

        var text = world.get("/_aws/ses").text();

        int last = -1;
        for (int n = 0; n < 1_201; n++) {
            int at = text.indexOf("\"Subject\":\"Mail " + n + "\"");
            assertTrue(at > last, "Mail " + n);
            last = at;
        }
    }

    @Test
    void rawDataKeepsEveryCharacter() throws IOException {
        // Every offset of a surrogate pair within the writer's buffers.
        for (int shift = 0; shift < 8; shift++) {
            world.inbox.clear();
            var raw = "Subject: x\r\n\r\n" + "x".repeat(shift) + "\uD83D\uDCEC".repeat(20_000) + "\uFFFF";
            world.arrives(shift, raw);

            var text = world.get("/_aws/ses").text();

            assertTrue(text.contains("\"RawData\":\"" + raw.replace("\r\n", "\\r\\n") + "\""), "shift " + shift);
        }
    }

    private static String golden(String name) throws IOException {
        try (var in = SesMessagesTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

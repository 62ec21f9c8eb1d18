package io.pennypost.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.store.Inbox;
import io.pennypost.testing.RouteServer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class LiveMailTest {
    private final ConsoleWorld world = new ConsoleWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private static HttpRequest events(RouteServer server, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/_pennypost/v1/events"));
        return headers.length == 0 ? request.build() : request.headers(headers).build();
    }

    /// The lines up to and with the first that begins so.
    private static String until(BufferedReader lines, String beginning) throws IOException {
        var seen = new ArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.add(line);
            if (line.startsWith(beginning)) {
                break;
            }
        }
        return String.join("\n", seen);
    }

    @Test
    void arrivalsAndDeletionsComeAsTheyHappen() throws Exception {
        try (var server = new RouteServer(world.console, 0);
                var http = HttpClient.newHttpClient()) {
            var reply = http.send(events(server), BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8))) {
                assertEquals(
                        "text/event-stream",
                        reply.headers().firstValue("Content-Type").orElse(""));
                until(lines, "data:");

                var entry = world.arrives(1, "Subject: x\r\n\r\n");
                world.inbox.delete(entry.id());
                world.inbox.clear();

                var arrived = until(lines, "data:");
                assertTrue(arrived.contains("event: arrived\ndata: {\"id\":\"" + entry.sesMessageId()), arrived);
                var deleted = until(lines, "data:");
                assertTrue(
                        deleted.endsWith("event: deleted\ndata: {\"number\":\""
                                + entry.id().value() + "\"}"),
                        deleted);
                assertTrue(until(lines, "data:").endsWith("event: cleared\ndata: {}"));
            }
        }
    }

    @Test
    void whoComesBackIsToldToReload() throws Exception {
        try (var server = new RouteServer(world.console, 0);
                var http = HttpClient.newHttpClient()) {
            var reply = http.send(events(server, "Last-Event-ID", "17"), BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8))) {
                assertTrue(until(lines, "data:").contains("event: reload"));
            }
        }
    }

    @Test
    void closingEndsEveryStreamAndLeavesTheInbox() throws Exception {
        try (var server = new RouteServer(world.console, 0);
                var http = HttpClient.newHttpClient()) {
            var reply = http.send(events(server), BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8))) {
                until(lines, "data:");

                world.console.close();

                until(lines, "never");
                assertEquals(0, world.inbox.listeners());
                assertEquals(
                        503, http.send(events(server), BodyHandlers.ofString()).statusCode());
            }
        }
    }

    @Test
    void aClientTooFarBehindIsDroppedWithoutWaiting() throws Exception {
        var client = new LiveClient();
        for (int n = 0; n < LiveClient.BEHIND_MAX; n++) {
            client.offer(new Inbox.Change.Arrived(Mails.entry(n, "")));
        }

        client.offer(new Inbox.Change.Cleared());

        assertFalse(client.writeNext(new ByteArrayOutputStream()));
    }

    @Test
    void aBurstWithinTheBoundIsWrittenWhole() throws Exception {
        var client = new LiveClient();
        for (int n = 0; n < LiveClient.BEHIND_MAX; n++) {
            client.offer(new Inbox.Change.Arrived(Mails.entry(n, "")));
        }
        var out = new ByteArrayOutputStream();

        assertTrue(client.writeNext(out));

        assertEquals(
                LiveClient.BEHIND_MAX, out.toString(StandardCharsets.UTF_8).split("event: arrived", -1).length - 1);
    }
}

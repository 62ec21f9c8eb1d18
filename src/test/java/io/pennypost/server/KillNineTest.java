package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.send.spool.SesMessageId;
import io.pennypost.store.MessageId;
import io.pennypost.store.StoreMetrics;
import io.pennypost.store.embedded.EmbeddedOptions;
import io.pennypost.store.embedded.EmbeddedStore;
import io.pennypost.testing.MailSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program is killed again and again while it accepts and delivers; what it answered for is at the sink in the end,
/// and what it had recorded as delivered never comes a second time.
final class KillNineTest {
    private static final int KILLS = 50;
    private static final int SENDERS = 4;
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");
    private static final Pattern ANSWER = Pattern.compile("\"MessageId\":\"([0-9a-f-]{60})\"");
    private static final Pattern HEADER = Pattern.compile("Message-ID: <([0-9a-f-]{60})@");

    @TempDir
    Path directory;

    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    /// What was known when one process had died.
    ///
    /// @param acknowledged messages answered for until then
    /// @param pending      messages that the store still has to deliver
    /// @param received     how many messages the sink had taken
    private record Death(Set<MessageId> acknowledged, Set<MessageId> pending, int received) {}

    @Test
    void killedAtAnyMomentNothingAcceptedIsLostAndNothingFinalIsRepeated() throws Exception {
        try (var sink = MailSink.start()) {
            var acknowledged = ConcurrentHashMap.<MessageId>newKeySet();
            var deaths = new ArrayList<Death>();
            for (var i = 0; i < KILLS; i++) {
                live(sink, acknowledged);
                deaths.add(new Death(Set.copyOf(acknowledged), pending(), sink.messages()));
            }
            finish(sink);

            var received = received(sink);
            assertTrue(
                    acknowledged.size() > KILLS, "too little was accepted to prove anything: " + acknowledged.size());
            var lost = new HashSet<>(acknowledged);
            lost.removeAll(received);
            assertEquals(Set.of(), lost, "lost, seed " + seed);
            for (var death : deaths) {
                assertNothingFinalIsRepeated(death, received);
            }
        }
    }

    private void assertNothingFinalIsRepeated(Death death, List<MessageId> received) {
        var known = new HashSet<>(death.acknowledged);
        known.addAll(received.subList(0, death.received));
        known.removeAll(death.pending);
        var repeated = new HashSet<>(received.subList(death.received, received.size()));
        repeated.retainAll(known);
        assertEquals(Set.of(), repeated, "delivered again although recorded as final, seed " + seed);
    }

    /// One life: begins to send as soon as it can, and ends at a random moment, now and then before it is ready.
    private void live(MailSink sink, Set<MessageId> acknowledged) throws Exception {
        try (var server = start(sink)) {
            var dead = new CountDownLatch(1);
            if (random.nextInt(5) == 0) {
                assertTrue(!dead.await(random.nextInt(1500), TimeUnit.MILLISECONDS));
                server.kill();
                return;
            }
            server.awaitReady();
            server.call("POST", "/v2/email/identities", "{\"EmailIdentity\":\"example.com\"}");
            for (var i = 0; i < SENDERS; i++) {
                Thread.ofVirtual().start(() -> send(server, acknowledged));
            }
            assertTrue(!dead.await(20 + random.nextInt(400), TimeUnit.MILLISECONDS));
            server.kill();
        }
    }

    /// Sends until the server is gone.
    private static void send(ChildServer server, Set<MessageId> acknowledged) {
        var body = """
                {"FromEmailAddress":"a@example.com","Destination":{"ToAddresses":["b@sink.example"]},
                 "Content":{"Simple":{"Subject":{"Data":"kill"},"Body":{"Text":{"Data":"x"}}}}}""";
        try {
            while (true) {
                var answer = server.call("POST", "/v2/email/outbound-emails", body);
                var id = ANSWER.matcher(answer.body());
                if (answer.statusCode() == 200 && id.find()) {
                    acknowledged.add(SesMessageId.parse(id.group(1)).orElseThrow());
                }
            }
        } catch (IOException | InterruptedException e) {
            // The server was killed.
        }
    }

    private void finish(MailSink sink) throws Exception {
        try (var server = start(sink).awaitReady()) {
            var end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
            while (server.metric("pennypost_queue_deliveries") > 0) {
                assertTrue(System.nanoTime() < end, "the queue does not run empty:\n" + server.log());
                new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
            }
        }
    }

    private ChildServer start(MailSink sink) throws IOException {
        return ChildServer.start(
                "serve",
                directory.resolve("data"),
                "identity.verification=at_once",
                "account.production=true",
                "delivery.route=[{domain=\"*\",to=\"127.0.0.1:" + sink.port() + "\",tls=\"none\"}]");
    }

    /// What the store has not recorded as final.
    private Set<MessageId> pending() {
        var pending = new HashSet<MessageId>();
        try (var store = EmbeddedStore.open(
                directory.resolve("data"),
                EmbeddedOptions.defaults(),
                InstantSource.system(),
                System::nanoTime,
                StoreMetrics.NONE)) {
            for (var head : store.spool().heads(FAR, 1000)) {
                var after = Instant.EPOCH;
                var afterId = 0L;
                for (var page = store.spool().due(head.queue(), FAR, after, afterId, 500);
                        !page.isEmpty();
                        page = store.spool().due(head.queue(), FAR, after, afterId, 500)) {
                    page.forEach(delivery -> pending.add(delivery.message()));
                    after = page.getLast().nextAt();
                    afterId = page.getLast().id();
                }
            }
        }
        return pending;
    }

    private static List<MessageId> received(MailSink sink) throws InterruptedException {
        var received = new ArrayList<MessageId>();
        var count = sink.messages();
        for (var i = 0; i < count; i++) {
            var header = HEADER.matcher(new String(sink.take().bytes(), StandardCharsets.ISO_8859_1));
            assertTrue(header.find());
            received.add(SesMessageId.parse(header.group(1)).orElseThrow());
        }
        return received;
    }
}

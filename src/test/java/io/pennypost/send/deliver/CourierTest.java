package io.pennypost.send.deliver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.tls.ClientTls;
import io.pennypost.mail.tls.TlsDemand;
import io.pennypost.send.deliver.RecipientOutcome.Delivered;
import io.pennypost.send.deliver.RecipientOutcome.Trouble;
import io.pennypost.send.deliver.RecipientOutcome.Unreachable;
import io.pennypost.store.Body;
import io.pennypost.store.StoreException;
import io.pennypost.testing.MailSink;
import io.pennypost.testing.SelfMadeCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class CourierTest {
    @Test
    void aMessageArrivesByteForByte() throws Exception {
        try (var sink = MailSink.start();
                var workshop = Workshop.to(sink.port(), Workshop.limits(5, 100))) {
            var text = "Subject: dots\r\n\r\n.\r\n..two\r\nbody\r\n.";

            var report = workshop.send(text);

            assertInstanceOf(Delivered.class, report.outcomes().getFirst());
            var received = sink.take();
            assertEquals(text + "\r\n", received.text());
            assertEquals("ann@a.example", received.sender());
            assertEquals(List.of("bob@b.example"), received.recipients());
        }
    }

    @Test
    void aLargeMessageIsStreamedUnchanged() throws Exception {
        try (var sink = MailSink.start();
                var workshop = Workshop.to(sink.port(), Workshop.limits(5, 100))) {
            var bytes = lines(3_000_000);

            workshop.courier.attempt(new Parcel(
                    "b.example", "", List.of("bob@b.example"), streamed(bytes, bytes.length), false, TlsDemand.NONE));

            assertArrayEquals(bytes, sink.take().bytes());
        }
    }

    private static byte[] lines(int size) {
        var random = new Random(1);
        var text = new StringBuilder(size);
        while (text.length() < size) {
            text.append(".".repeat(random.nextInt(3)))
                    .append("x".repeat(random.nextInt(70)))
                    .append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static Body streamed(byte[] bytes, int readable) {
        return new Body() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] into, int offset, int length) {
                        if (readable < bytes.length && pos >= readable) {
                            throw new StoreException(StoreException.Kind.FAILED, "damaged");
                        }
                        return super.read(into, offset, length);
                    }
                };
            }
        };
    }

    @Test
    void aDamagedMessageIsNotDelivered() throws Exception {
        try (var sink = MailSink.start();
                var workshop = Workshop.to(sink.port(), Workshop.limits(5, 100))) {
            var body = streamed(lines(3_000_000), 1_000_000);
            var parcel = new Parcel("b.example", "", List.of("bob@b.example"), body, false, TlsDemand.NONE);

            assertThrows(StoreException.class, () -> workshop.courier.attempt(parcel));

            workshop.send("x\r\n");
            sink.take();
            assertEquals(1, sink.messages());
        }
    }

    @Test
    void aParcelLeavesFromItsSourcesAndSharesNoConnectionWithOthers() throws Exception {
        try (var sink = MailSink.start();
                var workshop = Workshop.to(sink.port(), Workshop.limits(5, 100))) {
            var own = List.of(InetAddress.ofLiteral("127.0.0.2"), InetAddress.ofLiteral("::1"));
            var parcel = new Parcel(
                    "b.example", "", List.of("bob@b.example"), Body.of(lines(1)), false, TlsDemand.NONE, own);

            var first = workshop.courier.attempt(parcel);
            var again = workshop.courier.attempt(parcel);
            var other = workshop.send("x\r\n", TlsDemand.NONE);

            var seen = Stream.of(first, again, other)
                    .map(report -> report.peer().orElseThrow().local().getHostAddress())
                    .toList();
            assertEquals(List.of("127.0.0.2", "127.0.0.2", "127.0.0.1"), seen);
            assertEquals(
                    List.of(1, 1, 2),
                    List.of(
                            sink.take().connection(),
                            sink.take().connection(),
                            sink.take().connection()));
        }
    }

    @Test
    void oneConnectionServesManyMessagesUpToItsLimit() throws Exception {
        try (var sink = MailSink.start();
                var workshop = Workshop.to(sink.port(), Workshop.limits(5, 3))) {
            var connections = new ArrayList<Integer>();
            for (var i = 0; i < 7; i++) {
                workshop.send("x\r\n");
                connections.add(sink.take().connection());
            }

            assertEquals(List.of(1, 1, 1, 2, 2, 2, 3), connections);
        }
    }

    @Test
    void anOldConnectionIsNotUsedAgain() throws Exception {
        try (var sink = MailSink.start();
                var workshop = Workshop.to(sink.port(), Workshop.limits(5, 100))) {
            workshop.send("x\r\n");
            workshop.ahead.addAndGet(Duration.ofSeconds(40).toNanos());
            workshop.send("x\r\n");
            assertEquals(1, sink.connections());

            workshop.ahead.addAndGet(Duration.ofSeconds(61).toNanos());
            workshop.send("x\r\n");

            assertEquals(2, sink.connections());
        }
    }

    @Test
    void aSiteIsNeverGivenMoreConnectionsThanItsLimit() throws Exception {
        var gate = new CountDownLatch(1);
        try (var sink = MailSink.answering(command -> {
                    await(gate, command);
                    return "";
                });
                var workshop = Workshop.to(sink.port(), Workshop.limits(3, 100));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var reports = new ArrayList<Future<AttemptReport>>();
            for (var i = 0; i < 20; i++) {
                reports.add(threads.submit(() -> workshop.send("x\r\n")));
            }
            gate.countDown();
            for (var report : reports) {
                assertInstanceOf(
                        Delivered.class,
                        report.get(20, TimeUnit.SECONDS).outcomes().getFirst());
            }

            assertTrue(sink.connectionsAtOnce() <= 3, () -> sink.connectionsAtOnce() + " at once");
            assertEquals(20, sink.messages());
        }
    }

    private static void await(CountDownLatch gate, String command) {
        if (!command.startsWith("MAIL")) {
            return;
        }
        try {
            gate.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void opportunisticTlsTakesAnyCertificate() throws Exception {
        var certificate = SelfMadeCertificate.of("elsewhere.example");
        try (var sink = MailSink.start(certificate.serverContext());
                var workshop = Workshop.to(sink.port(), Workshop.limits(5, 100))) {
            var report = workshop.send("x\r\n");

            assertTrue(sink.take().tls());
            var peer = report.peer().orElseThrow();
            assertTrue(peer.tls().orElseThrow().startsWith("TLSv1.3 TLS_"), peer::toString);
            assertEquals(sink.port(), peer.remote().getPort());
        }
    }

    @Test
    void verifiedTlsWantsTheRightName() throws Exception {
        var certificate = SelfMadeCertificate.of("localhost", "mx1.b.example");
        try (var sink = MailSink.start(certificate.serverContext())) {
            var right = new Route("*", "localhost", sink.port(), Optional.of(TlsDemand.VERIFIED));
            var wrong = new Route("*", "127.0.0.1", sink.port(), Optional.of(TlsDemand.VERIFIED));
            var tls = new ClientTls(certificate.trustManagers());

            try (var workshop = new Workshop(List.of(right), Workshop.limits(5, 100), tls)) {
                assertInstanceOf(
                        Delivered.class, workshop.send("x\r\n").outcomes().getFirst());
            }
            try (var workshop = new Workshop(List.of(wrong), Workshop.limits(5, 100), tls)) {
                var outcome = workshop.send("x\r\n").outcomes().getFirst();
                assertTrue(
                        outcome instanceof Unreachable unreachable && unreachable.trouble() == Trouble.TLS,
                        outcome::toString);
                assertEquals("4.7.5", outcome.reply().enhanced().orElseThrow().toString());
            }
        }
    }

    @Test
    void connectionsOfOneTlsDemandDoNotServeAnother() throws Exception {
        var certificate = SelfMadeCertificate.of("elsewhere.example");
        try (var sink = MailSink.start(certificate.serverContext());
                var workshop = Workshop.to(sink.port(), Workshop.limits(5, 100))) {
            workshop.send("x\r\n", TlsDemand.NONE);
            workshop.send("x\r\n", TlsDemand.REQUIRED);
            workshop.send("x\r\n", TlsDemand.NONE);

            var tls = List.of(sink.take().tls(), sink.take().tls(), sink.take().tls());
            assertEquals(List.of(false, true, false), tls);
            assertEquals(2, sink.connections());
        }
    }

    @Test
    void theRouteOfTheDomainWinsOverTheGeneralOne() throws Exception {
        try (var general = MailSink.start();
                var special = MailSink.start()) {
            var routes = List.of(
                    Workshop.route(general.port()),
                    new Route("B.Example", "127.0.0.1", special.port(), Optional.of(TlsDemand.NONE)));
            try (var workshop = new Workshop(routes, Workshop.limits(5, 100), new ClientTls())) {
                var report = workshop.send("x\r\n");

                assertEquals("route:127.0.0.1:" + special.port(), report.site());
                assertEquals(1, special.messages());
            }
        }
    }

    @Test
    void theReportTellsTimesAndDialogue() throws Exception {
        try (var sink = MailSink.start();
                var workshop = Workshop.to(sink.port(), Workshop.limits(5, 100))) {
            var report = workshop.send("secret words\r\n");

            assertTrue(report.phases().keySet().containsAll(List.of(Phase.CONNECT, Phase.MAIL, Phase.DOT)));
            assertTrue(report.transcript().contains("C: RCPT TO:<bob@b.example>"));
            assertTrue(report.transcript().stream().noneMatch(line -> line.contains("secret")));
            assertTrue(report.duration().toNanos() > 0);
        }
    }

    @Test
    void closingSaysFarewellToWaitingConnections() throws IOException, InterruptedException {
        var farewell = new CountDownLatch(1);
        try (var sink = MailSink.answering(command -> {
                    if (command.equals("QUIT")) {
                        farewell.countDown();
                    }
                    return "";
                });
                var workshop = Workshop.to(sink.port(), Workshop.limits(5, 100))) {
            workshop.send("x\r\n");
            assertEquals(1, workshop.connections.idle());

            workshop.connections.close();

            assertTrue(farewell.await(10, TimeUnit.SECONDS));
            assertEquals(0, workshop.connections.idle());
        }
    }
}

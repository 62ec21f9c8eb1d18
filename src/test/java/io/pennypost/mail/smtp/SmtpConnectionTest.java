package io.pennypost.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a peer can do to our time.
@Timeout(30)
final class SmtpConnectionTest {
    private final Watchdog watchdog = new Watchdog(System::nanoTime, Duration.ofMillis(20));
    private ServerSocket server = closedSocket();

    private static ServerSocket closedSocket() {
        try {
            return new ServerSocket();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
    }

    @AfterEach
    void close() throws IOException {
        watchdog.close();
        server.close();
    }

    private SmtpConnection connect(Transcript transcript, long limitNanos) throws SmtpFailure {
        return SmtpConnection.open(
                watchdog,
                Timeouts.all(Duration.ofMillis(400)),
                (InetSocketAddress) server.getLocalSocketAddress(),
                Optional.empty(),
                Duration.ofSeconds(5),
                transcript,
                limitNanos);
    }

    private static long in(Duration wait) {
        return System.nanoTime() + wait.toNanos();
    }

    @Test
    void aDripOfBytesDoesNotProlongTheWait() throws Exception {
        var seen = new CountDownLatch(1);
        var dripping = Thread.ofVirtual().start(() -> drip(seen));
        try (var connection = connect(new Transcript(), in(Duration.ofMinutes(1)))) {
            var failure = assertThrows(SmtpFailure.class, connection::greeting);

            assertEquals(SmtpFailure.Kind.TIMEOUT, failure.kind());
            assertEquals(Phase.GREETING, failure.phase());
            assertTrue(connection.isSpoiled());
        } finally {
            seen.countDown();
        }
        dripping.join();
    }

    /// One line of a reply without end every 50 ms, until the other side has seen enough.
    private void drip(CountDownLatch seen) {
        try (var socket = server.accept()) {
            var out = socket.getOutputStream();
            do {
                out.write("220-x\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } while (!seen.await(50, TimeUnit.MILLISECONDS));
        } catch (IOException | InterruptedException clientGone) {
            // As it should be.
        }
    }

    @Test
    void theLimitOfTheAttemptEndsAWaitEarlier() throws Exception {
        try (var connection = connect(new Transcript(), in(Duration.ofMillis(50)));
                var _ = server.accept()) {
            var began = System.nanoTime();

            assertThrows(SmtpFailure.class, connection::greeting);

            assertTrue(System.nanoTime() - began < Duration.ofMillis(390).toNanos());
        }
    }

    @Test
    void aPeerThatDoesNotReadIsLeft() throws Exception {
        var transcript = new Transcript();
        try (var connection = connect(transcript, in(Duration.ofMinutes(1)));
                var peer = server.accept()) {
            var out = peer.getOutputStream();
            out.write("220 x\r\n250 x\r\n250 ok\r\n250 ok\r\n354 go\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.greeting();
            connection.introduce("client.example");

            var exchange = connection.transact(new Envelope("", List.of("a@b.example"), false), endless());

            var failure = exchange.failure().orElseThrow();
            assertEquals(SmtpFailure.Kind.TIMEOUT, failure.kind());
            assertEquals(Phase.DATA, failure.phase());
            assertEquals(false, exchange.dotWritten());
        }
    }

    /// More than any socket buffer holds.
    private static Content endless() {
        return new Content() {
            @Override
            public long size() {
                return Long.MAX_VALUE;
            }

            @Override
            public void copyTo(OutputStream out) throws IOException {
                var line = "x".repeat(1000).getBytes(StandardCharsets.US_ASCII);
                for (var i = 0; i < 1_000_000; i++) {
                    out.write(line);
                }
            }
        };
    }

    @Test
    void aMessageThatCannotBeReadIsNeverEnded() throws Exception {
        try (var connection = connect(new Transcript(), in(Duration.ofMinutes(1)));
                var peer = server.accept()) {
            var out = peer.getOutputStream();
            out.write("220 x\r\n250 x\r\n250 ok\r\n250 ok\r\n354 go\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.greeting();
            connection.introduce("client.example");

            var envelope = new Envelope("", List.of("a@b.example"), false);
            assertThrows(IllegalStateException.class, () -> connection.transact(envelope, broken()));

            var heard = new String(peer.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(heard.endsWith("DATA\r\n"), heard);
        }
    }

    private static Content broken() {
        return new Content() {
            @Override
            public long size() {
                return 100;
            }

            @Override
            public void copyTo(OutputStream out) throws IOException {
                out.write("Subject: half\r\n".getBytes(StandardCharsets.US_ASCII));
                throw new IllegalStateException("disk");
            }
        };
    }

    @Test
    void theTranscriptTellsCommandsRepliesAndTimes() throws Exception {
        var transcript = new Transcript();
        try (var connection = connect(transcript, in(Duration.ofMinutes(1)));
                var peer = server.accept()) {
            peer.getOutputStream().write("220 x\r\n250-x\r\n250 SIZE 5\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.greeting();
            connection.introduce("client.example");
        }

        assertEquals(List.of("S: 220 x", "C: EHLO client.example", "S: 250-x", "S: 250 SIZE 5"), transcript.lines());
        assertTrue(transcript.phases().keySet().containsAll(List.of(Phase.CONNECT, Phase.GREETING, Phase.EHLO)));
    }

    @Test
    void theTranscriptIsBounded() {
        var transcript = new Transcript();

        for (var i = 0; i < 10_000; i++) {
            transcript.received(new Reply(250, Optional.empty(), List.of("a", "b")));
        }

        assertTrue(transcript.lines().size() <= Transcript.LINES_MAX);
    }
}

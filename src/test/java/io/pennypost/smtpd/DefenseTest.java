package io.pennypost.smtpd;

import static io.pennypost.smtpd.SmtpdWorld.PASSWORD;
import static io.pennypost.smtpd.SmtpdWorld.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.testing.SmtpTalk;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that mean ill, or never come to an end.
final class DefenseTest {
    private static final String SMUGGLED =
            "MAIL FROM:<evil@example.com>\r\nRCPT TO:<victim@example.net>\r\nDATA\r\nFrom: evil\r\n\r\nx\r\n.\r\n";

    /// The sequences that one server or another has taken for the end of a message.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\n.\r",
                "\r.\r",
                "\n.\r\n",
                "\r\n.\n",
                "\r\n.\r",
                "\r\r\n.\r\r\n",
                "\n.\r\r\n",
                "\n\n.\n\n"
            })
    void smuggledMailIsRefusedWithWhatItHidIn(String end) throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.open());
                var talk = SmtpTalk.overTls(world.tls()).login(USER, PASSWORD)) {
            talk.envelope("a@example.com", "b@example.net").ask("DATA");

            talk.raw("From: a@example.com\r\n\r\nbody" + end + SMUGGLED);

            SmtpTalk.expect("550 5.5.2 Bare <*> received", talk.hear());
            assertEquals("<eof>", talk.hear());
            assertTrue(world.handed.isEmpty());
        }
    }

    /// What looks like an end and is none belongs to the message.
    @ParameterizedTest
    @ValueSource(
            strings = {"\r\n\0.\r\n", "\r\n. \r\n", "\r\n .\r\n", "\f.\r\n", "\u0085.\r\n", "\r\n..\r\n", "\r\n.\b\r\n"
            })
    void whatOnlyLooksLikeAnEndIsOneMessage(String end) throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.open());
                var talk = SmtpTalk.overTls(world.tls()).login(USER, PASSWORD)) {
            talk.envelope("a@example.com", "b@example.net").ask("DATA");

            SmtpTalk.expect("250 Ok *", talk.raw("body" + end + SMUGGLED).reply());

            assertTrue(world.taken().text().contains("victim@example.net"));
            assertEquals("250 Ok", talk.ask("NOOP"));
            assertTrue(world.handed.isEmpty());
        }
    }

    @Test
    void silenceEndsASession() throws Exception {
        var manners = SmtpdWorld.with(SmtpdWorld.ses(), patience(Duration.ofMillis(200), Duration.ofMillis(200)));
        try (var world = new SmtpdWorld(manners);
                var stranger = SmtpTalk.to(world.startTls());
                var known = SmtpTalk.overTls(world.tls()).login(USER, PASSWORD);
                var within = SmtpTalk.overTls(world.tls()).login(USER, PASSWORD)) {
            within.envelope("a@example.com", "b@example.net").ask("DATA");
            within.raw("half a li");

            stranger.hear();
            for (var talk : new SmtpTalk[] {stranger, known, within}) {
                assertEquals("451 4.4.2 Timeout waiting for data from client.", talk.hear());
                assertEquals("<eof>", talk.hear());
            }
            assertTrue(world.handed.isEmpty());
        }
    }

    @Test
    void aHandshakeThatDoesNotComeIsNotWaitedForLong() throws Exception {
        var manners = SmtpdWorld.with(SmtpdWorld.ses(), patience(Duration.ofSeconds(60), Duration.ofMillis(200)));
        try (var world = new SmtpdWorld(manners);
                var talk = SmtpTalk.to(world.tls())) {
            assertEquals("<eof>", talk.hear());
        }
    }

    @Test
    void mistakesEndASession() throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.ses());
                var talk = SmtpTalk.overTls(world.tls())) {
            talk.reply();
            for (int i = 0; i < 20; i++) {
                assertEquals("500 Error: command not implemented", talk.ask("NONSENSE"));
            }
            assertEquals("421 Too many errors", talk.hear());
            assertEquals("<eof>", talk.hear());
        }
    }

    @Test
    void commandsWithoutEndEndASession() throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.ses());
                var talk = SmtpTalk.overTls(world.tls())) {
            talk.reply();
            for (int i = 0; i < 1_000; i++) {
                assertEquals("250 Ok", talk.ask("NOOP"));
            }
            assertEquals("250 Ok", talk.ask("NOOP"));
            assertEquals("421 Too many commands without a message", talk.hear());
        }
    }

    @Test
    void aLongLineIsRefusedAndTheSessionGoesOn() throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.ses());
                var talk = SmtpTalk.overTls(world.tls())) {
            talk.reply();
            assertEquals("500 Line too long", talk.ask("EHLO " + "a".repeat(5_000)));
            assertEquals("250 Ok", talk.ask("NOOP"));
        }
    }

    @Test
    void aLineWithoutEndEndsASession() throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.ses());
                var talk = SmtpTalk.overTls(world.tls())) {
            talk.reply();
            var piece = "a".repeat(64 * 1024);
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 1_000; i++) {
                    talk.raw(piece);
                }
            });
        }
    }

    /// A client that never listens fills the buffers between us, and then our patience with it is short.
    @Test
    void whoDoesNotReadRepliesIsClosed() throws Exception {
        var quick = new Manners.Patience(
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                Duration.ofMillis(200),
                Duration.ofMillis(1),
                Duration.ofSeconds(5));
        var bounds = new Manners.Bounds(10, 10, 20, Integer.MAX_VALUE, 3, 1_000, 1_024);
        var manners = SmtpdWorld.with(SmtpdWorld.with(SmtpdWorld.open(), quick), bounds);
        try (var world = new SmtpdWorld(manners);
                var talk = SmtpTalk.to(world.startTls())) {
            var commands = "EHLO x\r\n".repeat(10_000);
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 1_000; i++) {
                    talk.raw(commands);
                }
            });
        }
    }

    @Test
    void tooManyConnectionsAreTurnedAway() throws Exception {
        var bounds = new Manners.Bounds(2, 2, 20, 1_000, 3, 1_000, 1_024);
        try (var world = new SmtpdWorld(SmtpdWorld.with(SmtpdWorld.ses(), bounds));
                var first = SmtpTalk.to(world.startTls());
                var second = SmtpTalk.to(world.startTls());
                var third = SmtpTalk.to(world.startTls())) {
            SmtpTalk.expect("220 *", first.hear());
            SmtpTalk.expect("220 *", second.hear());
            assertEquals("421 Too many concurrent SMTP connections", third.hear());
            assertEquals("<eof>", third.hear());
            assertTrue(world.counts().contains("pennypost_smtp_connections_total{result=\"refused\"} 1.0"));
        }
    }

    @Test
    void anAddressThatFailedTwentyTimesMayNotTry() throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.ses())) {
            for (int i = 0; i < 20; i++) {
                try (var talk = SmtpTalk.overTls(world.tls())) {
                    talk.reply();
                    assertEquals(
                            "535 Authentication Credentials Invalid",
                            talk.ask("AUTH PLAIN " + SmtpTalk.plain(USER, "wrong" + i)));
                }
            }
            try (var talk = SmtpTalk.overTls(world.tls())) {
                talk.reply();
                assertEquals(
                        "454 Temporary authentication failure",
                        talk.ask("AUTH PLAIN " + SmtpTalk.plain(USER, PASSWORD)));
            }
            assertTrue(world.counts().contains("pennypost_smtp_auth_failures_total{reason=\"wrong_password\"} 20.0"));
            assertTrue(world.counts().contains("pennypost_smtp_auth_failures_total{reason=\"locked\"} 1.0"));
        }
    }

    private static Manners.Patience patience(Duration idle, Duration handshake) {
        return new Manners.Patience(
                idle, idle, idle, handshake, Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofSeconds(5));
    }
}

package io.pennypost.smtpd;

import static io.pennypost.smtpd.SmtpdWorld.PASSWORD;
import static io.pennypost.smtpd.SmtpdWorld.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.auth.SignatureMode;
import io.pennypost.send.Submission.Answer;
import io.pennypost.send.admit.Refusal;
import io.pennypost.send.admit.Submitted;
import io.pennypost.store.StoreException;
import io.pennypost.testing.SmtpTalk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What is handed in, and what is told of it.
final class SmtpdTest {
    private static final String MESSAGE = "From: a@example.com\r\nSubject: x\r\n\r\ntext\r\n..stuffed";

    @Test
    void aMessageIsHandedInWithItsCallerAndEnvelope() throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.ses());
                var talk = SmtpTalk.overTls(world.tls()).login(USER, PASSWORD)) {
            talk.envelope("a@example.com", "b@example.net", "c@example.net");
            talk.ask("DATA");
            assertEquals("250 Ok " + SmtpdWorld.MESSAGE_ID, talk.raw(MESSAGE).ask("\r\n."));

            var handed = world.taken();
            assertEquals("a@example.com", handed.sender());
            assertEquals(List.of("b@example.net", "c@example.net"), handed.recipients());
            assertEquals("From: a@example.com\r\nSubject: x\r\n\r\ntext\r\n.stuffed\r\n", handed.text());
            assertEquals(Submitted.Door.SMTP, handed.given().door());
            assertEquals("us-east-1", handed.caller().scope().region());
            assertEquals("arn:aws:iam::000000000000:root", handed.caller().principalArn());
            assertEquals("127.0.0.1", handed.caller().sourceIp());
            assertTrue(handed.caller().secure());
            assertTrue(world.counts().contains("pennypost_smtp_messages_total{result=\"accepted\"} 1.0"));
            assertTrue(world.counts().contains("pennypost_smtp_connections_open 1.0"));
        }
    }

    @Test
    void eightBitMailIsTakenAsItIs() throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.ses());
                var talk = SmtpTalk.overTls(world.tls()).login(USER, PASSWORD)) {
            var message = "From: a@example.com\r\n\r\n\u00fc\u0000\u00ff";

            talk.send("a@example.com", "b@example.net", message);

            assertEquals(message + "\r\n", world.taken().text());
        }
    }

    @Test
    void aLargeMessageComesWholeAndOneByteMoreThanTheLimitIsRefused() throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.open());
                var talk = SmtpTalk.overTls(world.tls()).login(USER, PASSWORD)) {
            var line = "x".repeat(998) + "\r\n";
            var most = line.repeat((int) (SmtpdWorld.SIZE_MAX / line.length()));
            var whole = most + "y".repeat((int) (SmtpdWorld.SIZE_MAX - most.length() - 2));

            assertEquals("250 Ok " + SmtpdWorld.MESSAGE_ID, talk.send("a@example.com", "b@example.net", whole));
            assertEquals(whole + "\r\n", world.taken().text());
            assertEquals("552 Message is too long.", talk.send("a@example.com", "b@example.net", whole + "z"));
            assertEquals("250 Ok " + SmtpdWorld.MESSAGE_ID, talk.send("a@example.com", "b@example.net", "short"));
        }
    }

    @Test
    void refusalsAreToldAtTheEndAndTheSessionGoesOn() throws Exception {
        var refusals = List.of(
                new Refusal.NotVerified("us-east-1", List.of("a@example.com", "c@example.org")),
                new Refusal.Malformed(Optional.of("Missing required header 'From'.")),
                new Refusal.Malformed(Optional.of("Two\r\n250 Ok lines")),
                new Refusal.Malformed(Optional.empty()),
                new Refusal.NoConfigurationSet("none"),
                new Refusal.ConfigurationSetPaused("paused"),
                new Refusal.AccountPaused(),
                new Refusal.AccountSuspended(),
                new Refusal.AccessDenied("arn:aws:iam::1:user/x", "ses:SendRawEmail", "arn:aws:ses:r:1:identity/e"),
                new Refusal.TooLarge(2, 1));
        var replies = new ArrayList<String>();

        try (var world = new SmtpdWorld(SmtpdWorld.ses());
                var talk = SmtpTalk.overTls(world.tls()).login(USER, PASSWORD)) {
            for (var refusal : refusals) {
                world.answering = (_, _) -> new Answer.Refused(refusal);
                replies.add(talk.send("a@example.com", "b@example.net", "x"));
            }
            assertEquals("250 Ok", talk.ask("NOOP"));
        }

        assertEquals(
                List.of(
                        "554 Message rejected: Email address is not verified. The following identities failed the"
                                + " check in region US-EAST-1: a@example.com, c@example.org",
                        "554 Transaction failed: Missing required header 'From'.",
                        "554 Transaction failed: Two??250 Ok lines",
                        "554 Transaction failed",
                        "554 Transaction failed: Configuration set <none> does not exist.",
                        "554 Message rejected: Sending is paused for configuration set <paused>.",
                        "554 Message rejected: Sending is paused for this account. For more information, please check"
                                + " the inbox of the email address associated with your AWS account.",
                        "554 Message rejected: Your account's ability to send email is suspended.",
                        "554 Access denied: User `arn:aws:iam::1:user/x' is not authorized to perform"
                                + " `ses:SendRawEmail' on resource `arn:aws:ses:r:1:identity/e'",
                        "552 Message is too long."),
                replies);
    }

    @Test
    void aLongRefusalIsCut() {
        var many = Collections.nCopies(60, "someone@example.com");

        var reply = MessageRefusals.reply(new Refusal.NotVerified("us-east-1", many));

        assertEquals(510, reply.length());
        assertTrue(reply.endsWith("..."), reply);
    }

    @Test
    void aStoreThatCannotKeepAMessageRefusesForNow() throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.ses());
                var talk = SmtpTalk.overTls(world.tls()).login(USER, PASSWORD)) {
            world.answering = (_, _) -> {
                throw new StoreException(StoreException.Kind.FULL, "full");
            };
            assertEquals("452 Insufficient system storage", talk.send("a@example.com", "b@example.net", "x"));
            world.answering = (_, _) -> {
                throw new StoreException(StoreException.Kind.FAILED, "failed");
            };
            assertEquals("451 Temporary service failure", talk.send("a@example.com", "b@example.net", "x"));
            world.answering = (_, _) -> {
                throw new StoreException(StoreException.Kind.UNSAFE, "unsafe");
            };
            assertEquals(
                    "421 Service not available, closing transmission channel",
                    talk.send("a@example.com", "b@example.net", "x"));
            assertEquals("<eof>", talk.hear());
        }
    }

    @Test
    void fiftyOneRecipientsAreTakenUntilTheEnd() throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.ses());
                var talk = SmtpTalk.overTls(world.tls()).login(USER, PASSWORD)) {
            var recipients = new String[51];
            Arrays.setAll(recipients, i -> "r" + i + "@example.net");

            talk.envelope("a@example.com", recipients);
            talk.ask("DATA");
            talk.ask("x\r\n.");

            assertEquals(51, world.taken().recipients().size());
        }
    }

    @Test
    void aKeyThatIsDeletedMeanwhileSendsNoMore() throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.ses());
                var talk = SmtpTalk.overTls(world.tls()).login(USER, PASSWORD)) {
            talk.send("a@example.com", "b@example.net", "x");
            world.keys.remove(USER);

            assertEquals("535 Authentication Credentials Invalid", talk.ask("MAIL FROM:<a@example.com>"));
            assertEquals("<eof>", talk.hear());
        }
    }

    @Test
    void whereSignaturesAreIgnoredAnyUserAndPasswordWillDo() throws Exception {
        try (var world = new SmtpdWorld(SmtpdWorld.open(), SignatureMode.IGNORED);
                var talk = SmtpTalk.overTls(world.tls()).login("123456789012", "anything");
                var other = SmtpTalk.overTls(world.tls()).login("developer", "")) {
            talk.send("a@example.com", "b@example.net", "x");
            assertEquals("123456789012", world.taken().caller().scope().account());
            other.send("a@example.com", "b@example.net", "x");
            assertEquals("000000000000", world.taken().caller().scope().account());
        }
    }

    @Test
    void aMessageUnderWayIsFinishedWhenTheDoorCloses() throws Exception {
        var world = new SmtpdWorld(SmtpdWorld.open());
        var within = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        world.answering = (_, _) -> {
            within.countDown();
            await(goOn);
            return new Answer.Accepted("id");
        };
        try (var idle = SmtpTalk.overTls(world.tls()).login(USER, PASSWORD);
                var busy = SmtpTalk.overTls(world.tls()).login(USER, PASSWORD)) {
            busy.envelope("a@example.com", "b@example.net").ask("DATA");
            busy.say("x").say(".");
            await(within);

            var closing = Thread.ofVirtual().start(() -> close(world));
            assertEquals("421 Service not available, closing transmission channel", idle.hear());
            assertEquals("<eof>", idle.hear());
            goOn.countDown();

            assertEquals("250 Ok id", busy.hear());
            assertEquals("421 Service not available, closing transmission channel", busy.hear());
            assertTrue(closing.join(Duration.ofSeconds(10)));
        }
    }

    private static void close(SmtpdWorld world) {
        try {
            world.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.secret.Secret;
import io.pennypost.aws.sigv4.SmtpPassword;
import io.pennypost.server.settings.Mode;
import io.pennypost.testing.SmtpTalk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mail handed in by SMTP goes the way that mail by the API goes. References are to ses-smtp.md.
final class SmtpSubmissionTest {
    private static final String PASSWORD =
            SmtpPassword.of(new Secret(RunningProgram.SECRET), "us-east-1").reveal();
    private static final String NOT_VERIFIED = "554 Message rejected: Email address is not verified. The following"
            + " identities failed the check in region US-EAST-1: ";

    @TempDir
    static Path directory;

    private static RunningProgram program;

    @BeforeAll
    static void start() {
        program = RunningProgram.start(
                Mode.SERVE,
                directory.resolve("data"),
                "delivery.mode=capture",
                "account.production=true",
                "identity.verification=at_once",
                "submission.profile=ses");
        program.v2().createEmailIdentity(r -> r.emailIdentity("example.com"));
        program.v2().createConfigurationSet(r -> r.configurationSetName("open"));
        program.v2()
                .createConfigurationSet(
                        r -> r.configurationSetName("paused").sendingOptions(o -> o.sendingEnabled(false)));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    /// §15, over STARTTLS.
    @Test
    void mailIsCapturedUnderTheIdOfTheReply() throws Exception {
        try (var talk = SmtpTalk.to(program.startTls())) {
            talk.reply();
            talk.ask("EHLO client.example");
            assertEquals("220 Ready to start TLS", talk.ask("STARTTLS"));
            talk.shakeHands();
            assertEquals("250 Ok", talk.ask("EHLO client.example"));
            assertEquals(
                    "235 Authentication successful.",
                    talk.ask("AUTH PLAIN " + SmtpTalk.plain(RunningProgram.KEY_ID, PASSWORD)));

            var id = accepted(talk.send(
                    "a@example.com",
                    "b@example.net",
                    "From: Ann <a@example.com>\r\nTo: b@example.net\r\nBcc: hidden@example.net\r\nReturn-Path: <x@y.z>"
                            + "\r\nSubject: by SMTP\r\nX-Kept: yes\r\n\r\nHello"));

            assertTrue(id.matches("[0-9a-f]{16}-[0-9a-f-]{36}-000000"), id);
            var mail = program.captured(id);
            assertEquals("by SMTP", mail.at("Subject").text());
            assertEquals("a@example.com", mail.at("Source").text());
            var source = program.source(id);
            assertTrue(source.contains("Message-ID: <" + id + "@"), source);
            assertTrue(source.contains("X-Kept: yes"), source);
            assertFalse(source.contains("hidden@"), source);
            assertFalse(source.contains("Return-Path"), source);
            assertTrue(source.endsWith("\r\n\r\nHello\r\n"), source);
        }
    }

    /// §11: obeyed, whatever their case and folding, and gone.
    @Test
    void controlHeadersAreObeyedAndStripped() throws Exception {
        try (var talk = talk()) {
            var id = accepted(send(
                    talk,
                    "x-ses-configuration-set: open",
                    "X-SES-Message-Tags: campaign=welcome,\r\n tier=gold",
                    "X-SES-SOURCE-ARN: arn:aws:ses:us-east-1:000000000000:identity/example.com",
                    "X-SES-Whatever: x"));

            assertFalse(program.source(id).toLowerCase(Locale.ROOT).contains("x-ses-"), program.source(id));
            var ledger = program.ledger(id).toString();
            assertTrue(ledger.contains("open"), ledger);
            assertTrue(ledger.contains("campaign"), ledger);
            assertTrue(ledger.contains("gold"), ledger);
        }
    }

    /// §5, §7: told at the end of DATA, and the session goes on.
    @Test
    void refusalsAreTheApisInTheWordsOfSmtp() throws Exception {
        try (var talk = talk()) {
            assertEquals(
                    "554 Transaction failed: Configuration set <none> does not exist.",
                    send(talk, "X-SES-CONFIGURATION-SET: none"));
            assertEquals(
                    "554 Message rejected: Sending is paused for configuration set <paused>.",
                    send(talk, "X-SES-CONFIGURATION-SET: paused"));
            assertEquals(
                    "554 Access denied: User `arn:aws:iam::000000000000:root' is not authorized to perform"
                            + " `ses:SendRawEmail' on resource `arn:aws:ses:us-east-1:111111111111:identity/example.org'",
                    send(talk, "X-SES-FROM-ARN: arn:aws:ses:us-east-1:111111111111:identity/example.org"));
            assertEquals(
                    "554 Transaction failed: Tenant <t> for AwsAccountId <000000000000> not found.",
                    send(talk, "X-SES-TENANT: t"));
            assertEquals(
                    "554 Transaction failed: List with name: l doesn't exist.",
                    send(talk, "X-SES-LIST-MANAGEMENT-OPTIONS: l; topic=t"));
            assertEquals("554 Transaction failed: Duplicate header 'Subject'.", send(talk, "Subject: a", "Subject: b"));
            assertEquals(
                    "554 Transaction failed: Illegal filename 'x.exe'",
                    send(talk, "Content-Disposition: attachment; filename=x.exe"));
            assertEquals(
                    "554 Transaction failed: Missing required header 'From'.",
                    talk.send("a@example.com", "b@example.net", "Subject: x\r\n\r\nx"));
            assertEquals(
                    NOT_VERIFIED + "c@example.org",
                    talk.send("a@example.com", "b@example.net", "From: c@example.org\r\n\r\nx"));
            assertEquals(
                    NOT_VERIFIED + "d@example.org",
                    talk.send("d@example.org", "b@example.net", "From: a@example.com\r\n\r\nx"));
            assertEquals("250 Ok", send(talk).substring(0, 6));
        }
    }

    /// §12: 51 recipients are taken one by one and refused together; nothing is kept.
    @Test
    void fiftyOneRecipientsAreTooMany() throws Exception {
        try (var talk = talk()) {
            var recipients = new String[51];
            Arrays.setAll(recipients, i -> "r" + i + "@example.net");
            var before = program.inbox().size();

            talk.envelope("a@example.com", recipients).ask("DATA");

            assertEquals(
                    "554 Transaction failed: Recipient count exceeds 50.",
                    talk.raw("From: a@example.com\r\n\r\nx\r\n.\r\n").reply());
            assertEquals(before, program.inbox().size());
        }
    }

    /// §2: the password of another region, the secret itself, an unknown key.
    @Test
    void wrongCredentialsAreRefused() throws Exception {
        var other =
                SmtpPassword.of(new Secret(RunningProgram.SECRET), "eu-west-1").reveal();
        try (var talk = SmtpTalk.overTls(program.tls())) {
            talk.reply();
            for (var shown : List.of(
                    SmtpTalk.plain(RunningProgram.KEY_ID, other),
                    SmtpTalk.plain(RunningProgram.KEY_ID, RunningProgram.SECRET),
                    SmtpTalk.plain("AKIAUNKNOWN", PASSWORD))) {
                assertEquals("535 Authentication Credentials Invalid", talk.ask("AUTH PLAIN " + shown));
            }
        }
    }

    /// More than stays in heap.
    @Test
    void aLargeMessageArrivesByteForByte() throws Exception {
        var body = ("0123456789".repeat(9) + "\r\n").repeat(30_000);
        try (var talk = talk()) {
            var id = accepted(talk.send("a@example.com", "b@example.net", "From: a@example.com\r\n\r\n" + body));

            assertTrue(program.source(id).endsWith("\r\n\r\n" + body + "\r\n"));
        }
    }

    @Test
    void aFullDiskRefusesForNowAndTheSessionGoesOn(@TempDir Path other) throws Exception {
        var free = new AtomicLong(1L << 40);
        try (var full = RunningProgram.start(free::get, Mode.DEV, other.resolve("data"));
                var talk = SmtpTalk.overTls(full.tls())) {
            full.v2().createEmailIdentity(r -> r.emailIdentity("example.com"));
            talk.login("any", "thing");

            free.set(0);
            eventually(() -> send(talk).equals("452 Insufficient system storage"));
            free.set(1L << 40);
            eventually(() -> send(talk).startsWith("250 Ok "));
        }
    }

    private static SmtpTalk talk() throws IOException {
        return SmtpTalk.overTls(program.tls()).login(RunningProgram.KEY_ID, PASSWORD);
    }

    private static String send(SmtpTalk talk, String... headers) throws IOException {
        var header = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return talk.send("a@example.com", "b@example.net", "From: a@example.com\r\n" + header + "\r\nx");
    }

    private static String accepted(String reply) throws IOException {
        SmtpTalk.expect("250 Ok *", reply);
        return reply.substring("250 Ok ".length());
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    /// Free space is looked at a few times a second.
    private static void eventually(Condition condition) throws IOException, InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, "it does not come about");
            assertTrue(!new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS));
        }
    }
}

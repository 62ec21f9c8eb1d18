package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.SmtpTalk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.model.ReceiptFilterPolicy;
import software.amazon.awssdk.services.ses.model.TlsPolicy;

/// Mail from the world, by real SMTP. References are to ses-receiving.md.
final class ReceivingTest {
    private static final String MAIL = "From: Bob <bob@remote.example>\r\nTo: info@shop.example\r\nSubject: Order"
            + "\r\nX-SES-Spam-Verdict: PASS\r\n\r\nHello";

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
                "operator.address=op@operator.example");
        program.v2().createEmailIdentity(r -> r.emailIdentity("shop.example"));
        program.v2().createEmailIdentity(r -> r.emailIdentity("secure.example"));
        var v1 = program.v1();
        v1.createReceiptRuleSet(r -> r.ruleSetName("main"));
        rule("shop", TlsPolicy.OPTIONAL, "shop.example", "other.example");
        rule("secure", TlsPolicy.REQUIRE, "secure.example");
        v1.setActiveReceiptRuleSet(r -> r.ruleSetName("main"));
    }

    private static void rule(String name, TlsPolicy tls, String... recipients) {
        program.v1()
                .createReceiptRule(r -> r.ruleSetName("main")
                        .rule(rule -> rule.name(name)
                                .enabled(true)
                                .tlsPolicy(tls)
                                .recipients(recipients)
                                .actions(List.of())));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    private static SmtpTalk greeted() throws IOException {
        var talk = SmtpTalk.to(program.inbound());
        SmtpTalk.expect("220 mail.example.com ESMTP", talk.reply());
        SmtpTalk.expect("250 ENHANCEDSTATUSCODES", talk.ask("EHLO mail.remote.example"));
        return talk;
    }

    private static String deliver(String sender, String recipient, String mail) throws IOException {
        try (var talk = greeted()) {
            SmtpTalk.expect("250 2.0.0 Ok", talk.ask("MAIL FROM:<" + sender + ">"));
            SmtpTalk.expect("250 2.0.0 Ok", talk.ask("RCPT TO:<" + recipient + ">"));
            SmtpTalk.expect("354 *", talk.ask("DATA"));
            return talk.raw(mail).raw("\r\n.\r\n").reply();
        }
    }

    private static String id(String reply) {
        assertTrue(reply.matches("250 OK [0-9a-v]{40}"), reply);
        return reply.substring(7);
    }

    /// Waits until the ledger of a mail has a line of a type.
    private static List<String> ledgerUntil(String id, String type) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            var types = program.ledger(id).stream()
                    .map(line -> line.at("type").text())
                    .toList();
            if (types.contains(type)) {
                return types;
            }
            assertFalse(new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS));
        }
        throw new IllegalStateException("no line " + type + " of " + id);
    }

    /// §1, §6: kept before the reply, then shown beside sent mail, with our trace on top.
    @Test
    void mailForAVerifiedDomainIsKeptAndShown() throws Exception {
        var id = id(deliver("bob@remote.example", "info@shop.example", MAIL));

        assertEquals(List.of("Received", "Verdicts", "StoredToInbox"), ledgerUntil(id, "StoredToInbox"));
        var mail = program.captured(id);
        assertEquals("Order", mail.at("Subject").text());
        assertEquals("bob@remote.example", mail.at("Source").text());
        assertTrue(
                mail.at("RawData")
                        .text()
                        .startsWith("Return-Path: <bob@remote.example>\r\n"
                                + "Received: from mail.remote.example ([127.0.0.1])\r\n"
                                + " by mail.example.com with SMTP id " + id + "\r\n for info@shop.example;\r\n "),
                mail.at("RawData").text());
    }

    /// §5.
    @Test
    void unknownRecipientsAreRefused() throws Exception {
        try (var talk = greeted()) {
            talk.ask("MAIL FROM:<bob@remote.example>");
            // No identity; a domain below that no condition names; no rule at all.
            for (var unknown : List.of("a@other.example", "a@sub.shop.example", "a@nowhere.example")) {
                assertEquals(
                        "550 5.1.1 <" + unknown + ">: Recipient address rejected: User unknown",
                        talk.ask("RCPT TO:<" + unknown + ">"));
            }
            assertEquals("503 5.5.1 Error: need RCPT command", talk.ask("DATA"));
        }
    }

    /// §5, §11: refused for that recipient only, and taken over TLS.
    @Test
    void aRuleMayDemandTls() throws Exception {
        try (var talk = greeted()) {
            talk.ask("MAIL FROM:<bob@remote.example>");
            assertEquals("530 5.7.0 Must issue a STARTTLS command first", talk.ask("RCPT TO:<info@secure.example>"));
            assertEquals("250 2.0.0 Ok", talk.ask("RCPT TO:<info@shop.example>"));

            assertEquals("220 2.0.0 Ready to start TLS", talk.ask("STARTTLS"));
            talk.shakeHands();
            assertEquals("503 5.5.1 Error: need EHLO or HELO command", talk.ask("MAIL FROM:<bob@remote.example>"));
            talk.ask("EHLO mail.remote.example");
            talk.ask("MAIL FROM:<bob@remote.example>");
            assertEquals("250 2.0.0 Ok", talk.ask("RCPT TO:<info@secure.example>"));
        }
    }

    @Test
    void theNullSenderIsWelcome() throws Exception {
        var id = id(deliver("", "info@shop.example", MAIL));

        ledgerUntil(id, "StoredToInbox");
        assertEquals("", program.captured(id).at("Source").text());
    }

    /// §2: the filter of the narrowest range decides.
    @Test
    void filtersKeepPeersOut() throws Exception {
        var v1 = program.v1();
        v1.createReceiptFilter(r -> r.filter(f -> f.name("loopback")
                .ipFilter(i -> i.policy(ReceiptFilterPolicy.BLOCK).cidr("127.0.0.0/8"))));
        try (var talk = greeted()) {
            talk.ask("MAIL FROM:<bob@remote.example>");
            assertEquals("550 5.7.1 Connection refused", talk.ask("RCPT TO:<info@shop.example>"));
            v1.createReceiptFilter(r -> r.filter(f -> f.name("me")
                    .ipFilter(i -> i.policy(ReceiptFilterPolicy.ALLOW).cidr("127.0.0.1"))));
            assertEquals("250 2.0.0 Ok", talk.ask("RCPT TO:<info@shop.example>"));
        } finally {
            v1.deleteReceiptFilter(r -> r.filterName("loopback"));
            v1.deleteReceiptFilter(r -> r.filterName("me"));
        }
    }

    /// RFC 5321 §4.5.1.
    @Test
    void mailForThePostmasterGoesToTheOperator() throws Exception {
        var id = id(deliver("bob@remote.example", "Postmaster", MAIL));

        ledgerUntil(id, "ToOperator");
        var copy = program.inbox().stream()
                .filter(mail -> mail.at("Subject").text().equals("Mail to postmaster@mail.example.com"))
                .findFirst()
                .orElseThrow();
        assertTrue(copy.at("RawData").text().contains("X-Loop: mail.example.com"));
    }

    @Test
    void mailInCirclesIsCut() throws Exception {
        assertEquals(
                "554 5.4.6 Too many hops, the mail is in a loop",
                deliver("bob@remote.example", "info@shop.example", "Received: from a by b\r\n".repeat(51) + MAIL));
    }

    @Test
    void guessersAreHungUpOn() throws Exception {
        try (var talk = greeted()) {
            talk.ask("MAIL FROM:<bob@remote.example>");
            for (int i = 0; i < 10; i++) {
                SmtpTalk.expect("550 5.1.1 *", talk.ask("RCPT TO:<a" + i + "@nowhere.example>"));
            }
            assertEquals("421 4.7.0 Too many unknown recipients", talk.ask("RCPT TO:<a@nowhere.example>"));
            assertEquals("<eof>", talk.hear());
        }
    }
}

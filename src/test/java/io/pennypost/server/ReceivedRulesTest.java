package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.DnsServer;
import io.pennypost.testing.SmtpTalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.model.BounceType;
import software.amazon.awssdk.services.ses.model.BouncedRecipientInfo;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.ReceiptAction;

/// Mail from the world, from SMTP to what its receipt rules do.
final class ReceivedRulesTest {
    private static final String MAIL = """
            From: Bob <bob@remote.example>
            To: info@shop.example
            Subject: Order
            X-SES-Spam-Verdict: PASS
            Authentication-Results: amazonses.com; dkim=pass

            Hello
            """.replace("\n", "\r\n");

    @TempDir
    Path directory;

    private DnsServer dns;
    private RunningProgram program;

    @BeforeEach
    void start() throws IOException {
        dns = new DnsServer("remote.example TXT \"v=spf1 ip4:127.0.0.1 -all\"\n");
        program = run();
        program.v2().createEmailIdentity(r -> r.emailIdentity("shop.example"));
        var v1 = program.v1();
        v1.createReceiptRuleSet(r -> r.ruleSetName("main"));
        v1.createReceiptRule(r -> r.ruleSetName("main")
                .rule(rule -> rule.name("store")
                        .enabled(true)
                        .recipients("shop.example")
                        .actions(
                                ReceiptAction.builder()
                                        .addHeaderAction(
                                                a -> a.headerName("X-Shop").headerValue("order"))
                                        .build(),
                                ReceiptAction.builder()
                                        .s3Action(a -> a.bucketName("mail").objectKeyPrefix("in/"))
                                        .build())));
        v1.setActiveReceiptRuleSet(r -> r.ruleSetName("main"));
    }

    private RunningProgram run() {
        return RunningProgram.start(
                Mode.SERVE,
                directory.resolve("data"),
                "delivery.mode=capture",
                "account.production=true",
                "identity.verification=at_once",
                "dns.servers=[\"127.0.0.1:" + dns.address().getPort() + "\"]");
    }

    @AfterEach
    void stop() throws IOException {
        program.close();
        dns.close();
    }

    private String deliver(String sender) throws IOException {
        try (var talk = SmtpTalk.to(program.inbound())) {
            SmtpTalk.expect("220 mail.example.com ESMTP", talk.reply());
            talk.ask("EHLO mail.remote.example");
            SmtpTalk.expect("250 2.0.0 Ok", talk.ask("MAIL FROM:<" + sender + ">"));
            SmtpTalk.expect("250 2.0.0 Ok", talk.ask("RCPT TO:<info@shop.example>"));
            SmtpTalk.expect("354 *", talk.ask("DATA"));
            var reply = talk.raw(MAIL).raw(".\r\n").reply();
            assertTrue(reply.matches("250 OK [0-9a-v]{40}"), reply);
            return reply.substring(7);
        }
    }

    private void awaitLine(String id, String type) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (program.ledger(id).stream()
                .noneMatch(line -> line.at("type").text().equals(type))) {
            assertTrue(System.nanoTime() < end, () -> type + " is missing in " + program.ledger(id));
            assertFalse(new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS));
        }
    }

    private String stored(String id) throws IOException {
        try (var files = Files.walk(directory.resolve("data/buckets"))) {
            var file = files.filter(path -> path.endsWith(Path.of("in", id)))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        }
    }

    private String bounce(String id) {
        return program.v1()
                .sendBounce(r -> r.originalMessageId(id)
                        .bounceSender("postmaster@shop.example")
                        .bouncedRecipientInfoList(BouncedRecipientInfo.builder()
                                .recipient("info@shop.example")
                                .bounceType(BounceType.DOES_NOT_EXIST)
                                .build()))
                .messageId();
    }

    @Test
    void aMailIsStoredAsItsRuleSaysWithOurVerdictsOnTop() throws Exception {
        var id = deliver("bob@remote.example");
        awaitLine(id, "Verdicts");

        var mail = stored(id);
        var spf = "(spfCheck: domain of remote.example designates 127.0.0.1 as permitted sender)";
        var expected = List.of(
                "Return-Path: <bob@remote.example>\r\n",
                "Received: from mail.remote.example",
                "X-SES-Spam-Verdict: DISABLED\r\n",
                "X-SES-Virus-Verdict: DISABLED\r\n",
                "Received-SPF: pass " + spf + " client-ip=127.0.0.1;\r\n envelope-from=\"bob@remote.example\";\r\n"
                        + " helo=\"mail.remote.example\";\r\n",
                "Authentication-Results: mail.example.com;\r\n spf=pass " + spf,
                "dkim=none;\r\n",
                "From: Bob <bob@remote.example>\r\n");
        var at = 0;
        for (var part : expected) {
            var found = mail.indexOf(part, at);
            assertTrue(found >= at, () -> part + " is missing in its place in\n" + mail);
            at = found;
        }
        assertTrue(mail.contains("X-Shop: order\r\n"), mail);
        assertFalse(mail.contains("X-SES-Spam-Verdict: PASS"), mail);
        assertFalse(mail.contains("amazonses.com; dkim=pass"), mail);
        assertTrue(mail.endsWith("\r\n\r\nHello\r\n"), mail);
    }

    @Test
    void aMailThatWasReceivedCanBeBouncedAlsoAfterARestart() throws Exception {
        var id = deliver("bob@remote.example");
        awaitLine(id, "Verdicts");
        program.close();
        program = run();

        var bounce = program.captured(bounce(id));

        assertTrue(bounce.at("RawData").text().contains("report-type=delivery-status"), bounce.toString());
        assertTrue(bounce.at("RawData").text().contains("Subject: Order"), bounce.toString());
        assertEquals(
                "bob@remote.example",
                bounce.at("Destination").at("ToAddresses").items().getFirst().text());
    }

    @Test
    void theNullSenderIsNeverTold() throws Exception {
        var id = deliver("");
        awaitLine(id, "Verdicts");

        var refused = assertThrows(MessageRejectedException.class, () -> bounce(id));

        assertEquals(
                "The message " + id + " has no sender that could be told.",
                refused.awsErrorDetails().errorMessage());
    }

    @Test
    void otherDigitsBehindTheNumberNameNoMail() throws Exception {
        var id = deliver("bob@remote.example");
        awaitLine(id, "Verdicts");

        assertThrows(MessageRejectedException.class, () -> bounce(id.substring(0, 13) + "0".repeat(27)));
    }
}

package io.pennypost.receive.action;

import static io.pennypost.receive.action.ActionWorld.BOB;
import static io.pennypost.receive.action.ActionWorld.INFO;
import static io.pennypost.receive.action.ActionWorld.SALES;
import static io.pennypost.receive.action.ActionWorld.TEXT;
import static io.pennypost.receive.action.ActionWorld.bounce;
import static io.pennypost.receive.action.ActionWorld.lambda;
import static io.pennypost.receive.action.ActionWorld.rule;
import static io.pennypost.receive.action.ActionWorld.s3;
import static io.pennypost.receive.action.ActionWorld.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.ses.receiptrule.ReceiptAction;
import io.pennypost.ses.receiptrule.ReceiptAction.Encoding;
import io.pennypost.ses.receiptrule.ReceiptAction.Invocation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each action does.
final class ActionsTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:inbox";

    private final ActionWorld world = new ActionWorld();

    @Test
    void s3GetsTheMailUnderItsIdWithWhatWasAddedBefore() {
        world.run(
                world.mail(INFO),
                rule("first", new ReceiptAction.AddHeader("X-One", "1"), s3("a")),
                rule("second", new ReceiptAction.AddHeader("X-Two", "2"), s3("b")));

        assertEquals(TEXT.replace("\r\n\r\n", "\r\nX-One: 1\r\n\r\n"), world.objects.get("a/in/m1"));
        assertEquals(TEXT.replace("\r\n\r\n", "\r\nX-One: 1\r\nX-Two: 2\r\n\r\n"), world.objects.get("b/in/m1"));
    }

    @Test
    void s3WritesNothingInPlainThatShallBeEncrypted() {
        var report = world.run(
                world.mail(INFO),
                rule(
                        "r",
                        new ReceiptAction.S3(
                                "a", Optional.empty(), Optional.of("key"), Optional.empty(), Optional.empty())));

        assertEquals(List.of("S3:GivenUp"), told(report));
        assertTrue(world.objects.isEmpty());
    }

    @Test
    void snsGetsTheMailAsText() {
        world.run(world.mail(INFO), rule("r", new ReceiptAction.Sns(TOPIC, Encoding.UTF_8)));

        var one = world.published.getFirst();
        assertEquals(TOPIC, one.topicArn());
        assertEquals("Amazon SES Email Receipt Notification", one.subject());
        assertTrue(one.message().contains("\"content\":\"Return-Path: <bob@remote.example>\\r\\nFrom:"), one.message());
        assertTrue(one.message()
                .contains("\"action\":{\"type\":\"SNS\",\"topicArn\":\"" + TOPIC + "\",\"encoding\":\"UTF8\"}"));
        assertEquals(1, world.published.size());
    }

    @Test
    void snsGetsTheMailAsBase64() {
        world.run(world.mail(INFO), rule("r", new ReceiptAction.Sns(TOPIC, Encoding.BASE64)));

        var base64 = Base64.getEncoder().encodeToString(TEXT.getBytes(StandardCharsets.UTF_8));
        assertTrue(world.published.getFirst().message().contains("\"content\":\"" + base64 + "\""));
    }

    @Test
    void whatIsTooLargeForSnsBounces() {
        var fits = TEXT + "x".repeat(150 * 1024 - TEXT.length());
        var rule = rule("r", new ReceiptAction.Sns(TOPIC, Encoding.UTF_8));

        world.run(world.mail("fits", Optional.of(BOB), fits, INFO), rule);
        assertEquals(1, world.published.size());
        assertEquals(List.of(), world.sent);

        world.run(world.mail("large", Optional.of(BOB), fits + "x", INFO), rule);
        assertEquals(1, world.published.size());
        assertEquals("bob@remote.example", world.sent.getFirst().to());
        assertTrue(world.sent.getFirst().text().contains("Diagnostic-Code: smtp; 552 5.3.4 Message too large\r\n"));
    }

    @Test
    void aBounceTellsTheSenderAndEndsTheMailForItsRecipients() {
        world.run(
                world.mail(INFO, SALES),
                rule("bounces", List.of("info@shop.example"), bounce(), s3("never")),
                rule("infos", List.of("info@shop.example"), s3("never")),
                rule("all", new ReceiptAction.Sns(TOPIC, Encoding.UTF_8)));

        var bounce = world.sent.getFirst();
        assertEquals("postmaster@shop.example", bounce.from());
        assertEquals("bob@remote.example", bounce.to());
        for (var line : List.of(
                "Reporting-MTA: dns; inbound-smtp.eu-west-1.amazonaws.com",
                "Arrival-Date: Tue, 24 Nov 2026 10:00:00 +0000",
                "Final-Recipient: rfc822; info@shop.example",
                "Action: failed",
                "Status: 5.1.1",
                "Diagnostic-Code: smtp; 550 5.1.1 Mailbox does not exist",
                "Auto-Submitted: auto-replied",
                "Message-ID: <abc@remote.example>")) {
            assertTrue(bounce.text().contains(line + "\r\n"), line);
        }
        assertTrue(!bounce.text().contains("Hello"), "the body was returned");
        assertTrue(world.objects.isEmpty());
        assertTrue(world.published.getFirst().message().contains("\"recipients\":[\"sales@shop.example\"]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Auto-Submitted: auto-replied", "Precedence: bulk", "Precedence: List", "List-Id: <x.example>"})
    void automaticMailIsNotBounced(String field) {
        var report = world.run(
                world.mail("m1", Optional.of(BOB), field + "\r\n" + TEXT, INFO), rule("r", bounce(), s3("never")));

        assertEquals(List.of("Bounce:Done"), told(report));
        assertEquals(List.of(), world.sent);
        assertTrue(world.objects.isEmpty());
    }

    @Test
    void theNullSenderIsNeverBouncedTo() {
        world.run(world.mail("m1", Optional.empty(), TEXT, INFO), rule("r", bounce()));

        assertEquals(List.of(), world.sent);
    }

    @Test
    void oneSenderIsToldOnceInAnHour() {
        world.run(world.mail(INFO), rule("r", bounce()));
        world.run(world.mail(INFO), rule("r", bounce()));
        assertEquals(1, world.sent.size());

        world.clock.advance(Duration.ofHours(1));
        world.run(world.mail(INFO), rule("r", bounce()));
        assertEquals(2, world.sent.size());
    }

    @Test
    void aBounceComesFromVerifiedAddressesOnly() {
        var report = world.run(
                world.mail(INFO),
                rule(
                        "r",
                        new ReceiptAction.Bounce("550", Optional.empty(), "no", "x@other.example", Optional.empty())));

        assertEquals(List.of("Bounce:GivenUp"), told(report));
        assertEquals(List.of(), world.sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"disposition\":\"CONTINUE\"}|a,b,c",
                "{\"other\":{\"disposition\":\"STOP_RULE\"},\"disposition\":\"STOP_RULE\"}|a,c",
                "{\"disposition\":\"STOP_RULE_SET\"}|a",
                "{\"other\":{\"disposition\":\"STOP_RULE\"}}|a,b,c",
                "{\"disposition\":\"stop_rule\"}|a,b,c",
                "[\"STOP_RULE\"]|a,b,c",
                "{\"disposition\":|a,b,c",
                "null|a,b,c"
            })
    void aFunctionThatIsWaitedForSaysHowItGoesOn(String answer, String called) {
        world.answers.put("a", answer);

        world.run(
                world.mail(INFO),
                rule("one", lambda("a", Invocation.REQUEST_RESPONSE), lambda("b", Invocation.EVENT)),
                rule("two", lambda("c", Invocation.EVENT)));

        assertEquals(List.of(called.split(",")), world.calls);
    }

    @Test
    void stopEndsTheSetAndTellsItsTopic() {
        world.run(
                world.mail(INFO),
                rule("one", new ReceiptAction.Stop(Optional.of(TOPIC)), s3("never")),
                rule("two", s3("never")));

        assertTrue(world.objects.isEmpty());
        assertTrue(world.published
                .getFirst()
                .message()
                .contains("\"action\":{\"type\":\"Stop\",\"topicArn\":\"" + TOPIC + "\"}"));
    }

    @Test
    void forwardedMailHasASenderThatLeadsBack() {
        world.run(world.mail(INFO), rule("r", lambda("mailto:team@other.example", Invocation.EVENT)));

        var sent = world.sent.getFirst();
        assertEquals("forward", sent.kind());
        assertEquals("team@other.example", sent.to());
        assertTrue(sent.reversePath().matches("SRS0=[a-z2-7]{8}=[a-z2-7]{2}=remote.example=bob@bounces.example"));
        assertEquals("Delivered-To: info@shop.example\r\n" + TEXT.substring(TEXT.indexOf("From:")), sent.text());
    }

    @Test
    void forwardedMailDoesNotGoRoundInLoops() {
        var report = world.run(
                world.mail("m1", Optional.of(BOB), "Delivered-To: INFO@shop.example\r\n" + TEXT, INFO),
                rule("r", lambda("mailto:team@other.example", Invocation.EVENT)));

        assertEquals(List.of("Lambda:GivenUp"), told(report));
        assertEquals(List.of(), world.sent);
    }

    @Test
    void theInboxKeepsTheMail() {
        world.run(world.mail(INFO, SALES), rule("r", lambda("pennypost:inbox", Invocation.EVENT)));

        assertEquals(
                "[info@shop.example, sales@shop.example]", world.sent.getFirst().to());
        assertEquals(TEXT, world.sent.getFirst().text());
    }

    @Test
    void malformedMailIsActedOnAsFarAsPossible() {
        for (var text : List.of("", "\r\n", "no header at all", "From\r\n: x\r\nSubject: =?x?Q?=\r\n", "\0\0\0")) {
            var report = world.run(
                    world.mail("m" + text.hashCode(), Optional.of(BOB), text, INFO),
                    rule(
                            "r",
                            new ReceiptAction.AddHeader("X-One", "1"),
                            s3("a"),
                            new ReceiptAction.Sns(TOPIC, Encoding.UTF_8),
                            lambda("f", Invocation.EVENT),
                            lambda("mailto:team@other.example", Invocation.EVENT)));

            assertTrue(report.isFinal(), text);
            assertTrue(told(report).stream().allMatch(one -> one.endsWith(":Done")), text + told(report));
        }
    }
}

package io.pennypost.receive.action;

import static io.pennypost.receive.action.ActionWorld.BOB;
import static io.pennypost.receive.action.ActionWorld.INFO;
import static io.pennypost.receive.action.ActionWorld.SALES;
import static io.pennypost.receive.action.ActionWorld.TEXT;
import static io.pennypost.receive.action.ActionWorld.VERDICTS;
import static io.pennypost.receive.action.ActionWorld.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.receive.ReceivedMail;
import io.pennypost.receive.rule.Rules;
import io.pennypost.ses.receiptrule.ReceiptAction;
import io.pennypost.ses.receiptrule.ReceiptAction.Invocation;
import io.pennypost.ses.receiptrule.ReceiptRuleSet;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is handed out, to the letter. Source: the examples of "Contents of notifications".
final class ReceiptJsonTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-1:111122223333:inbox";
    private static final String MAIL = """
            "mail":{"timestamp":"2026-11-24T10:00:00.123Z","source":"bob@remote.example","messageId":"m1",\
            "destination":["info@shop.example","sales@shop.example"],"headersTruncated":false,"headers":[\
            {"name":"Return-Path","value":"<bob@remote.example>"},\
            {"name":"From","value":"Bob <bob@remote.example>"},\
            {"name":"To","value":"info@shop.example"},\
            {"name":"Subject","value":"=?utf-8?Q?Gr=C3=BC=C3=9Fe?="},\
            {"name":"Message-ID","value":"<abc@remote.example>"},\
            {"name":"Date","value":"Tue, 24 Nov 2026 09:59:58 +0000"}],\
            "commonHeaders":{"returnPath":"bob@remote.example","from":["Bob <bob@remote.example>"],\
            "date":"Tue, 24 Nov 2026 09:59:58 +0000","to":["info@shop.example"],\
            "messageId":"<abc@remote.example>","subject":"Grüße"}}""";
    private static final String RECEIPT = """
            "receipt":{"timestamp":"2026-11-24T10:00:00.123Z","processingTimeMillis":574,\
            "recipients":["info@shop.example"],"spamVerdict":{"status":"PASS"},\
            "virusVerdict":{"status":"DISABLED"},"spfVerdict":{"status":"PASS"},"dkimVerdict":{"status":"GRAY"},\
            "dmarcVerdict":{"status":"FAIL"},"dmarcPolicy":"reject","action":""";

    private final ActionWorld world = new ActionWorld();

    private static Occasion occasion(ReceivedMail mail, ReceiptAction action) {
        var set = new ReceiptRuleSet("set", List.of(rule("r", List.of("info@shop.example"), action)), ActionWorld.NOW);
        return Occasion.of(mail, RunState.begin("set", Rules.judge(set, mail.recipients(), false), VERDICTS));
    }

    @Test
    void aTopicIsToldOfAnActionThatRan() throws IOException {
        var action = new ReceiptAction.S3(
                "inbox", Optional.of("mail/"), Optional.empty(), Optional.empty(), Optional.of(TOPIC));

        var text = ReceiptJson.notification(
                occasion(world.mail(INFO, SALES), action), ActionWorld.NOW.plus(Duration.ofMillis(574)));

        assertEquals(
                "{\"notificationType\":\"Received\"," + MAIL + "," + RECEIPT + "{\"type\":\"S3\",\"topicArn\":\""
                        + TOPIC
                        + "\",\"bucketName\":\"inbox\",\"objectKeyPrefix\":\"mail/\",\"objectKey\":\"mail/m1\"}}}",
                text);
    }

    @Test
    void aFunctionIsCalledWithOneRecord() throws IOException {
        var action = new ReceiptAction.Lambda("f", Invocation.EVENT, Optional.empty());

        var text = ReceiptJson.event(
                occasion(world.mail(INFO, SALES), action), ActionWorld.NOW.plus(Duration.ofMillis(574)));

        assertEquals(
                "{\"Records\":[{\"eventSource\":\"aws:ses\",\"eventVersion\":\"1.0\",\"ses\":{" + MAIL + "," + RECEIPT
                        + "{\"type\":\"Lambda\",\"functionArn\":\"f\",\"invocationType\":\"Event\"}}}}]}",
                text);
    }

    @Test
    void aBounceIsToldWithItsReply() throws IOException {
        var text = ReceiptJson.notification(occasion(world.mail(INFO), ActionWorld.bounce()), ActionWorld.NOW);

        assertTrue(text.endsWith("\"action\":{\"type\":\"Bounce\",\"smtpReplyCode\":\"550\",\"statusCode\":\"5.1.1\","
                + "\"message\":\"Mailbox does not exist\",\"sender\":\"postmaster@shop.example\"}}}"));
    }

    @Test
    void longHeadersAreCut() throws IOException {
        var field = "X-Long: " + "x".repeat(900) + "\r\n";
        var mail = world.mail("m1", Optional.of(BOB), field.repeat(60) + TEXT, INFO);
        var action = new ReceiptAction.Lambda("f", Invocation.EVENT, Optional.empty());

        var toTopic = ReceiptJson.notification(occasion(mail, action), ActionWorld.NOW);
        var toFunction = ReceiptJson.event(occasion(mail, action), ActionWorld.NOW);

        assertTrue(toTopic.contains("\"headersTruncated\":true"));
        assertEquals(11, toTopic.split("X-Long", -1).length - 1);
        assertTrue(toFunction.contains("\"headersTruncated\":true"));
        assertEquals(56, toFunction.split("X-Long", -1).length - 1);
        assertTrue(toTopic.contains("\"subject\":\"Grüße\""), "common headers are of the whole header");
    }

    @Test
    void theNullSenderIsAnEmptySource() throws IOException {
        var mail = world.mail("m1", Optional.empty(), TEXT, INFO);

        var text = ReceiptJson.notification(occasion(mail, ActionWorld.bounce()), ActionWorld.NOW);

        assertTrue(text.contains("\"source\":\"\""));
    }
}

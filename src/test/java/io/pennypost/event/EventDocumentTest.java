package io.pennypost.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.ses.identity.NotificationType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Which parts of the `mail` object appear, by event and by how the message was sent.
final class EventDocumentTest {
    private static StoredMail mail(String operation) {
        return StoredMail.read("""
                {"timestamp":"2026-11-24T10:00:00.123Z","source":"news@shop.example",\
                "sourceArn":"arn:aws:ses:eu-west-1:111122223333:identity/shop.example",\
                "sendingAccountId":"111122223333","messageId":"0102","destination":["ann@mail.example"],\
                "headers":[{"name":"From","value":"news@shop.example"},{"name":"Subject","value":"Hi"},\
                {"name":"Date","value":"today"},{"name":"Message-ID","value":"<0102@x>"}],"headersTruncated":true,\
                "commonHeaders":{"from":["news@shop.example"],"date":"today","messageId":"0102","subject":"Hi"},\
                "tags":{"ses:operation":["%s"],"ses:from-domain":["shop.example"],"ses:configuration-set":["shop"],\
                "ses:source-ip":["198.51.100.7"],"ses:caller-identity":["app"]},\
                "feedbackAddress":"secret@shop.example","sizeBytes":812}""".formatted(operation)).orElseThrow();
    }

    private static String document(EventKind kind, String operation) {
        return new EventDocument(kind, mail(operation), "{\"x\":1}").toJson();
    }

    @Test
    void aSimpleSendIsWholeButForWhatIsMadeLater() {
        assertEquals("""
                {"eventType":"Send","mail":{"timestamp":"2026-11-24T10:00:00.123Z","source":"news@shop.example",\
                "sourceArn":"arn:aws:ses:eu-west-1:111122223333:identity/shop.example",\
                "sendingAccountId":"111122223333","messageId":"0102","destination":["ann@mail.example"],\
                "headersTruncated":true,"headers":[{"name":"From","value":"news@shop.example"},\
                {"name":"Subject","value":"Hi"}],"commonHeaders":{"from":["news@shop.example"],"messageId":"0102",\
                "subject":"Hi"},"tags":{"ses:operation":["SendEmail"],"ses:from-domain":["shop.example"],\
                "ses:configuration-set":["shop"],"ses:source-ip":["198.51.100.7"],"ses:caller-identity":["app"]}},\
                "send":{"x":1}}""", document(EventKind.SEND, "SendEmail"));
    }

    @Test
    void aRawSendTellsNeitherHeadersNorTheFromDomain() {
        var document = document(EventKind.SEND, "SendRawEmail");

        assertTrue(document.contains("\"headers\":[],\"commonHeaders\":{\"messageId\":\"0102\"}"), document);
        assertFalse(document.contains("ses:from-domain"), document);
        assertTrue(document.contains("sourceArn"), document);
    }

    @Test
    void aTemplatedSendTellsNeitherSubjectNorArn() {
        var document = document(EventKind.SEND, "SendTemplatedEmail");

        assertFalse(document.contains("Hi"), document);
        assertFalse(document.contains("sourceArn"), document);
    }

    @ParameterizedTest
    @EnumSource(names = {"RENDERING_FAILURE", "DELIVERY_DELAY"})
    void failuresAndDelaysHaveNoHeadersAndOneTag(EventKind kind) {
        var document = document(kind, "SendEmail");

        assertFalse(document.toLowerCase(java.util.Locale.ROOT).contains("headers"), document);
        assertTrue(document.contains("\"tags\":{\"ses:configuration-set\":[\"shop\"]}"), document);
    }

    @ParameterizedTest
    @EnumSource(names = {"OPEN", "CLICK"})
    void whatReadersDoHasNoArnAndAllHeaders(EventKind kind) {
        var document = document(kind, "SendEmail");

        assertFalse(document.contains("sourceArn"), document);
        assertTrue(document.contains("\"name\":\"Date\""), document);
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfOursIsTold(EventKind kind) {
        var document = document(kind, "SendEmail");

        assertFalse(document.contains("secret@"), document);
        assertFalse(document.contains("sizeBytes"), document);
        assertTrue(document.contains("\"" + kind.key() + "\":{\"x\":1}"), document);
        assertEquals(Optional.of(kind), EventKind.of(kind.documentName()));
    }

    @Test
    void anIdentityTopicIsToldWithoutTags() {
        var document = new NotificationDocument(NotificationType.BOUNCE, mail("SendEmail"), "{}", false).toJson();

        assertTrue(document.startsWith("{\"notificationType\":\"Bounce\",\"bounce\":{}"), document);
        assertTrue(document.contains("\"sourceIp\":\"198.51.100.7\",\"callerIdentity\":\"app\""), document);
        assertFalse(document.contains("tags"), document);
        assertFalse(document.contains("eaders"), document);
    }
}

package io.pennypost.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.testing.Subscriber;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.model.EventType;
import software.amazon.awssdk.services.sns.SnsClient;

/// Events of real mail, published to topics and received over HTTP, with signatures that the JDK verifies.
final class EventsTest {
    @TempDir
    Path directory;

    private MailWorld world;
    private SnsClient sns;
    private Subscriber subscriber;

    @BeforeEach
    void start() throws Exception {
        world = new MailWorld(directory.resolve("data"));
        sns = world.program.sns();
        subscriber = new Subscriber();
    }

    @AfterEach
    void stop() throws Exception {
        subscriber.close();
        world.close();
    }

    private String topic(String name) {
        return sns.createTopic(r -> r.name(name)).topicArn();
    }

    /// Subscribes and confirms as a receiver does: by opening the link.
    private String subscribe(String topic, Subscriber receiver, Map<String, String> attributes) throws Exception {
        var arn = sns.subscribe(r -> r.topicArn(topic)
                        .protocol("http")
                        .endpoint(receiver.url())
                        .attributes(attributes)
                        .returnSubscriptionArn(true))
                .subscriptionArn();
        var request = receiver.take();
        assertEquals("SubscriptionConfirmation", request.header("x-amz-sns-message-type"));
        assertEquals("", request.header("x-amz-sns-subscription-arn"));
        var confirmation = Json.parse(request.body());
        assertSigned(confirmation, "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
        var link = URI.create(confirmation.at("SubscribeURL").text());
        var answer = world.program.send("GET", link.getRawPath() + "?" + link.getRawQuery(), new byte[0], r -> {});
        assertEquals(200, answer.status());
        assertTrue(answer.body().contains("<SubscriptionArn>" + arn + "</SubscriptionArn>"), answer::body);
        return arn;
    }

    private void assertSigned(Json envelope, String... names) throws Exception {
        var text = new StringBuilder();
        for (var name : names) {
            text.append(name).append('\n').append(envelope.at(name).text()).append('\n');
        }
        var url = URI.create(envelope.at("SigningCertURL").text());
        var pem = world.program
                .send("GET", url.getRawPath(), new byte[0], r -> {})
                .body();
        var certificate = CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)));
        ((X509Certificate) certificate).checkValidity();
        var algorithm = envelope.at("SignatureVersion").text().equals("2") ? "SHA256withRSA" : "SHA1withRSA";
        var signature = Signature.getInstance(algorithm);
        signature.initVerify(certificate.getPublicKey());
        signature.update(text.toString().getBytes(UTF_8));
        assertTrue(signature.verify(
                Base64.getDecoder().decode(envelope.at("Signature").text())));
    }

    private void destination(String name, String topic, EventType... types) {
        world.v2.createConfigurationSetEventDestination(r -> r.configurationSetName("set")
                .eventDestinationName(name)
                .eventDestination(
                        d -> d.enabled(true).matchingEventTypes(types).snsDestination(s -> s.topicArn(topic))));
    }

    /// The documents that a receiver got, by their type, without the probe.
    private static Map<String, List<Json>> documents(Subscriber receiver, int count) throws Exception {
        var documents = new HashMap<String, List<Json>>();
        for (int i = 0; i < count; ) {
            var message = Json.parse(receiver.take().body()).at("Message").text();
            if (message.startsWith("{")) {
                var document = Json.parse(message);
                documents
                        .computeIfAbsent(document.at("eventType").text(), _ -> new ArrayList<>())
                        .add(document);
                i++;
            }
        }
        return documents;
    }

    private static <T> T of(String type, Map<String, T> byType) {
        return Optional.ofNullable(byType.get(type)).orElseThrow(() -> new AssertionError("no " + type));
    }

    @Test
    void aSubscriberGetsSignedDocumentsOfWhatHappened() throws Exception {
        var topic = topic("events");
        var subscription = subscribe(topic, subscriber, Map.of());
        destination("all", topic, EventType.SEND, EventType.DELIVERY, EventType.BOUNCE);
        assertEquals(
                "Successfully validated SNS topic for Amazon SES event publishing.",
                Json.parse(subscriber.take().body()).at("Message").text());

        var id = world.send("ann@example.org", "nobody@example.org");

        var byType = new HashMap<String, Json>();
        for (int i = 0; i < 3; i++) {
            var request = subscriber.take();
            assertEquals("Notification", request.header("x-amz-sns-message-type"));
            assertEquals(topic, request.header("x-amz-sns-topic-arn"));
            assertEquals(subscription, request.header("x-amz-sns-subscription-arn"));
            assertEquals("text/plain; charset=UTF-8", request.header("Content-Type"));
            var envelope = Json.parse(request.body());
            assertEquals(
                    "Amazon SES Email Event Notification",
                    envelope.at("Subject").text());
            assertSigned(envelope, "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
            var document = Json.parse(envelope.at("Message").text());
            byType.put(document.at("eventType").text(), document);
        }
        var send = of("Send", byType);
        assertEquals(id, send.at("mail").at("messageId").text());
        assertEquals(
                "Hello, \"you\"",
                send.at("mail").at("commonHeaders").at("subject").text());
        assertEquals(
                "one",
                send.at("mail").at("tags").at("campaign").items().getFirst().text());
        assertFalse(send.at("mail").has("sizeBytes"));
        assertFalse(send.at("mail").has("feedbackAddress"));
        var delivery = of("Delivery", byType).at("delivery");
        assertEquals(
                "ann@example.org", delivery.at("recipients").items().getFirst().text());
        var bounce = of("Bounce", byType).at("bounce");
        assertEquals("Permanent", bounce.at("bounceType").text());
        assertEquals(
                "nobody@example.org",
                bounce.at("bouncedRecipients")
                        .items()
                        .getFirst()
                        .at("emailAddress")
                        .text());
    }

    @Test
    void versionTwoSignaturesAreMadeWhenTheTopicSaysSo() throws Exception {
        var topic = topic("two");
        sns.setTopicAttributes(
                r -> r.topicArn(topic).attributeName("SignatureVersion").attributeValue("2"));
        subscribe(topic, subscriber, Map.of());

        var published = sns.publish(r -> r.topicArn(topic).message("Grüße\n\"an\" alle \u0001"))
                .messageId();

        var request = subscriber.take();
        assertEquals(published, request.header("x-amz-sns-message-id"));
        var envelope = Json.parse(request.body());
        assertEquals("2", envelope.at("SignatureVersion").text());
        assertEquals("Grüße\n\"an\" alle \u0001", envelope.at("Message").text());
        assertSigned(envelope, "Message", "MessageId", "Timestamp", "TopicArn", "Type");
    }

    @Test
    void aSubscriberThatHangsOrFailsDelaysNobodyElse() throws Exception {
        var topic = topic("events");
        try (var hanging = new Subscriber();
                var failing = new Subscriber()) {
            subscribe(topic, hanging, Map.of());
            subscribe(
                    topic,
                    failing,
                    Map.of(
                            "DeliveryPolicy",
                            "{\"healthyRetryPolicy\":{\"minDelayTarget\":1,\"maxDelayTarget\":1,"
                                    + "\"numRetries\":60}}"));
            subscribe(topic, subscriber, Map.of());
            hanging.hangs();
            failing.answers(500);
            destination("all", topic, EventType.SEND);

            for (int i = 0; i < 5; i++) {
                world.send("ann@example.org");
            }

            assertEquals(5, of("Send", documents(subscriber, 5)).size());
            assertEquals(5, of("Send", documents(failing, 5)).size());
            failing.answers(200);
            assertEquals(5, of("Send", documents(failing, 5)).size());
        }
    }

    @Test
    void aReceiverThatWasDownGetsAllOfItAfterARestart() throws Exception {
        var topic = topic("events");
        var port = subscriber.port();
        subscribe(
                topic,
                subscriber,
                Map.of(
                        "DeliveryPolicy",
                        "{\"healthyRetryPolicy\":{\"minDelayTarget\":1,\"maxDelayTarget\":1,"
                                + "\"numRetries\":100}}"));
        subscriber.close();
        destination("all", topic, EventType.SEND, EventType.DELIVERY);
        for (int i = 0; i < 3; i++) {
            world.send("ann@example.org");
        }

        world.restart();
        subscriber = new Subscriber(port);

        var documents = documents(subscriber, 6);
        assertEquals(3, of("Send", documents).size());
        assertEquals(3, of("Delivery", documents).size());
    }

    @Test
    void filtersAndRawDeliveryAreObeyed() throws Exception {
        var topic = topic("events");
        subscribe(
                topic,
                subscriber,
                Map.of(
                        "RawMessageDelivery",
                        "true",
                        "FilterPolicy",
                        "{\"eventType\":[\"Bounce\"]}",
                        "FilterPolicyScope",
                        "MessageBody"));
        destination("all", topic, EventType.SEND, EventType.DELIVERY, EventType.BOUNCE);

        world.send("ann@example.org", "nobody@example.org");

        var request = subscriber.take();
        assertEquals("true", request.header("x-amz-sns-rawdelivery"));
        assertEquals("Bounce", Json.parse(request.body()).at("eventType").text());
        assertEquals(0, subscriber.waiting());
    }

    @Test
    void anybodyWithTheLinkMayEndASubscription() throws Exception {
        var topic = topic("events");
        var subscription = subscribe(topic, subscriber, Map.of());
        sns.publish(r -> r.topicArn(topic).message("one"));
        var link = URI.create(
                Json.parse(subscriber.take().body()).at("UnsubscribeURL").text());

        var answer = world.program.send("GET", link.getRawPath() + "?" + link.getRawQuery(), new byte[0], r -> {});

        assertEquals(200, answer.status());
        assertTrue(sns.listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions().stream()
                .noneMatch(each -> each.subscriptionArn().equals(subscription)));
    }

    @Test
    void whatIsGivenUpAndWhoIsInTroubleIsShownToOperators() throws Exception {
        var topic = topic("events");
        subscribe(topic, subscriber, Map.of());
        subscriber.answers(404);

        sns.publish(r -> r.topicArn(topic).message("lost"));

        MailWorld.eventually(() -> !deadLetters().isEmpty());
        var letter = deadLetters().getFirst();
        assertEquals("HTTP status 404", letter.at("reason").text());
        assertEquals(
                "lost", Json.parse(letter.at("content").text()).at("Message").text());
        var health = world.program
                .call("GET", "/_pennypost/v1/events/health", "text/plain", new byte[0])
                .json();
        assertEquals("ok", health.at("fanout").text());
        assertEquals(
                "1 failures in a row: HTTP status 404",
                health.at("receivers").items().getFirst().at("trouble").text());
    }

    private List<Json> deadLetters() {
        return world.program
                .call("GET", "/_pennypost/v1/events/dead-letters", "text/plain", new byte[0])
                .json()
                .at("letters")
                .items();
    }

    @Test
    void aTopicOfAnIdentityGetsNotificationsWithoutTags() throws Exception {
        var topic = topic("feedback");
        subscribe(topic, subscriber, Map.of());
        var v1 = world.program.v1();
        v1.setIdentityNotificationTopic(
                r -> r.identity("example.com").notificationType("Bounce").snsTopic(topic));
        assertEquals(
                "AmazonSnsSubscriptionSucceeded",
                Json.parse(Json.parse(subscriber.take().body()).at("Message").text())
                        .at("notificationType")
                        .text());

        world.send("nobody@example.org");
        var plain = notification();
        v1.setIdentityHeadersInNotificationsEnabled(
                r -> r.identity("example.com").notificationType("Bounce").enabled(true));
        world.send("nobody@example.org");
        var withHeaders = notification();

        assertEquals("Bounce", plain.at("notificationType").text());
        assertFalse(plain.has("eventType"));
        assertEquals("127.0.0.1", plain.at("mail").at("sourceIp").text());
        assertEquals("root", plain.at("mail").at("callerIdentity").text());
        assertFalse(plain.at("mail").has("tags"));
        assertFalse(plain.at("mail").has("headers"));
        assertEquals("false", withHeaders.at("mail").at("headersTruncated").text());
        assertTrue(withHeaders.at("mail").has("commonHeaders"));
    }

    @Test
    void aBounceGoesBackToTheSenderByMailAndNeverComesBackAgain() throws Exception {
        world.send("nobody@example.org");

        var report = world.sink().take();

        assertEquals(List.of("ann@example.com"), report.recipients());
        assertEquals("", report.sender());
        for (var expected : List.of(
                "From: MAILER-DAEMON@mail.example.com\r\n",
                "Subject: Delivery Status Notification (Failure)\r\n",
                "report-type=delivery-status",
                "Final-Recipient: rfc822; nobody@example.org\r\n",
                "Status: 5.1.1\r\n",
                "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n",
                "Content-Type: text/rfc822-headers",
                "Subject: Hello, \"you\"\r\n")) {
            assertTrue(report.text().contains(expected), () -> expected + " in " + report.text());
        }
    }

    @Test
    void feedbackMailIsOffWhenTheIdentityHasTurnedItOffAndADestinationIsTold() throws Exception {
        var topic = topic("events");
        subscribe(topic, subscriber, Map.of());
        destination("all", topic, EventType.BOUNCE);
        subscriber.take();
        world.v2.putEmailIdentityFeedbackAttributes(
                r -> r.emailIdentity("example.com").emailForwardingEnabled(false));

        world.send("nobody@example.org");
        subscriber.take();
        world.send("ann@example.org");

        assertEquals(List.of("ann@example.org"), world.sink().take().recipients());
    }

    private Json notification() throws Exception {
        return Json.parse(Json.parse(subscriber.take().body()).at("Message").text());
    }
}

package io.pennypost.neighbor.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.testing.MemoryCatalog;
import io.pennypost.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionsTest {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final String ROOT = "arn:aws:iam::000000000000:root";
    private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:mail";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:q";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-25T10:00:00Z"));
    private final MemoryCatalog catalog = new MemoryCatalog();
    private final Topics topics = new Topics(catalog);
    private final List<Subscription> asked = new ArrayList<>();
    private final Subscriptions subscriptions =
            new Subscriptions(catalog, (scope, subscription) -> asked.add(subscription), new Random(7), clock);

    @BeforeEach
    void makeTopic() {
        topics.create(SCOPE, "mail", Map.of(), List.of(), clock.instant());
    }

    private Subscription subscribe(String protocol, String endpoint, Map<String, String> attributes) {
        return subscriptions.subscribe(SCOPE, new Subscriptions.Asked(TOPIC, protocol, endpoint, attributes, ROOT));
    }

    private Subscription subscribe(String protocol, String endpoint) {
        return subscribe(protocol, endpoint, Map.of());
    }

    private static String arn(Subscription subscription) {
        return subscription.arn(SCOPE).text();
    }

    private String attribute(Subscription subscription, String name) {
        return Objects.requireNonNull(
                subscriptions.attributes(SCOPE, arn(subscription)).get(name));
    }

    /// Confirmed, pending, deleted.
    private String counts() {
        var attributes = topics.attributes(SCOPE, TOPIC);
        return attributes.get("SubscriptionsConfirmed") + " " + attributes.get("SubscriptionsPending") + " "
                + attributes.get("SubscriptionsDeleted");
    }

    private static void assertRefused(String code, String message, Executable call) {
        var error = assertThrows(ServiceError.class, call);
        assertEquals(code + ": " + message, error.code() + ": " + error.getMessage());
    }

    private static void assertInvalid(String what, Executable call) {
        assertRefused("InvalidParameterException", "Invalid parameter: " + what, call);
    }

    @Test
    void aQueueOfTheAccountIsConfirmedAtOnce() {
        var subscription = subscribe("sqs", QUEUE);

        assertTrue(subscription.confirmed());
        assertTrue(arn(subscription)
                .matches(TOPIC + ":[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
        assertEquals(
                Map.of(
                        "SubscriptionArn", arn(subscription),
                        "TopicArn", TOPIC,
                        "Owner", "000000000000",
                        "Protocol", "sqs",
                        "Endpoint", QUEUE,
                        "PendingConfirmation", "false",
                        "ConfirmationWasAuthenticated", "true",
                        "SubscriptionPrincipal", ROOT,
                        "RawMessageDelivery", "false"),
                subscriptions.attributes(SCOPE, arn(subscription)));
        assertEquals(List.of(), asked);
        assertEquals("1 0 0", counts());
    }

    @Test
    void anotherOwnerMustConfirm() {
        var subscription = subscribe("https", "https://example.com/hook");

        assertFalse(subscription.confirmed());
        assertEquals(List.of(subscription), asked);
        assertEquals("true", attribute(subscription, "PendingConfirmation"));
        assertEquals("0 1 0", counts());

        var confirmed = subscriptions.confirm(SCOPE, TOPIC, subscription.token().orElseThrow(), true);
        var again = subscriptions.confirm(SCOPE, TOPIC, subscription.token().orElseThrow(), false);

        assertEquals(subscription.arn(SCOPE), confirmed);
        assertEquals(confirmed, again);
        assertEquals("false", attribute(subscription, "PendingConfirmation"));
        assertEquals("true", attribute(subscription, "ConfirmationWasAuthenticated"));
        assertEquals("1 0 0", counts());
    }

    @Test
    void aTokenThatIsWrongOrVoidConfirmsNothing() {
        var subscription = subscribe("email", "a@example.com");
        var token = subscription.token().orElseThrow();
        var other = token.substring(0, token.length() - 1) + (token.endsWith("0") ? "1" : "0");

        for (var wrong : List.of("", "x", other, token + "0", "0".repeat(token.length()))) {
            assertInvalid("Token", () -> subscriptions.confirm(SCOPE, TOPIC, wrong, false));
        }
        clock.advance(Duration.ofDays(2));
        assertInvalid("Token", () -> subscriptions.confirm(SCOPE, TOPIC, token, false));
        assertRefused(
                "NotFoundException",
                "Topic does not exist",
                () -> subscriptions.confirm(SCOPE, TOPIC + "s", token, false));
        assertEquals("0 1 0", counts());
    }

    @Test
    void subscribingTwiceIsSubscribingOnce() {
        var first = subscribe("sqs", QUEUE, Map.of("RawMessageDelivery", "true"));

        assertEquals(first, subscribe("sqs", QUEUE));
        assertEquals(first, subscribe("sqs", QUEUE, Map.of("RawMessageDelivery", "true")));
        assertInvalid(
                "Attributes Reason: Subscription already exists with different attributes",
                () -> subscribe("sqs", QUEUE, Map.of("RawMessageDelivery", "false")));
        assertEquals("1 0 0", counts());
    }

    @Test
    void askingAgainMakesANewTokenForTheSameSubscription() {
        var first = subscribe("email", "a@example.com");
        clock.advance(Duration.ofDays(3));

        var second = subscribe("email", "a@example.com");

        assertEquals(first.id(), second.id());
        assertNotEquals(first.token(), second.token());
        assertEquals(2, asked.size());
        assertInvalid(
                "Token", () -> subscriptions.confirm(SCOPE, TOPIC, first.token().orElseThrow(), false));
        subscriptions.confirm(SCOPE, TOPIC, second.token().orElseThrow(), false);
        assertEquals("1 0 0", counts());
    }

    @ParameterizedTest
    @CsvSource({
        "sms, +4912345, Amazon SNS does not support this protocol string: sms",
        "application, arn:x, Amazon SNS does not support this protocol string: application",
        "SQS, arn:aws:sqs:us-east-1:000000000000:q, Amazon SNS does not support this protocol string: SQS",
        "http, https://example.com/, Endpoint must match the specified protocol",
        "https, http://example.com/, Endpoint must match the specified protocol",
        "https, https:///path, Endpoint must match the specified protocol",
        "http, http://exa mple.com/, Endpoint must match the specified protocol",
        "http, '', Endpoint",
        "email, nobody, Email address",
        "email-json, a@b@c, Email address",
        "sqs, https://sqs.us-east-1.amazonaws.com/000000000000/q, SQS endpoint ARN",
        "lambda, arn:aws:sqs:us-east-1:000000000000:q, Lambda endpoint ARN",
        "firehose, arn:aws:sqs:us-east-1:000000000000:q, Firehose endpoint ARN",
        "firehose, arn:aws:firehose:us-east-1:000000000000:deliverystream/s, "
                + "Attributes Reason: SubscriptionRoleArn is required for the protocol firehose",
    })
    void whatCannotBeServedIsRefused(String protocol, String endpoint, String message) {
        assertInvalid(message, () -> subscribe(protocol, endpoint));
        assertEquals("0 0 0", counts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Color | red | AttributeName",
                "RawMessageDelivery | maybe | RawMessageDelivery: Invalid value [maybe]. Must be true or false.",
                "FilterPolicyScope | Subject | FilterPolicyScope: Invalid value [Subject]. "
                        + "Please use either MessageBody or MessageAttributes",
                "FilterPolicy | {a | FilterPolicy: failed to parse JSON.",
                "RedrivePolicy | x | RedrivePolicy: failed to parse JSON.",
                "RedrivePolicy | {\"deadLetterTargetArn\":\"q\"} | RedrivePolicy: deadLetterTargetArn is an invalid arn",
                "DeliveryPolicy | {} | DeliveryPolicy: Only HTTP and HTTPS subscriptions can have a delivery policy",
            })
    void anAttributeThatCannotBeIsRefusedAtBothPlaces(String name, String value, String message) {
        assertInvalid("Attributes Reason: " + message, () -> subscribe("sqs", QUEUE, Map.of(name, value)));
        assertEquals("0 0 0", counts());

        var subscription = subscribe("sqs", QUEUE);
        var before = subscriptions.attributes(SCOPE, arn(subscription));
        assertInvalid(message, () -> subscriptions.setAttribute(SCOPE, arn(subscription), name, value));
        assertEquals(before, subscriptions.attributes(SCOPE, arn(subscription)));
    }

    @Test
    void mailIsNeverRaw() {
        assertInvalid(
                "Attributes Reason: RawMessageDelivery: Delivery protocol [email] does not support raw message delivery.",
                () -> subscribe("email", "a@example.com", Map.of("RawMessageDelivery", "true")));
        subscribe("email", "a@example.com", Map.of("RawMessageDelivery", "false"));
    }

    @Test
    void aFilterBringsItsScopeAndIsTakenAway() {
        var subscription = subscribe("sqs", QUEUE);

        subscriptions.setAttribute(SCOPE, arn(subscription), "FilterPolicy", "{\"eventType\":[\"Bounce\"]}");
        assertEquals("MessageAttributes", attribute(subscription, "FilterPolicyScope"));

        subscriptions.setAttribute(SCOPE, arn(subscription), "FilterPolicyScope", "MessageBody");
        subscriptions.setAttribute(
                SCOPE, arn(subscription), "FilterPolicy", "{\"mail\":{\"source\":[\"a@example.com\"]}}");
        assertInvalid(
                "Filter policy scope MessageAttributes does not support nested filter policy",
                () -> subscriptions.setAttribute(SCOPE, arn(subscription), "FilterPolicyScope", "MessageAttributes"));

        subscriptions.setAttribute(SCOPE, arn(subscription), "FilterPolicy", "");
        assertFalse(subscriptions.attributes(SCOPE, arn(subscription)).containsKey("FilterPolicy"));
    }

    @Test
    void filterPoliciesOfATopicAreCounted() {
        var filter = Map.of("FilterPolicy", "{\"a\":[\"b\"]}");
        for (int i = 0; i < SnsLimits.FILTER_POLICIES_PER_TOPIC_MAX; i++) {
            subscribe("sqs", QUEUE + i, filter);
        }
        var plain = subscribe("sqs", QUEUE);

        assertRefused(
                "FilterPolicyLimitExceededException",
                "A topic can have at most 200 filter policies.",
                () -> subscribe("sqs", QUEUE + "x", filter));
        assertRefused(
                "FilterPolicyLimitExceededException",
                "A topic can have at most 200 filter policies.",
                () -> subscriptions.setAttribute(SCOPE, arn(plain), "FilterPolicy", "{\"a\":[\"b\"]}"));
        subscriptions.unsubscribe(SCOPE, arn(subscribe("sqs", QUEUE + "0")));
        subscriptions.setAttribute(SCOPE, arn(plain), "FilterPolicy", "{\"a\":[\"b\"]}");
    }

    @Test
    void anEndpointsOwnDeliveryPolicyWinsUnlessTheTopicForbidsIt() {
        var own = "{\"healthyRetryPolicy\":{\"numRetries\":7}}";
        var subscription = subscribe("http", "http://example.com/", Map.of("DeliveryPolicy", own));

        assertTrue(attribute(subscription, "EffectiveDeliveryPolicy").contains("\"numRetries\":7"));
        assertEquals(own, attribute(subscription, "DeliveryPolicy"));

        topics.setAttribute(SCOPE, TOPIC, "DeliveryPolicy", "{\"http\":{\"disableSubscriptionOverrides\":true}}");
        assertTrue(attribute(subscription, "EffectiveDeliveryPolicy").contains("\"numRetries\":3"));
    }

    @Test
    void endingIsSuccessTwice() {
        var confirmed = subscribe("sqs", QUEUE);
        var pending = subscribe("email", "a@example.com");

        subscriptions.unsubscribe(SCOPE, arn(confirmed));
        subscriptions.unsubscribe(SCOPE, arn(confirmed));
        subscriptions.unsubscribe(SCOPE, arn(pending));

        assertEquals("0 0 2", counts());
        assertRefused(
                "NotFoundException",
                "Subscription does not exist",
                () -> subscriptions.attributes(SCOPE, arn(confirmed)));
        assertRefused(
                "NotFoundException",
                "Subscription does not exist",
                () -> subscriptions.setAttribute(SCOPE, arn(confirmed), "RawMessageDelivery", "true"));
        assertNotEquals(confirmed.id(), subscribe("sqs", QUEUE).id());
    }

    @Test
    void aDeletedTopicTakesItsSubscriptionsAlong() {
        var other = topics.create(SCOPE, "mail-2", Map.of(), List.of(), clock.instant());
        var mine = subscribe("sqs", QUEUE);
        var kept = subscriptions.subscribe(SCOPE, new Subscriptions.Asked(other.text(), "sqs", QUEUE, Map.of(), ROOT));

        topics.delete(SCOPE, TOPIC);

        assertEquals(List.of(kept), subscriptions.list(SCOPE, "", 10));
        assertRefused(
                "NotFoundException", "Subscription does not exist", () -> subscriptions.attributes(SCOPE, arn(mine)));
        makeTopic();
        assertEquals(List.of(), subscriptions.listOfTopic(SCOPE, TOPIC, "", 10));
        assertNotEquals(mine.id(), subscribe("sqs", QUEUE).id());
    }

    @Test
    void subscriptionsAreListedTopicByTopic() {
        topics.create(SCOPE, "ma", Map.of(), List.of(), clock.instant());
        topics.create(SCOPE, "mailing", Map.of(), List.of(), clock.instant());
        for (var topic : List.of("ma", "mail", "mailing")) {
            for (var queue : List.of("1", "2")) {
                subscriptions.subscribe(
                        SCOPE,
                        new Subscriptions.Asked(TOPIC.replace("mail", topic), "sqs", QUEUE + queue, Map.of(), ROOT));
            }
        }

        var ofMail = subscriptions.listOfTopic(SCOPE, TOPIC, "", 10);

        assertEquals(
                List.of("mail", "mail"),
                ofMail.stream().map(Subscription::topic).toList());
        assertEquals(
                List.of(ofMail.getLast()),
                subscriptions.listOfTopic(SCOPE, TOPIC, ofMail.getFirst().key(), 10));
        assertEquals(6, subscriptions.list(SCOPE, "", 10).size());
        assertRefused(
                "NotFoundException",
                "Topic does not exist",
                () -> subscriptions.listOfTopic(SCOPE, TOPIC + "s", "", 10));
    }

    @Test
    void anArnHasAnId() {
        assertInvalid(
                "SubscriptionArn Reason: An ARN must have at least 6 elements, not 1",
                () -> subscriptions.attributes(SCOPE, "pending confirmation"));
        assertInvalid("SubscriptionArn", () -> subscriptions.attributes(SCOPE, TOPIC));
    }

    @Test
    void aTokenIsNotPrinted() {
        var subscription = subscribe("email", "a@example.com");

        assertFalse(subscription
                .toString()
                .contains(subscription.token().orElseThrow().substring(32)));
    }
}

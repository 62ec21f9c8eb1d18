package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagLimitExceededException;
import software.amazon.awssdk.services.sns.model.Topic;

/// Topics and subscriptions as the stock SDK sees them.
final class SnsTest {
    private static final String ARN = "arn:aws:sns:us-east-1:000000000000:mail";
    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:q";

    @TempDir
    Path directory;

    private RunningProgram program;
    private SnsClient sns;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        sns = program.sns();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private Map<String, String> attributes() {
        return sns.getTopicAttributes(r -> r.topicArn(ARN)).attributes();
    }

    private String policy() {
        return String.valueOf(attributes().get("Policy"));
    }

    private String subscribe(String protocol, String endpoint) {
        return sns.subscribe(r ->
                        r.topicArn(ARN).protocol(protocol).endpoint(endpoint).returnSubscriptionArn(true))
                .subscriptionArn();
    }

    private static void assertRefused(
            Class<? extends SnsException> type, int status, String code, String message, Executable call) {
        var refused = assertThrows(type, call);
        assertEquals(code, refused.awsErrorDetails().errorCode());
        assertEquals(message, refused.awsErrorDetails().errorMessage());
        assertEquals(status, refused.statusCode());
    }

    private static void assertInvalid(String what, Executable call) {
        assertRefused(InvalidParameterException.class, 400, "InvalidParameter", "Invalid parameter: " + what, call);
    }

    /// The calls of Terraform's `aws_sns_topic` and `aws_sns_topic_policy`.
    @Test
    void aTopicLivesAsTerraformWantsIt() {
        var created = sns.createTopic(r -> r.name("mail").tags(tag("k", "v")));
        assertEquals(ARN, created.topicArn());
        var standard = attributes().get("Policy");
        for (var protocol : List.of("Application", "Firehose", "HTTP", "Lambda", "SQS")) {
            sns.setTopicAttributes(r -> r.topicArn(ARN)
                    .attributeName(protocol + "SuccessFeedbackSampleRate")
                    .attributeValue("0"));
        }
        sns.setTopicAttributes(r -> r.topicArn(ARN).attributeName("DisplayName").attributeValue("My mail"));
        var policy = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"SNS:Publish\","
                + "\"Principal\":{\"Service\":\"ses.amazonaws.com\"},\"Resource\":\"" + ARN + "\"}]}";
        sns.setTopicAttributes(r -> r.topicArn(ARN).attributeName("Policy").attributeValue(policy));

        var read = attributes();
        assertEquals(ARN, read.get("TopicArn"));
        assertEquals("000000000000", read.get("Owner"));
        assertEquals("My mail", read.get("DisplayName"));
        assertEquals("0", read.get("HTTPSuccessFeedbackSampleRate"));
        assertEquals(policy, read.get("Policy"));
        assertEquals(
                List.of(tag("k", "v")),
                sns.listTagsForResource(r -> r.resourceArn(ARN)).tags());

        sns.setTopicAttributes(r -> r.topicArn(ARN).attributeName("Policy").attributeValue(standard));
        assertEquals(standard, attributes().get("Policy"));

        sns.deleteTopic(r -> r.topicArn(ARN));
        sns.deleteTopic(r -> r.topicArn(ARN));
        assertRefused(
                NotFoundException.class,
                404,
                "NotFound",
                "Topic does not exist",
                () -> sns.getTopicAttributes(r -> r.topicArn(ARN)));
    }

    @Test
    void creatingIsIdempotentUnlessItDiffers() {
        sns.createTopic(r -> r.name("mail").attributes(Map.of("DisplayName", "Mail")));
        assertEquals(ARN, sns.createTopic(r -> r.name("mail")).topicArn());

        assertInvalid(
                "Attributes Reason: Topic already exists with different attributes",
                () -> sns.createTopic(r -> r.name("mail").attributes(Map.of("DisplayName", "Post"))));
        assertInvalid("Topic Name", () -> sns.createTopic(r -> r.name("no name")));
        assertInvalid(
                "DataProtectionPolicy Reason: It is not available",
                () -> sns.createTopic(r -> r.name("mail").dataProtectionPolicy("{}")));
        assertInvalid(
                "AttributeName",
                () -> sns.setTopicAttributes(
                        r -> r.topicArn(ARN).attributeName("Color").attributeValue("red")));
        assertEquals("Mail", attributes().get("DisplayName"));
    }

    @Test
    void anotherAccountsTopicIsClosed() {
        assertRefused(
                AuthorizationErrorException.class,
                403,
                "AuthorizationError",
                "Not authorized to access arn:aws:sns:us-east-1:111122223333:mail because no resource-based policy "
                        + "allows it",
                () -> sns.getTopicAttributes(r -> r.topicArn("arn:aws:sns:us-east-1:111122223333:mail")));
    }

    @Test
    void tagsComeAndGo() {
        sns.createTopic(r -> r.name("mail"));

        sns.tagResource(r -> r.resourceArn(ARN).tags(tag("a", "1"), tag("b", "")));
        sns.untagResource(r -> r.resourceArn(ARN).tagKeys("a"));

        assertEquals(
                List.of(tag("b", "")),
                sns.listTagsForResource(r -> r.resourceArn(ARN)).tags());
        var many = new ArrayList<Tag>();
        for (int i = 0; i < 51; i++) {
            many.add(tag("k" + i, "v"));
        }
        assertRefused(
                TagLimitExceededException.class,
                400,
                "TagLimitExceeded",
                "Could not complete request: tag quota of per resource exceeded",
                () -> sns.tagResource(r -> r.resourceArn(ARN).tags(many)));
        assertRefused(
                ResourceNotFoundException.class,
                404,
                "ResourceNotFound",
                "Resource does not exist",
                () -> sns.listTagsForResource(r -> r.resourceArn(ARN + "s")));
    }

    @Test
    void permissionsComeAndGo() {
        sns.createTopic(r -> r.name("mail"));

        sns.addPermission(
                r -> r.topicArn(ARN).label("l").awsAccountIds("111122223333").actionNames("Publish"));
        assertTrue(policy().contains("\"Sid\":\"l\""));

        sns.removePermission(r -> r.topicArn(ARN).label("l"));
        assertFalse(policy().contains("\"Sid\":\"l\""));
    }

    @Test
    void topicsAreListedAHundredAPage() {
        for (int i = 0; i < 101; i++) {
            var name = "t%03d".formatted(i);
            sns.createTopic(r -> r.name(name));
        }

        var first = sns.listTopics(r -> {});
        assertEquals(100, first.topics().size());
        sns.createTopic(r -> r.name("a"));
        sns.deleteTopic(r -> r.topicArn(first.topics().getLast().topicArn()));
        var second = sns.listTopics(r -> r.nextToken(first.nextToken()));

        assertEquals(
                List.of("arn:aws:sns:us-east-1:000000000000:t100"),
                second.topics().stream().map(Topic::topicArn).toList());
        assertNull(second.nextToken());
        assertInvalid("NextToken", () -> sns.listTopics(r -> r.nextToken("x")));
        assertInvalid("NextToken", () -> sns.listSubscriptions(r -> r.nextToken(first.nextToken())));
    }

    /// The calls of Terraform's `aws_sns_topic_subscription`.
    @Test
    void aQueueIsSubscribedReadChangedAndUnsubscribed() {
        sns.createTopic(r -> r.name("mail"));
        var arn = sns.subscribe(r -> r.topicArn(ARN)
                        .protocol("sqs")
                        .endpoint(QUEUE)
                        .attributes(Map.of("RawMessageDelivery", "true"))
                        .returnSubscriptionArn(true))
                .subscriptionArn();
        assertTrue(arn.startsWith(ARN + ":"), arn);

        var read = sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)).attributes();
        assertEquals("false", read.get("PendingConfirmation"));
        assertEquals("true", read.get("RawMessageDelivery"));
        assertEquals("arn:aws:iam::000000000000:root", read.get("SubscriptionPrincipal"));

        sns.setSubscriptionAttributes(r ->
                r.subscriptionArn(arn).attributeName("FilterPolicy").attributeValue("{\"eventType\":[\"Bounce\"]}"));
        assertEquals(
                "{\"eventType\":[\"Bounce\"]}",
                sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn))
                        .attributes()
                        .get("FilterPolicy"));

        var expected = Subscription.builder()
                .subscriptionArn(arn)
                .owner("000000000000")
                .protocol("sqs")
                .endpoint(QUEUE)
                .topicArn(ARN)
                .build();
        assertEquals(List.of(expected), sns.listSubscriptions(r -> {}).subscriptions());
        assertEquals(
                List.of(expected),
                sns.listSubscriptionsByTopic(r -> r.topicArn(ARN)).subscriptions());

        sns.unsubscribe(r -> r.subscriptionArn(arn));
        sns.unsubscribe(r -> r.subscriptionArn(arn));
        assertRefused(
                NotFoundException.class,
                404,
                "NotFound",
                "Subscription does not exist",
                () -> sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn)));
    }

    @Test
    void anAddressIsPendingUntilItsOwnerConfirms() {
        sns.createTopic(r -> r.name("mail"));

        assertEquals(
                "pending confirmation",
                sns.subscribe(r -> r.topicArn(ARN).protocol("email").endpoint("a@example.com"))
                        .subscriptionArn());
        var arn = subscribe("email", "a@example.com");

        assertEquals(
                "true",
                sns.getSubscriptionAttributes(r -> r.subscriptionArn(arn))
                        .attributes()
                        .get("PendingConfirmation"));
        assertEquals(
                "PendingConfirmation",
                sns.listSubscriptionsByTopic(r -> r.topicArn(ARN))
                        .subscriptions()
                        .getFirst()
                        .subscriptionArn());
        assertEquals("1", attributes().get("SubscriptionsPending"));
        assertInvalid(
                "Token", () -> sns.confirmSubscription(r -> r.topicArn(ARN).token("x")));
    }

    @Test
    void subscriptionsOfATopicAreListedAHundredAPage() {
        sns.createTopic(r -> r.name("mail"));
        for (int i = 0; i < 101; i++) {
            subscribe("sqs", QUEUE + i);
        }

        var first = sns.listSubscriptionsByTopic(r -> r.topicArn(ARN));
        var second = sns.listSubscriptionsByTopic(r -> r.topicArn(ARN).nextToken(first.nextToken()));

        assertEquals(100, first.subscriptions().size());
        assertEquals(1, second.subscriptions().size());
        assertFalse(first.subscriptions().contains(second.subscriptions().getFirst()));
        assertNull(second.nextToken());
    }

    @Test
    void whatCannotBeSubscribedIsRefused() {
        assertRefused(NotFoundException.class, 404, "NotFound", "Topic does not exist", () -> subscribe("sqs", QUEUE));
        sns.createTopic(r -> r.name("mail"));

        assertInvalid("Amazon SNS does not support this protocol string: sms", () -> subscribe("sms", "+4912345678"));
        assertInvalid("Endpoint must match the specified protocol", () -> subscribe("https", "http://example.com/"));
        assertEquals(List.of(), sns.listSubscriptions(r -> {}).subscriptions());
    }

    /// An answer without members has no Result element where AWS has none.
    @Test
    void answersHaveTheElementsOfAws() {
        sns.createTopic(r -> r.name("mail"));
        var answer = program.send(
                "GET",
                "/?Action=SetTopicAttributes&Version=2010-03-31&TopicArn=" + ARN
                        + "&AttributeName=DisplayName&AttributeValue=x",
                new byte[0],
                request -> {});

        assertEquals(200, answer.status(), answer.body());
        assertTrue(
                answer.body()
                        .startsWith("<SetTopicAttributesResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">"
                                + "<ResponseMetadata><RequestId>"),
                answer.body());
    }
}

package io.pennypost.neighbor.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.testing.MemoryCatalog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final String ARN = "arn:aws:sns:us-east-1:000000000000:mail";

    private final Topics topics = new Topics(new MemoryCatalog());

    private TopicArn create(Map<String, String> attributes, Tag... tags) {
        return topics.create(SCOPE, "mail", attributes, List.of(tags), NOW);
    }

    private String attribute(String name) {
        return Objects.requireNonNull(topics.attributes(SCOPE, ARN).get(name));
    }

    private static void assertRefused(String code, String message, Executable call) {
        var error = assertThrows(ServiceError.class, call);
        assertEquals(code + ": " + message, error.code() + ": " + error.getMessage());
    }

    private static void assertInvalid(String what, Executable call) {
        assertRefused("InvalidParameterException", "Invalid parameter: " + what, call);
    }

    @Test
    void aNewTopicHasItsDefaults() {
        assertEquals(ARN, create(Map.of()).text());

        var attributes = topics.attributes(SCOPE, ARN);

        assertEquals(
                List.of(
                        "DisplayName",
                        "EffectiveDeliveryPolicy",
                        "Owner",
                        "Policy",
                        "SubscriptionsConfirmed",
                        "SubscriptionsDeleted",
                        "SubscriptionsPending",
                        "TopicArn"),
                List.copyOf(attributes.keySet()));
        assertEquals("000000000000", attribute("Owner"));
        assertEquals("0", attribute("SubscriptionsConfirmed"));
        assertTrue(attribute("Policy").startsWith("{\"Version\":\"2008-10-17\",\"Id\":\"__default_policy_ID\""));
        assertEquals("""
                {"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,\
                "numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},\
                "disableSubscriptionOverrides":false,\
                "defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}""", attribute("EffectiveDeliveryPolicy"));
    }

    @Test
    void creatingTwiceIsCreatingOnce() {
        create(Map.of("DisplayName", "Mail"), new Tag("k", "v"));

        create(Map.of());
        create(Map.of("DisplayName", "Mail"), new Tag("k", "v"));

        assertEquals(1, topics.list(SCOPE, "", 10).size());
        assertInvalid(
                "Attributes Reason: Topic already exists with different attributes",
                () -> create(Map.of("DisplayName", "Post")));
        assertInvalid(
                "Tags Reason: Topic already exists with different tags", () -> create(Map.of(), new Tag("k", "w")));
        assertEquals("Mail", attribute("DisplayName"));
        assertEquals(List.of(new Tag("k", "v")), topics.tags(SCOPE, ARN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.fifo", "a:b", "ä"})
    void whatCannotBeANameIsRefused(String name) {
        assertInvalid("Topic Name", () -> topics.create(SCOPE, name, Map.of(), List.of(), NOW));
    }

    @Test
    void aFifoTopicIsRefused() {
        assertInvalid("Attributes Reason: FIFO topics are not available", () -> create(Map.of("FifoTopic", "true")));
        create(Map.of("FifoTopic", "false"));
    }

    /// Terraform sets five sample rates to 0 on every topic.
    @ParameterizedTest
    @CsvSource({
        "HTTPSuccessFeedbackSampleRate, 0",
        "SQSSuccessFeedbackSampleRate, 100",
        "LambdaFailureFeedbackRoleArn, arn:aws:iam::000000000000:role/r",
        "KmsMasterKeyId, alias/aws/sns",
        "SignatureVersion, 2",
        "TracingConfig, Active",
        "DisplayName, Mail",
    })
    void whatCanBeSetIsReadBackAndTakenAway(String name, String value) {
        create(Map.of());

        topics.setAttribute(SCOPE, ARN, name, value);
        assertEquals(value, attribute(name));

        topics.setAttribute(SCOPE, ARN, name, "");
        assertEquals(
                name.equals("DisplayName") ? "" : null,
                topics.attributes(SCOPE, ARN).get(name));
    }

    @ParameterizedTest
    @CsvSource({
        "TopicArn, x, AttributeName",
        "SubscriptionsConfirmed, 1, AttributeName",
        "ContentBasedDeduplication, true, AttributeName",
        "SignatureVersion, 3, SignatureVersion",
        "TracingConfig, On, TracingConfig",
        "SQSSuccessFeedbackSampleRate, 101, SQSSuccessFeedbackSampleRate",
        "Policy, {}, Policy Error: null",
        "Policy, nonsense, Policy Error: null",
        "DeliveryPolicy, nonsense, DeliveryPolicy: failed to parse JSON.",
    })
    void whatCannotBeSetIsRefused(String name, String value, String message) {
        create(Map.of());
        var before = topics.attributes(SCOPE, ARN);

        assertInvalid(message, () -> topics.setAttribute(SCOPE, ARN, name, value));
        assertEquals(before, topics.attributes(SCOPE, ARN));
    }

    @Test
    void aPolicyIsKeptToTheLetterAndItsDefaultComesBack() {
        create(Map.of());
        var standard = attribute("Policy");
        var policy =
                "{ \"Statement\": {\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sns:Publish\",\"Resource\":\"*\"} }";

        topics.setAttribute(SCOPE, ARN, "Policy", policy);
        assertEquals(policy, attribute("Policy"));

        topics.setAttribute(SCOPE, ARN, "Policy", "");
        assertEquals(standard, attribute("Policy"));
    }

    @Test
    void aPolicySpeaksOfSnsAlone() {
        create(Map.of());
        var policy =
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":[\"sns:Publish\",\"s3:*\"]}]}";

        assertInvalid(
                "Policy statement action out of service scope!",
                () -> topics.setAttribute(SCOPE, ARN, "Policy", policy));
    }

    @Test
    void permissionsAreStatementsOfThePolicy() {
        create(Map.of());
        var standard = attribute("Policy");

        topics.addPermission(SCOPE, ARN, "friends", List.of("111122223333"), List.of("Publish", "Subscribe"));

        assertTrue(attribute("Policy").endsWith("""
                                ,{"Sid":"friends","Effect":"Allow",\
                                "Principal":{"AWS":"arn:aws:iam::111122223333:root"},\
                                "Action":["SNS:Publish","SNS:Subscribe"],\
                                "Resource":"arn:aws:sns:us-east-1:000000000000:mail"}]}"""), attribute("Policy"));
        assertInvalid(
                "Statement already exists",
                () -> topics.addPermission(SCOPE, ARN, "friends", List.of("111122223333"), List.of("Publish")));
        assertInvalid("AWSAccountId", () -> topics.addPermission(SCOPE, ARN, "l", List.of("me"), List.of("Publish")));
        assertInvalid("ActionName", () -> topics.addPermission(SCOPE, ARN, "l", List.of("111122223333"), List.of()));
        assertInvalid(
                "Policy statement action out of service scope!",
                () -> topics.addPermission(SCOPE, ARN, "l", List.of("111122223333"), List.of("PutObject")));

        topics.removePermission(SCOPE, ARN, "friends");
        topics.removePermission(SCOPE, ARN, "friends");
        assertEquals(standard, attribute("Policy"));
    }

    @Test
    void tagsArePutOverEachOtherAndTakenOff() {
        create(Map.of(), new Tag("a", "1"));

        topics.tag(SCOPE, ARN, List.of(new Tag("a", "2"), new Tag("b", "1")));
        assertEquals(List.of(new Tag("a", "2"), new Tag("b", "1")), topics.tags(SCOPE, ARN));

        topics.untag(SCOPE, ARN, List.of("a", "c"));
        assertEquals(List.of(new Tag("b", "1")), topics.tags(SCOPE, ARN));
    }

    @Test
    void tagsAreBounded() {
        create(Map.of());
        var many = IntStream.range(0, 51).mapToObj(i -> new Tag("k" + i, "")).toList();

        assertRefused(
                "TagLimitExceededException",
                "Could not complete request: tag quota of per resource exceeded",
                () -> topics.tag(SCOPE, ARN, many));
        assertInvalid(
                "Tags Reason: Duplicated keys are not allowed.",
                () -> topics.tag(SCOPE, ARN, List.of(new Tag("a", "1"), new Tag("a", "2"))));
        assertInvalid(
                "Tags Reason: Tag keys beginning with aws: are reserved.",
                () -> topics.tag(SCOPE, ARN, List.of(new Tag("aws:a", "1"))));
        assertEquals(List.of(), topics.tags(SCOPE, ARN));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        for (Executable call : List.<Executable>of(
                () -> topics.attributes(SCOPE, ARN),
                () -> topics.setAttribute(SCOPE, ARN, "DisplayName", "x"),
                () -> topics.addPermission(SCOPE, ARN, "l", List.of("111122223333"), List.of("Publish")),
                () -> topics.removePermission(SCOPE, ARN, "l"))) {
            assertRefused("NotFoundException", "Topic does not exist", call);
        }
        for (Executable call : List.<Executable>of(
                () -> topics.tags(SCOPE, ARN),
                () -> topics.tag(SCOPE, ARN, List.of()),
                () -> topics.untag(SCOPE, ARN, List.of()))) {
            assertRefused("ResourceNotFoundException", "Resource does not exist", call);
        }
        topics.delete(SCOPE, ARN);
    }

    @Test
    void anArnMustBeOneOfThisPlace() {
        create(Map.of());

        assertInvalid(
                "TopicArn Reason: An ARN must have at least 6 elements, not 1", () -> topics.attributes(SCOPE, "mail"));
        for (var arn : List.of(
                "arn:aws:sqs:us-east-1:000000000000:mail",
                "arn:aws:sns:eu-west-1:000000000000:mail",
                "arn:aws:sns:us-east-1:000000000000:mail:x",
                "arn:aws:sns:us-east-1:000000000000:m.l")) {
            assertInvalid("TopicArn", () -> topics.attributes(SCOPE, arn));
        }
        var foreign = "arn:aws:sns:us-east-1:111122223333:mail";
        assertRefused(
                "AuthorizationErrorException",
                "Not authorized to access " + foreign + " because no resource-based policy allows it",
                () -> topics.attributes(SCOPE, foreign));
        // Clients that do not look their account up leave it out.
        assertEquals(
                ARN, topics.attributes(SCOPE, "arn:aws:sns:us-east-1::mail").get("TopicArn"));
    }

    @Test
    void sesKnowsTheTopicsOfItsPlace() {
        create(Map.of());

        assertTrue(topics.exists(SCOPE, ARN));
        assertFalse(topics.exists(SCOPE, ARN + "s"));
        assertFalse(topics.exists(SCOPE, "mail"));
        assertFalse(topics.exists(new Scope("000000000000", "eu-west-1"), ARN));
        assertFalse(topics.exists(new Scope("111122223333", "us-east-1"), ARN));
    }

    @Test
    void topicsAreListedByName() {
        for (var name : List.of("b", "a", "c")) {
            topics.create(SCOPE, name, Map.of(), List.of(), NOW);
        }

        assertEquals(
                List.of("a", "b"),
                topics.list(SCOPE, "", 2).stream().map(TopicArn::name).toList());
        assertEquals(
                List.of("c"),
                topics.list(SCOPE, "b", 2).stream().map(TopicArn::name).toList());
    }
}

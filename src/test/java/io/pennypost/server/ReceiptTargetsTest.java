package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.InvalidLambdaFunctionException;
import software.amazon.awssdk.services.ses.model.InvalidS3ConfigurationException;
import software.amazon.awssdk.services.ses.model.InvalidSnsTopicException;
import software.amazon.awssdk.services.ses.model.InvocationType;
import software.amazon.awssdk.services.ses.model.ReceiptAction;
import software.amazon.awssdk.services.ses.model.SesException;

/// What actions of receipt rules lead to is looked at when they are written.
final class ReceiptTargetsTest {
    @TempDir
    Path directory;

    private RunningProgram program;
    private SesClient v1;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v1 = program.v1();
        v1.createReceiptRuleSet(r -> r.ruleSetName("set"));
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private static ReceiptAction action(Consumer<ReceiptAction.Builder> set) {
        return ReceiptAction.builder().applyMutation(set).build();
    }

    private void createRule(Consumer<ReceiptAction.Builder> action) {
        v1.createReceiptRule(
                r -> r.ruleSetName("set").rule(rule -> rule.name("rule").actions(action(action))));
    }

    private static void assertRefused(
            Class<? extends SesException> type, String code, String message, Executable call) {
        var refused = assertThrows(type, call);
        assertEquals(code, refused.awsErrorDetails().errorCode());
        assertEquals(message, refused.awsErrorDetails().errorMessage());
        assertEquals(400, refused.statusCode());
    }

    @Test
    void targetsAreLookedAt() {
        assertRefused(
                InvalidSnsTopicException.class,
                "InvalidSnsTopic",
                "Could not publish to SNS topic: arn:aws:sns:us-east-1:000000000000:no",
                () -> createRule(a -> a.snsAction(s -> s.topicArn("arn:aws:sns:us-east-1:000000000000:no"))));
        for (var bucket : List.of("ab", "Mail", "a..b", "192.0.2.1", "../etc", "a".repeat(64))) {
            assertRefused(
                    InvalidS3ConfigurationException.class,
                    "InvalidS3Configuration",
                    "Could not write to bucket: " + bucket,
                    () -> createRule(a -> a.s3Action(s -> s.bucketName(bucket))));
        }
        assertRefused(
                InvalidS3ConfigurationException.class,
                "InvalidS3Configuration",
                "Could not use KMS key: k",
                () -> createRule(a -> a.s3Action(s -> s.bucketName("mail").kmsKeyArn("k"))));
        assertRefused(
                InvalidLambdaFunctionException.class,
                "InvalidLambdaFunction",
                "Could not invoke Lambda function: f",
                () -> createRule(a -> a.lambdaAction(l -> l.functionArn("f"))));
        assertFalse(v1.describeReceiptRuleSet(r -> r.ruleSetName("set"))
                .rules()
                .iterator()
                .hasNext());
    }

    @Test
    void actionsOfServicesThatAreAtAwsAloneAreRefused() {
        assertRefused(
                SesException.class,
                "InvalidParameterValue",
                "WorkMail actions are not available: there is no WorkMail to deliver to.",
                () -> createRule(a -> a.workmailAction(w -> w.organizationArn("o"))));
        assertRefused(
                SesException.class,
                "InvalidParameterValue",
                "Amazon Connect actions are not available: there is no Amazon Connect to deliver to.",
                () -> createRule(
                        a -> a.connectAction(c -> c.instanceARN("i").iamRoleARN("arn:aws:iam::000000000000:role/r"))));
        assertRefused(
                SesException.class,
                "InvalidParameterValue",
                "Exactly one action must be specified in each ReceiptAction.",
                () -> createRule(a -> a.stopAction(s -> s.scope("RuleSet"))
                        .addHeaderAction(h -> h.headerName("X").headerValue("y"))));
    }

    @Test
    void whereLambdaIsConfiguredFunctionsAreTaken() {
        try (var other =
                RunningProgram.start(Mode.DEV, directory.resolve("other"), "lambda.endpoint=http://127.0.0.1:1")) {
            var ses = other.v1();
            ses.createReceiptRuleSet(r -> r.ruleSetName("set"));
            ses.createReceiptRule(r -> r.ruleSetName("set")
                    .rule(rule -> rule.name("rule").actions(action(a -> a.lambdaAction(l -> l.functionArn("f"))))));

            var lambda = ses.describeReceiptRule(r -> r.ruleSetName("set").ruleName("rule"))
                    .rule()
                    .actions()
                    .getFirst()
                    .lambdaAction();
            assertEquals(InvocationType.EVENT, lambda.invocationType());
            assertEquals("f", lambda.functionArn());
        }
    }

    @Test
    void servicesThatDoNotAnswerAreNoTargets() {
        try (var other = RunningProgram.start(
                Mode.DEV,
                directory.resolve("other"),
                "s3.endpoint=http://127.0.0.1:1",
                "sns.endpoint=http://127.0.0.1:1")) {
            v1 = other.v1();
            v1.createReceiptRuleSet(r -> r.ruleSetName("set"));

            assertRefused(
                    InvalidSnsTopicException.class,
                    "InvalidSnsTopic",
                    "Could not publish to SNS topic: arn:aws:sns:us-east-1:000000000000:t",
                    () -> createRule(a ->
                            a.stopAction(s -> s.scope("RuleSet").topicArn("arn:aws:sns:us-east-1:000000000000:t"))));
            assertRefused(
                    InvalidS3ConfigurationException.class,
                    "InvalidS3Configuration",
                    "Could not write to bucket: mail",
                    () -> createRule(a -> a.s3Action(s -> s.bucketName("mail"))));
        }
    }

    @Test
    void aBucketGetsTheSetupObject() throws IOException {
        createRule(a -> a.s3Action(s -> s.bucketName("mail").objectKeyPrefix("in/")));

        var object = directory.resolve("data/buckets/mail/in/AMAZON_SES_SETUP_NOTIFICATION");
        assertTrue(Files.readString(object).contains("Subject: Amazon SES Setup Notification\r\n"));
    }

    @Test
    void targetsOfOurOwnStandInThePlaceOfAFunction() {
        for (var target : List.of("https://hooks.example/mail", "mailto:team@example.net", "pennypost:inbox")) {
            v1.createReceiptRule(r -> r.ruleSetName("set")
                    .rule(rule -> rule.name("rule-" + target.length())
                            .actions(action(a -> a.lambdaAction(l -> l.functionArn(target))))));
        }
        for (var none : List.of("https:///x", "mailto:team", "pennypost:outbox?", "https://user@hooks.example")) {
            assertRefused(
                    InvalidLambdaFunctionException.class,
                    "InvalidLambdaFunction",
                    "Could not invoke Lambda function: " + none,
                    () -> createRule(a -> a.lambdaAction(l -> l.functionArn(none))));
        }
    }
}

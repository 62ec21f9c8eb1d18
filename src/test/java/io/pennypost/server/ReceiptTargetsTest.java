package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.server.settings.Mode;
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
    void whereOtherServicesAreConfiguredTheyAnswerForThemselves() {
        try (var other = RunningProgram.start(
                Mode.DEV,
                directory.resolve("other"),
                "lambda.endpoint=http://127.0.0.1:1",
                "kms.endpoint=http://127.0.0.1:1",
                "sns.endpoint=http://127.0.0.1:1")) {
            var ses = other.v1();
            ses.createReceiptRuleSet(r -> r.ruleSetName("set"));
            ses.createReceiptRule(r -> r.ruleSetName("set")
                    .rule(rule -> rule.name("rule")
                            .actions(
                                    action(a -> a.lambdaAction(
                                            l -> l.functionArn("f").topicArn("t"))),
                                    action(a ->
                                            a.s3Action(s -> s.bucketName("mail").kmsKeyArn("k"))))));

            var lambda = ses.describeReceiptRule(r -> r.ruleSetName("set").ruleName("rule"))
                    .rule()
                    .actions()
                    .getFirst()
                    .lambdaAction();
            assertEquals(InvocationType.EVENT, lambda.invocationType());
            assertEquals("t", lambda.topicArn());
        }
    }
}

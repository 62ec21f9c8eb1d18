package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.InvalidPolicyException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;

/// Sending authorization policies, as the stock SDKs of both versions see them: two views of one state.
final class IdentityPolicyTest {
    private static final String DOMAIN = "example.com";
    private static final String NONE = "none.example";
    private static final String ARN = "arn:aws:ses:us-east-1:000000000000:identity/example.com";
    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"AWS\":\"123456789012\"},\"Action\":\"ses:SendEmail\",\"Resource\":\"" + ARN + "\"}]}";

    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;
    private SesClient v1;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v2 = program.v2();
        v1 = program.v1();
        v2.createEmailIdentity(r -> r.emailIdentity(DOMAIN));
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private static void refused(String code, String text, Runnable act) {
        var refused = assertThrows(AwsServiceException.class, act::run);
        assertEquals(text, refused.awsErrorDetails().errorMessage());
        assertEquals(code, refused.awsErrorDetails().errorCode());
    }

    @Test
    void policiesOfV2AreCreatedReadReplacedAndDeleted() {
        v2.createEmailIdentityPolicy(
                r -> r.emailIdentity(DOMAIN).policyName("p").policy(POLICY.replace(",", " , ")));
        assertEquals(
                Map.of("p", POLICY),
                v2.getEmailIdentityPolicies(r -> r.emailIdentity(DOMAIN)).policies());
        assertEquals(
                Map.of("p", POLICY),
                v2.getEmailIdentity(r -> r.emailIdentity(DOMAIN)).policies());
        assertThrows(
                AlreadyExistsException.class,
                () -> v2.createEmailIdentityPolicy(
                        r -> r.emailIdentity(DOMAIN).policyName("p").policy(POLICY)));

        var deny = POLICY.replace("Allow", "Deny");
        v2.updateEmailIdentityPolicy(
                r -> r.emailIdentity(DOMAIN).policyName("p").policy(deny));

        assertEquals(
                Map.of("p", deny),
                v2.getEmailIdentityPolicies(r -> r.emailIdentity(DOMAIN)).policies());
        v2.deleteEmailIdentityPolicy(r -> r.emailIdentity(DOMAIN).policyName("p"));
        assertEquals(
                Map.of(),
                v2.getEmailIdentityPolicies(r -> r.emailIdentity(DOMAIN)).policies());
    }

    @Test
    void policiesOfV2AreRefusedByName() {
        refused(
                "NotFoundException",
                "Policy <p> does not exist",
                () -> v2.updateEmailIdentityPolicy(
                        r -> r.emailIdentity(DOMAIN).policyName("p").policy(POLICY)));
        refused(
                "NotFoundException",
                "Policy <p> does not exist",
                () -> v2.deleteEmailIdentityPolicy(r -> r.emailIdentity(DOMAIN).policyName("p")));
        refused(
                "NotFoundException",
                "Email identity <none.example> does not exist.",
                () -> v2.getEmailIdentityPolicies(r -> r.emailIdentity(NONE)));
        refused(
                "BadRequestException",
                "PolicyName is invalid. Policy names must only include alpha-numeric characters, dashes, and"
                        + " underscores.",
                () -> v2.createEmailIdentityPolicy(
                        r -> r.emailIdentity(DOMAIN).policyName("a.b").policy(POLICY)));
        assertThrows(
                BadRequestException.class,
                () -> v2.createEmailIdentityPolicy(
                        r -> r.emailIdentity(DOMAIN).policyName("p").policy("{}")));
        for (int i = 0; i < 20; i++) {
            var name = "p" + i;
            v2.createEmailIdentityPolicy(
                    r -> r.emailIdentity(DOMAIN).policyName(name).policy(POLICY));
        }
        assertThrows(
                LimitExceededException.class,
                () -> v2.createEmailIdentityPolicy(
                        r -> r.emailIdentity(DOMAIN).policyName("more").policy(POLICY)));
        refused(
                "InvalidParameterValue",
                "Number of policies for <example.com> exceeds max allowed number of policies per resource",
                () -> v1.putIdentityPolicy(
                        r -> r.identity(DOMAIN).policyName("more").policy(POLICY)));
    }

    @Test
    void policiesOfV1AreTheSameAndForgiving() {
        v1.putIdentityPolicy(r -> r.identity(ARN).policyName("q").policy(POLICY));
        v1.putIdentityPolicy(r -> r.identity(DOMAIN).policyName("p").policy(POLICY));

        assertEquals(
                List.of("p", "q"),
                v1.listIdentityPolicies(r -> r.identity(DOMAIN)).policyNames());
        assertEquals(
                Map.of("q", POLICY),
                v1.getIdentityPolicies(r -> r.identity(ARN).policyNames("q", "absent"))
                        .policies());
        assertEquals(
                2,
                v2.getEmailIdentityPolicies(r -> r.emailIdentity(DOMAIN))
                        .policies()
                        .size());
        v1.deleteIdentityPolicy(r -> r.identity(ARN).policyName("p"));
        v1.deleteIdentityPolicy(r -> r.identity(ARN).policyName("p"));
        v1.deleteIdentityPolicy(r -> r.identity(NONE).policyName("p"));
        assertEquals(List.of("q"), v1.listIdentityPolicies(r -> r.identity(ARN)).policyNames());
        assertEquals(List.of(), v1.listIdentityPolicies(r -> r.identity(NONE)).policyNames());
        assertEquals(
                Map.of(),
                v1.getIdentityPolicies(r -> r.identity(NONE).policyNames("p")).policies());
        assertThrows(
                InvalidPolicyException.class,
                () -> v1.putIdentityPolicy(
                        r -> r.identity(DOMAIN).policyName("p").policy("no JSON")));
        refused(
                "InvalidParameterValue",
                "Email identity <none.example> does not exist.",
                () -> v1.putIdentityPolicy(r -> r.identity(NONE).policyName("p").policy(POLICY)));
    }
}

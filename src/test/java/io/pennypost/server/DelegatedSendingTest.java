package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.ActsOn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/// One account sends with identities of another, as far as their policies allow.
final class DelegatedSendingTest {
    private static final String DELEGATE = "111122223333";
    private static final String ARN = "arn:aws:ses:us-east-1:000000000000:identity/example.com";
    private static final String ADDRESS_ARN = "arn:aws:ses:us-east-1:000000000000:identity/ann@example.com";

    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client owner;
    private SesV2Client v2;
    private SesClient v1;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        owner = program.v2();
        owner.createEmailIdentity(r -> r.emailIdentity("example.com"));
        v2 = program.v2(DELEGATE, "us-east-1");
        v1 = program.v1(DELEGATE, "us-east-1");
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private void policy(String identity, String arn, String effect, String principal, String action, String condition) {
        owner.createEmailIdentityPolicy(
                r -> r.emailIdentity(identity).policyName("p" + effect).policy("""
                        {"Version": "2012-10-17", "Statement": {"Effect": "%s", "Principal": {"AWS": "%s"},
                         "Action": "%s", "Resource": "%s", "Condition": %s}}
                        """.formatted(
                                effect, principal, action, arn, condition)));
    }

    private void allow(String action, String condition) {
        policy("example.com", ARN, "Allow", DELEGATE, action, condition);
    }

    private String send(SesV2Client client, String from, String arn) {
        return client.sendEmail(r -> r.fromEmailAddress(from)
                        .fromEmailAddressIdentityArn(arn)
                        .destination(d -> d.toAddresses("bob@example.net"))
                        .content(c -> c.simple(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t"))))))
                .messageId();
    }

    private String sendRaw(String headers) {
        var mime = headers + "From: ann@example.com\r\nTo: bob@example.net\r\nSubject: s\r\n\r\nbody\r\n";
        return v1.sendRawEmail(r -> r.rawMessage(m -> m.data(SdkBytes.fromString(mime, StandardCharsets.US_ASCII))))
                .messageId();
    }

    private static String denied(String action, String arn) {
        return "User `arn:aws:iam::111122223333:root' is not authorized to perform `" + action + "' on resource `" + arn
                + "'";
    }

    private static void deniedOnV2(String text, Executable call) {
        var refusal = assertThrows(SesV2Exception.class, call);
        assertEquals("AccessDeniedException", refusal.awsErrorDetails().errorCode());
        assertEquals(text, refusal.awsErrorDetails().errorMessage());
        assertEquals(403, refusal.statusCode());
    }

    private static void deniedOnV1(String text, Executable call) {
        var refusal = assertThrows(SesException.class, call);
        assertEquals("AccessDenied", refusal.awsErrorDetails().errorCode());
        assertEquals(text, refusal.awsErrorDetails().errorMessage());
        assertEquals(403, refusal.statusCode());
    }

    @Test
    void withoutAPolicyADelegateIsRefused() {
        deniedOnV2(denied("ses:SendEmail", ARN), () -> send(v2, "ann@example.com", ARN));
        deniedOnV1(denied("ses:SendRawEmail", ARN), () -> sendRaw("X-SES-SOURCE-ARN: " + ARN + "\r\n"));
    }

    @Test
    @ActsOn("sesv2 SendEmail FromEmailAddressIdentityArn")
    void whatThePolicyAllowsIsSent() {
        allow("ses:SendEmail", "{}");

        var id = send(v2, "ann@example.com", ARN);

        assertTrue(!id.isEmpty());
        deniedOnV1(denied("ses:SendRawEmail", ARN), () -> sendRaw("X-SES-SOURCE-ARN: " + ARN + "\r\n"));
    }

    @Test
    void conditionsCount() {
        allow(
                "ses:*",
                "{\"StringLike\": {\"ses:FromAddress\": \"ann@*\"}, \"StringEquals\": {\"ses:ApiVersion\": \"2\"}}");

        send(v2, "ann@example.com", ARN);
        deniedOnV2(denied("ses:SendEmail", ARN), () -> send(v2, "bob@example.com", ARN));
        deniedOnV1(denied("ses:SendRawEmail", ARN), () -> sendRaw("X-SES-SOURCE-ARN: " + ARN + "\r\n"));
    }

    @Test
    void aRefusalInThePolicyOutweighs() {
        allow("ses:*", "{}");
        policy("example.com", ARN, "Deny", DELEGATE, "ses:SendEmail", "{}");

        deniedOnV2(denied("ses:SendEmail", ARN), () -> send(v2, "ann@example.com", ARN));
        sendRaw("X-SES-SOURCE-ARN: " + ARN + "\r\n");
    }

    @Test
    void othersAreNotAllowed() {
        policy("example.com", ARN, "Allow", "444455556666", "ses:*", "{}");

        deniedOnV2(denied("ses:SendEmail", ARN), () -> send(v2, "ann@example.com", ARN));
    }

    @Test
    void anAddressWithPoliciesOfItsOwnAnswersForItself() {
        allow("ses:*", "{}");
        owner.createEmailIdentity(r -> r.emailIdentity("ann@example.com"));
        policy("ann@example.com", ADDRESS_ARN, "Allow", "444455556666", "ses:*", "{}");

        deniedOnV2(denied("ses:SendEmail", ARN), () -> send(v2, "ann@example.com", ARN));
        send(v2, "carl@example.com", ARN);
    }

    @Test
    void anArnThatDoesNotCoverTheAddressIsToldAsNotVerified() {
        allow("ses:*", "{}");

        var refusal = assertThrows(SesV2Exception.class, () -> send(v2, "ann@example.org", ARN));

        assertEquals(
                "Email address is not verified. The following identities failed the check in region US-EAST-1: " + ARN,
                refusal.awsErrorDetails().errorMessage());
    }

    @Test
    void whatIsNoArnOfAnIdentityIsRefused() {
        for (var bad : List.of("example.com", "arn:aws:ses:us-east-1:000000000000:template/x", "arn:aws:ses:x")) {
            var refusal = assertThrows(SesV2Exception.class, () -> send(v2, "ann@example.com", bad));
            assertEquals("BadRequestException", refusal.awsErrorDetails().errorCode());
            assertEquals(
                    "Invalid identity ARN: " + bad, refusal.awsErrorDetails().errorMessage());
        }
        var elsewhere = ARN.replace("us-east-1", "eu-west-1");
        deniedOnV2(denied("ses:SendEmail", elsewhere), () -> send(v2, "ann@example.com", elsewhere));
    }

    @Test
    void theOwnerNeedsNoPolicyForAnArnOfItsOwn() {
        send(owner, "ann@example.com", ARN);
    }

    @Test
    @ActsOn({"ses SendRawEmail FromArn", "ses SendEmail ReturnPathArn"})
    void allRolesMayBeNamedApart() {
        allow("ses:*", "{}");
        v2.createEmailIdentity(r -> r.emailIdentity("example.org"));

        v1.sendRawEmail(r -> r.source("me@example.org")
                .fromArn(ARN)
                .rawMessage(m -> m.data(SdkBytes.fromUtf8String(
                        "From: ann@example.com\r\nTo: bob@example.net\r\nSubject: s\r\n\r\nbody\r\n"))));
        var refusal = assertThrows(
                SesException.class,
                () -> v1.sendEmail(r -> r.source("me@example.org")
                        .returnPath("bounce@example.com")
                        .destination(d -> d.toAddresses("bob@example.net"))
                        .message(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t"))))));
        assertEquals(
                "Email address is not verified. The following identities failed the check in region US-EAST-1: "
                        + "bounce@example.com",
                refusal.awsErrorDetails().errorMessage());
        v1.sendEmail(r -> r.source("me@example.org")
                .returnPath("bounce@example.com")
                .returnPathArn(ARN)
                .destination(d -> d.toAddresses("bob@example.net"))
                .message(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t")))));
    }

    @Test
    void controlHeadersDoNotReachTheRecipient() {
        allow("ses:*", "{}");

        var source = inboxOfDelegate(sendRaw("X-SES-SOURCE-ARN: " + ARN + "\r\nX-SES-FROM-ARN: " + ARN + "\r\n"));

        assertTrue(!source.contains("X-SES-"), source);
    }

    private String inboxOfDelegate(String messageId) {
        return program.source(messageId);
    }

    @Test
    @ActsOn("sesv2 SendEmail TenantName")
    void tenantsSendWithWhatTheyUseOnly() {
        owner.createConfigurationSet(r -> r.configurationSetName("set"));
        owner.createTenant(r -> r.tenantName("shop"));

        refusedForTenant(
                "nobody", "set", "NotFoundException", "Tenant <nobody> for AwsAccountId <000000000000> not found.");
        refusedForTenant("shop", "", "BadRequestException", "A configuration set is required to send with a tenant.");
        var user = "User `arn:aws:iam::000000000000:root' is not authorized to perform `ses:SendEmail' on resource `";
        refusedForTenant("shop", "set", "AccessDeniedException", user + ARN + "'");
        owner.createTenantResourceAssociation(r -> r.tenantName("shop").resourceArn(ARN));
        var set = "arn:aws:ses:us-east-1:000000000000:configuration-set/set";
        refusedForTenant("shop", "set", "AccessDeniedException", user + set + "'");
        owner.createTenantResourceAssociation(r -> r.tenantName("shop").resourceArn(set));

        var id = sendFor("shop", "set");

        var message = program.ledger(id).getFirst();
        assertTrue(message.toString().contains("ses:tenant-name"), message.toString());
        var tenantArn = owner.getTenant(r -> r.tenantName("shop")).tenant().tenantArn();
        owner.updateReputationEntityCustomerManagedStatus(r -> r.reputationEntityType("RESOURCE")
                .reputationEntityReference(tenantArn)
                .sendingStatus("DISABLED"));
        refusedForTenant("shop", "set", "SendingPausedException", "Sending is paused for tenant <shop>.");
    }

    private String sendFor(String tenant, String set) {
        return owner.sendEmail(r -> r.fromEmailAddress("ann@example.com")
                        .configurationSetName(set.isEmpty() ? null : set)
                        .tenantName(tenant)
                        .destination(d -> d.toAddresses("bob@example.net"))
                        .content(c -> c.simple(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t"))))))
                .messageId();
    }

    private void refusedForTenant(String tenant, String set, String code, String text) {
        var refusal = assertThrows(SesV2Exception.class, () -> sendFor(tenant, set));
        assertEquals(
                Map.of(code, text),
                Map.of(
                        refusal.awsErrorDetails().errorCode(),
                        refusal.awsErrorDetails().errorMessage()));
    }
}

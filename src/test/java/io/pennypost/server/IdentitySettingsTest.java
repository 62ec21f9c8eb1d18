package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.BehaviorOnMXFailure;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BehaviorOnMxFailure;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;

/// What belongs to an identity, as the stock SDKs of both versions see it: two views of one state.
final class IdentitySettingsTest {
    private static final String DOMAIN = "example.com";
    private static final String NONE = "none.example";
    private static final String ARN = "arn:aws:ses:us-east-1:000000000000:identity/example.com";
    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"AWS\":\"123456789012\"},\"Action\":\"ses:SendEmail\",\"Resource\":\"" + ARN + "\"}]}";
    private static final String CERTIFICATE = "arn:aws:acm:us-east-1:000000000000:certificate/abc";

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
    void theDefaultConfigurationSetIsChosenAndCleared() {
        v2.createConfigurationSet(r -> r.configurationSetName("news"));
        v2.putEmailIdentityConfigurationSetAttributes(
                r -> r.emailIdentity(DOMAIN).configurationSetName("news"));
        assertEquals("news", v2.getEmailIdentity(r -> r.emailIdentity(DOMAIN)).configurationSetName());

        v2.putEmailIdentityConfigurationSetAttributes(r -> r.emailIdentity(DOMAIN));

        assertNull(v2.getEmailIdentity(r -> r.emailIdentity(DOMAIN)).configurationSetName());
        refused(
                "NotFoundException",
                "Configuration set <none> does not exist.",
                () -> v2.putEmailIdentityConfigurationSetAttributes(
                        r -> r.emailIdentity(DOMAIN).configurationSetName("none")));
        refused(
                "NotFoundException",
                "Identity <none.example> does not exist.",
                () -> v2.putEmailIdentityConfigurationSetAttributes(r -> r.emailIdentity(NONE)));
    }

    @Test
    void feedbackForwardingOfV2HasNoCondition() {
        v2.putEmailIdentityFeedbackAttributes(r -> r.emailIdentity(DOMAIN));
        assertFalse(v2.getEmailIdentity(r -> r.emailIdentity(DOMAIN)).feedbackForwardingStatus());

        v2.putEmailIdentityFeedbackAttributes(r -> r.emailIdentity(DOMAIN).emailForwardingEnabled(true));

        assertTrue(v2.getEmailIdentity(r -> r.emailIdentity(DOMAIN)).feedbackForwardingStatus());
        refused(
                "NotFoundException",
                "Identity <none.example> does not exist.",
                () -> v2.putEmailIdentityFeedbackAttributes(r -> r.emailIdentity(NONE)));
    }

    @Test
    void mailFromIsOneThingInBothVersions() {
        v2.putEmailIdentityMailFromAttributes(r -> r.emailIdentity(DOMAIN)
                .mailFromDomain("bounce.example.com")
                .behaviorOnMxFailure(BehaviorOnMxFailure.REJECT_MESSAGE));
        var seen = v1.getIdentityMailFromDomainAttributes(r -> r.identities(DOMAIN, NONE))
                .mailFromDomainAttributes();
        assertEquals(List.of(DOMAIN), List.copyOf(seen.keySet()));
        assertEquals(
                "bounce.example.com", Objects.requireNonNull(seen.get(DOMAIN)).mailFromDomain());
        assertEquals("Success", Objects.requireNonNull(seen.get(DOMAIN)).mailFromDomainStatusAsString());
        assertEquals("RejectMessage", Objects.requireNonNull(seen.get(DOMAIN)).behaviorOnMXFailureAsString());

        v1.setIdentityMailFromDomain(r -> r.identity(DOMAIN)
                .mailFromDomain("b2.example.com")
                .behaviorOnMXFailure(BehaviorOnMXFailure.USE_DEFAULT_VALUE));
        var got = v2.getEmailIdentity(r -> r.emailIdentity(DOMAIN)).mailFromAttributes();
        assertEquals("b2.example.com", got.mailFromDomain());
        assertEquals("SUCCESS", got.mailFromDomainStatusAsString());
        assertEquals(BehaviorOnMxFailure.USE_DEFAULT_VALUE, got.behaviorOnMxFailure());

        v1.setIdentityMailFromDomain(r -> r.identity(DOMAIN));
        got = v2.getEmailIdentity(r -> r.emailIdentity(DOMAIN)).mailFromAttributes();
        assertNull(got.mailFromDomain());
        assertNull(got.mailFromDomainStatus());
        assertEquals(BehaviorOnMxFailure.USE_DEFAULT_VALUE, got.behaviorOnMxFailure());
        v2.putEmailIdentityMailFromAttributes(r -> r.emailIdentity(DOMAIN));
        assertNull(Objects.requireNonNull(v1.getIdentityMailFromDomainAttributes(r -> r.identities(DOMAIN))
                        .mailFromDomainAttributes()
                        .get(DOMAIN))
                .mailFromDomain());
    }

    @Test
    void mailFromIsRefused() {
        var text = "Provided MAIL-FROM domain 'bounce.example.net' is not subdomain of the domain of the identity"
                + " 'example.com'.";
        refused(
                "BadRequestException",
                text,
                () -> v2.putEmailIdentityMailFromAttributes(
                        r -> r.emailIdentity(DOMAIN).mailFromDomain("bounce.example.net")));
        refused(
                "InvalidParameterValue",
                text,
                () -> v1.setIdentityMailFromDomain(r -> r.identity(DOMAIN).mailFromDomain("bounce.example.net")));
        refused(
                "BadRequestException",
                "1 validation error detected: Value at 'behaviorOnMxFailure' failed to satisfy constraint: Member must"
                        + " satisfy enum value set: [REJECT_MESSAGE, USE_DEFAULT_VALUE]",
                () -> v2.putEmailIdentityMailFromAttributes(r ->
                        r.emailIdentity(DOMAIN).mailFromDomain("b.example.com").behaviorOnMxFailure("X")));
        refused(
                "ValidationError",
                "1 validation error detected: Value at 'behaviorOnMXFailure' failed to satisfy constraint: Member must"
                        + " satisfy enum value set: [RejectMessage, UseDefaultValue]",
                () -> v1.setIdentityMailFromDomain(
                        r -> r.identity(DOMAIN).mailFromDomain("b.example.com").behaviorOnMXFailure("X")));
        refused(
                "NotFoundException",
                "Identity <none.example> does not exist.",
                () -> v2.putEmailIdentityMailFromAttributes(
                        r -> r.emailIdentity(NONE).mailFromDomain("b.none.example")));
        refused(
                "InvalidParameterValue",
                "Identity <none.example> does not exist.",
                () -> v1.setIdentityMailFromDomain(r -> r.identity(NONE).mailFromDomain("b.none.example")));
    }

    @Test
    void aMailFromThatIsNotVerifiedRefusesMailWhereItIsSaidTo() {
        program.close();
        program = RunningProgram.start(
                Mode.DEV, directory.resolve("data"), "identity.verification=manual", "delivery.mode=capture");
        v2 = program.v2();
        v1 = program.v1();
        v2.putEmailIdentityMailFromAttributes(r -> r.emailIdentity(DOMAIN)
                .mailFromDomain("bounce.example.com")
                .behaviorOnMxFailure(BehaviorOnMxFailure.REJECT_MESSAGE));
        assertEquals(
                "PENDING",
                v2.getEmailIdentity(r -> r.emailIdentity(DOMAIN))
                        .mailFromAttributes()
                        .mailFromDomainStatusAsString());

        assertThrows(MailFromDomainNotVerifiedException.class, this::sendV2);
        assertThrows(
                software.amazon.awssdk.services.ses.model.MailFromDomainNotVerifiedException.class,
                () -> v1.sendEmail(r -> r.source("a@example.com")
                        .destination(d -> d.toAddresses("b@example.net"))
                        .message(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t"))))));
        v2.putEmailIdentityMailFromAttributes(r -> r.emailIdentity(DOMAIN).mailFromDomain("bounce.example.com"));
        sendV2();
    }

    private void sendV2() {
        v2.sendEmail(r -> r.fromEmailAddress("a@example.com")
                .destination(d -> d.toAddresses("b@example.net"))
                .content(c -> c.simple(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t"))))));
    }

    @Test
    void certificatesAreAssociatedListedAndTakenAway() {
        for (var address : List.of("b@example.com", "a@example.com")) {
            v2.associateEmailIdentityCertificate(
                    r -> r.emailIdentity(DOMAIN).fromAddress(address).certificateArn(CERTIFICATE));
        }
        assertThrows(
                AlreadyExistsException.class,
                () -> v2.associateEmailIdentityCertificate(r ->
                        r.emailIdentity(DOMAIN).fromAddress("a@example.com").certificateArn(CERTIFICATE)));

        var first =
                v2.listEmailIdentityCertificates(r -> r.emailIdentity(DOMAIN).pageSize(1));
        var second = v2.listEmailIdentityCertificates(
                r -> r.emailIdentity(DOMAIN).pageSize(1).nextToken(first.nextToken()));

        assertEquals("a@example.com", first.certificates().getFirst().fromAddress());
        assertEquals(CERTIFICATE, first.certificates().getFirst().certificateArn());
        assertEquals("FAILED", first.certificates().getFirst().statusAsString());
        assertEquals("b@example.com", second.certificates().getFirst().fromAddress());
        assertNull(second.nextToken());
        for (int i = 0; i < 2; i++) {
            v2.disassociateEmailIdentityCertificate(r -> r.emailIdentity(DOMAIN).fromAddress("a@example.com"));
        }
        assertEquals(
                1,
                v2.listEmailIdentityCertificates(r -> r.emailIdentity(DOMAIN))
                        .certificates()
                        .size());
        refused(
                "NotFoundException",
                "Email identity none.example does not exist.",
                () -> v2.listEmailIdentityCertificates(r -> r.emailIdentity(NONE)));
        refused(
                "NotFoundException",
                "Email identity none.example does not exist.",
                () -> v2.disassociateEmailIdentityCertificate(r -> r.emailIdentity(NONE)));
        refused(
                "BadRequestException",
                "FromAddress must be specified for a domain identity.",
                () -> v2.associateEmailIdentityCertificate(
                        r -> r.emailIdentity(DOMAIN).certificateArn(CERTIFICATE)));
    }

    @Test
    void theOlderNamesOfV1StillWork() {
        v1.verifyEmailAddress(r -> r.emailAddress("b@example.net"));
        v1.verifyEmailIdentity(r -> r.emailAddress("a@example.net"));
        assertEquals(
                List.of("a@example.net", "b@example.net"),
                v1.listVerifiedEmailAddresses(r -> {}).verifiedEmailAddresses());

        for (int i = 0; i < 2; i++) {
            v1.deleteVerifiedEmailAddress(r -> r.emailAddress("a@example.net"));
        }

        assertEquals(
                List.of("b@example.net"), v1.listVerifiedEmailAddresses(r -> {}).verifiedEmailAddresses());
        assertThrows(
                software.amazon.awssdk.services.ses.model.SesException.class,
                () -> v1.verifyEmailAddress(r -> r.emailAddress("nobody")));
        // They have no result, not even an empty one.
        assertFalse(program.form("Action=VerifyEmailAddress&Version=2010-12-01&EmailAddress=b%40example.net")
                .body()
                .contains("Result"));
    }

    @Test
    void signingIsTurnedOnAndOffInV1() {
        v1.setIdentityDkimEnabled(r -> r.identity(DOMAIN).dkimEnabled(false));
        assertFalse(v2.getEmailIdentity(r -> r.emailIdentity(DOMAIN))
                .dkimAttributes()
                .signingEnabled());

        v1.setIdentityDkimEnabled(r -> r.identity(DOMAIN).dkimEnabled(true));

        assertTrue(Objects.requireNonNull(v1.getIdentityDkimAttributes(r -> r.identities(DOMAIN))
                        .dkimAttributes()
                        .get(DOMAIN))
                .dkimEnabled());
        v1.verifyDomainIdentity(r -> r.domain("plain.example"));
        refused(
                "InvalidParameterValue",
                "Domain plain.example is not verified for DKIM signing.",
                () -> v1.setIdentityDkimEnabled(r -> r.identity("plain.example").dkimEnabled(true)));
        refused(
                "InvalidParameterValue",
                "Identity none.example is invalid. Must be a verified email address or domain.",
                () -> v1.setIdentityDkimEnabled(r -> r.identity(NONE).dkimEnabled(true)));
    }

    /// SDKs for Go, and Terraform with them, put this one operation under another prefix.
    @Test
    void theKeyLengthIsChangedUnderTheOtherPathToo() {
        var answer = program.json(
                "PUT",
                "/v1/email/identities/example.com/dkim/signing",
                "{\"SigningAttributesOrigin\":\"AWS_SES\","
                        + "\"SigningAttributes\":{\"NextSigningKeyLength\":\"RSA_1024_BIT\"}}");
        assertEquals(200, answer.status(), answer.body());

        var dkim = v2.getEmailIdentity(r -> r.emailIdentity(DOMAIN)).dkimAttributes();

        assertEquals("RSA_1024_BIT", dkim.nextSigningKeyLengthAsString());
        assertEquals("SUCCESS", dkim.statusAsString());
        assertEquals(3, dkim.tokens().size());
        assertEquals(
                404, program.json("GET", "/v1/email/identities/example.com", "").status());
    }

    @Test
    void nothingIsLeftOfADeletedIdentity() {
        v1.putIdentityPolicy(r -> r.identity(DOMAIN).policyName("p").policy(POLICY));
        v2.putEmailIdentityMailFromAttributes(r -> r.emailIdentity(DOMAIN).mailFromDomain("bounce.example.com"));
        v2.deleteEmailIdentity(r -> r.emailIdentity(DOMAIN));
        v2.createEmailIdentity(r -> r.emailIdentity(DOMAIN));

        var fresh = v2.getEmailIdentity(r -> r.emailIdentity(DOMAIN));

        assertEquals(Map.of(), fresh.policies());
        assertNull(fresh.mailFromAttributes().mailFromDomain());
    }
}

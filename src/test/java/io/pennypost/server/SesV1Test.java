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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.IdentityType;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.ses.model.VerificationStatus;
import software.amazon.awssdk.services.sesv2.model.DkimStatus;

/// The operations of API v1 that are built, as the stock SDK sees them; identities wait here until someone vouches for
/// them.
final class SesV1Test {
    @TempDir
    Path directory;

    private RunningProgram program;
    private SesClient v1;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"), "identity.verification=manual");
        v1 = program.v1();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private static <V> V of(Map<String, V> map, String key) {
        return Objects.requireNonNull(map.get(key));
    }

    @Test
    void anAddressWaitsAndMayBeAskedForAgain() {
        v1.verifyEmailIdentity(r -> r.emailAddress("a@example.com"));
        v1.verifyEmailIdentity(r -> r.emailAddress("a@example.com"));

        var attributes = v1.getIdentityVerificationAttributes(r -> r.identities("a@example.com", "none@example.com"))
                .verificationAttributes();
        assertEquals(Set.of("a@example.com"), attributes.keySet());
        assertEquals(VerificationStatus.PENDING, of(attributes, "a@example.com").verificationStatus());
        assertNull(of(attributes, "a@example.com").verificationToken());
    }

    @Test
    void aDomainGetsATokenThatStays() {
        var token = v1.verifyDomainIdentity(r -> r.domain("Example.com")).verificationToken();

        assertTrue(token.matches("[A-Za-z0-9+/]{43}="), token);
        assertEquals(
                token, v1.verifyDomainIdentity(r -> r.domain("example.com")).verificationToken());
        var attributes = of(
                v1.getIdentityVerificationAttributes(r -> r.identities("example.com"))
                        .verificationAttributes(),
                "example.com");
        assertEquals(VerificationStatus.PENDING, attributes.verificationStatus());
        assertEquals(token, attributes.verificationToken());
        var inV2 = program.v2().getEmailIdentity(r -> r.emailIdentity("example.com"));
        assertEquals("PENDING", inV2.verificationStatusAsString());
        assertEquals(DkimStatus.NOT_STARTED, inV2.dkimAttributes().status());
        assertFalse(inV2.verifiedForSendingStatus());
    }

    @Test
    void dkimTokensAreStableAndSeenByV2() {
        var tokens = v1.verifyDomainDkim(r -> r.domain("example.com")).dkimTokens();

        assertEquals(3, tokens.size());
        assertEquals(tokens, v1.verifyDomainDkim(r -> r.domain("example.com")).dkimTokens());
        v1.verifyEmailIdentity(r -> r.emailAddress("a@example.com"));
        var dkim = v1.getIdentityDkimAttributes(r -> r.identities("example.com", "a@example.com", "none.example"))
                .dkimAttributes();
        assertEquals(Set.of("example.com", "a@example.com"), dkim.keySet());
        assertEquals(tokens, of(dkim, "example.com").dkimTokens());
        assertEquals(tokens, of(dkim, "a@example.com").dkimTokens());
        assertEquals(VerificationStatus.PENDING, of(dkim, "example.com").dkimVerificationStatus());
        assertTrue(of(dkim, "example.com").dkimEnabled());
        assertEquals(
                tokens,
                program.v2()
                        .getEmailIdentity(r -> r.emailIdentity("example.com"))
                        .dkimAttributes()
                        .tokens());
    }

    @Test
    void badNamesAreRefused() {
        for (var bad : List.of("a@b.example", "no domain", "")) {
            var token = assertThrows(SesException.class, () -> v1.verifyDomainIdentity(r -> r.domain(bad)));
            assertEquals("InvalidParameterValue", token.awsErrorDetails().errorCode(), bad);
            assertEquals(400, token.statusCode());
        }
        var dkim = assertThrows(SesException.class, () -> v1.verifyDomainDkim(r -> r.domain("a@b.example")));
        assertEquals("Domain a@b.example is invalid.", dkim.awsErrorDetails().errorMessage());
        assertThrows(SesException.class, () -> v1.verifyEmailIdentity(r -> r.emailAddress("example.com")));
        assertEquals(List.of(), v1.listIdentities().identities());
    }

    @Test
    void identitiesAreListedByTypeAndPage() {
        v1.verifyEmailIdentity(r -> r.emailAddress("b@example.com"));
        v1.verifyEmailIdentity(r -> r.emailAddress("a@example.com"));
        v1.verifyDomainIdentity(r -> r.domain("c.example"));

        assertEquals(
                List.of("a@example.com", "b@example.com", "c.example"),
                v1.listIdentities().identities());
        assertEquals(
                List.of("a@example.com", "b@example.com"),
                v1.listIdentities(r -> r.identityType(IdentityType.EMAIL_ADDRESS))
                        .identities());
        assertEquals(
                List.of("c.example"),
                v1.listIdentities(r -> r.identityType(IdentityType.DOMAIN)).identities());
        var first = v1.listIdentities(r -> r.maxItems(2));
        var rest = v1.listIdentities(r -> r.maxItems(2).nextToken(first.nextToken()));
        assertEquals(List.of("a@example.com", "b@example.com"), first.identities());
        assertEquals(List.of("c.example"), rest.identities());
        assertNull(rest.nextToken());
        assertEquals(
                List.of("a@example.com", "b@example.com", "c.example"),
                v1.listIdentitiesPaginator(r -> r.maxItems(1)).identities().stream()
                        .toList());
    }

    @Test
    void deletingIsIdempotent() {
        v1.verifyDomainIdentity(r -> r.domain("example.com"));

        v1.deleteIdentity(r -> r.identity("example.com"));
        v1.deleteIdentity(r -> r.identity("example.com"));
        v1.deleteIdentity(r -> r.identity("never@was.example"));

        assertEquals(List.of(), v1.listIdentities().identities());
    }

    @Test
    void theQuotaIsThatOfTheAccount() {
        var quota = v1.getSendQuota();

        assertEquals(-1.0, quota.max24HourSend());
        assertEquals(-1.0, quota.maxSendRate());
        assertEquals(0.0, quota.sentLast24Hours());
    }

    @Test
    void aPendingIdentityMayNotSend() {
        v1.verifyDomainIdentity(r -> r.domain("example.com"));

        var refused = assertThrows(
                SesException.class,
                () -> v1.sendEmail(r -> r.source("a@example.com")
                        .destination(d -> d.toAddresses("b@example.net"))
                        .message(m -> m.subject(s -> s.data("x")).body(b -> b.text(t -> t.data("y"))))));

        assertEquals("MessageRejected", refused.awsErrorDetails().errorCode());
        assertEquals(List.of(), program.inbox());
    }

    /// Operations without output members still have their result element.
    @Test
    void answersHaveTheEnvelopeOfQuery() {
        var answer = program.form("Action=VerifyEmailIdentity&Version=2010-12-01&EmailAddress=a%40example.com");

        assertEquals(200, answer.status());
        assertEquals("text/xml", answer.header("Content-Type"));
        var id = answer.header("x-amzn-RequestId");
        assertTrue(
                answer.body()
                        .replaceAll(">\\s+<", "><")
                        .contains("<VerifyEmailIdentityResponse xmlns=\"http://ses.amazonaws.com/doc/2010-12-01/\">"
                                + "<VerifyEmailIdentityResult/><ResponseMetadata><RequestId>" + id
                                + "</RequestId></ResponseMetadata></VerifyEmailIdentityResponse>"),
                answer::body);
    }

    @Test
    void getWorksLikePost() {
        var answer = program.call("GET", "/?Action=GetSendQuota&Version=2010-12-01", RunningProgram.FORM, new byte[0]);

        assertEquals(200, answer.status(), answer::body);
        assertTrue(answer.body().contains("<Max24HourSend>-1.0</Max24HourSend>"), answer::body);
    }
}

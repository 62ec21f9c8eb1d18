package io.pennypost.api.sesv2;

import static io.pennypost.api.sesv2.EmailIdentityCalls.CALLER;
import static io.pennypost.api.sesv2.EmailIdentityCalls.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.ses.Tag;
import io.pennypost.ses.configset.ConfigurationSet;
import io.pennypost.ses.identity.DkimOrigin;
import io.pennypost.ses.identity.IdentityType;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.KeyLength;
import io.pennypost.ses.identity.VerificationMode;
import io.pennypost.ses.identity.VerificationStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What callers of v2 see of identities: answers, codes and texts.
class EmailIdentityOperationsTest {
    private IdentityWorld world = IdentityWorld.of(VerificationMode.DNS);
    private EmailIdentityCalls ses = new EmailIdentityCalls(world);

    private void become(IdentityWorld other) {
        world = other;
        ses = new EmailIdentityCalls(other);
    }

    @Test
    void aNewDomainHasEasyDkimThatIsNotStartedYet() {
        var created = ses.create("Example.COM");
        assertEquals(IdentityType.DOMAIN, created.identityType());
        assertFalse(created.verifiedForSendingStatus());
        var dkim = created.dkimAttributes();
        assertTrue(dkim.signingEnabled());
        assertEquals(VerificationStatus.NOT_STARTED, dkim.status());
        assertEquals(DkimOrigin.AWS_SES, dkim.signingAttributesOrigin());
        assertEquals(Optional.of(KeyLength.RSA_2048_BIT), dkim.currentSigningKeyLength());
        assertEquals(Optional.of(KeyLength.RSA_2048_BIT), dkim.nextSigningKeyLength());
        assertEquals(Optional.of(world.clock.instant()), dkim.lastKeyGenerationTimestamp());
        assertEquals(3, Set.copyOf(dkim.tokens()).size());
        assertTrue(dkim.tokens().stream().allMatch(token -> token.matches("[a-z0-9]{32}")), dkim.toString());
        assertEquals(Optional.empty(), dkim.signingHostedZone());
    }

    @Test
    void theFirstReadingShowsPendingAndTheSameTokens() {
        var tokens = ses.create("example.com").dkimAttributes().tokens();
        var read = ses.get("EXAMPLE.com");
        assertEquals(VerificationStatus.PENDING, read.dkimAttributes().status());
        assertEquals(tokens, read.dkimAttributes().tokens());
        assertEquals(VerificationStatus.PENDING, read.verificationStatus());
        assertTrue(read.feedbackForwardingStatus());
        assertEquals(Map.of(), read.policies());
        assertEquals(List.of(), read.tags());
        assertEquals(Optional.empty(), read.configurationSetName());
        assertEquals(Optional.empty(), read.mailFromAttributes().mailFromDomain());
        assertEquals("USE_DEFAULT_VALUE", read.mailFromAttributes().behaviorOnMxFailure());
    }

    @Test
    void theHostedZoneIsTheOperatorsOwn() {
        become(IdentityWorld.withZone("mail.example.net"));
        assertEquals(
                Optional.of("dkim.mail.example.net"),
                ses.create("example.com").dkimAttributes().signingHostedZone());
    }

    @Test
    void whatDnsSaidIsTold() {
        ses.create("example.com");
        var info = ses.get("example.com").verificationInfo().orElseThrow();
        assertEquals(Optional.of(world.clock.instant()), info.lastCheckedTimestamp());
        assertEquals(Optional.empty(), info.lastSuccessTimestamp());
        assertEquals("HOST_NOT_FOUND", info.errorType().orElseThrow().name());

        world.publish("example.com");
        world.clock.advance(Duration.ofSeconds(5));
        var read = ses.get("example.com");
        assertTrue(read.verifiedForSendingStatus());
        assertEquals(VerificationStatus.SUCCESS, read.verificationStatus());
        assertEquals(
                Optional.of(world.clock.instant()),
                read.verificationInfo().orElseThrow().lastSuccessTimestamp());
        assertEquals(Optional.empty(), read.verificationInfo().orElseThrow().errorType());
    }

    @Test
    void anAddressShowsTheDkimOfItsExactDomainOnly() {
        var tokens = ses.create("example.com").dkimAttributes().tokens();
        var address = ses.create("me@example.com");
        assertEquals(IdentityType.EMAIL_ADDRESS, address.identityType());
        assertEquals(tokens, address.dkimAttributes().tokens());
        assertEquals(tokens, ses.get("me@example.com").dkimAttributes().tokens());

        var below = ses.create("me@sub.example.com").dkimAttributes();
        assertEquals(List.of(), below.tokens());
        assertEquals(VerificationStatus.NOT_STARTED, below.status());
        assertFalse(below.signingEnabled());
    }

    @Test
    void anAddressUnderAVerifiedDomainIsUsableAtOnce() {
        ses.create("example.com");
        world.publish("example.com");
        ses.get("example.com");
        assertTrue(ses.create("me@example.com").verifiedForSendingStatus());
        assertEquals(VerificationStatus.PENDING, ses.get("me@example.com").verificationStatus());
        assertEquals(Optional.empty(), ses.get("me@example.com").verificationInfo());
        assertEquals(
                List.of("example.com true SUCCESS", "me@example.com true PENDING"),
                ses.list(Map.of(), Optional.empty(), Optional.empty()).emailIdentities().stream()
                        .map(info ->
                                info.identityName() + " " + info.sendingEnabled() + " " + info.verificationStatus())
                        .toList());
    }

    @Test
    void atOnceTheAnswerToACreationSaysSo() {
        become(IdentityWorld.of(VerificationMode.AT_ONCE));
        var created = ses.create("example.com");
        assertTrue(created.verifiedForSendingStatus());
        assertEquals(VerificationStatus.SUCCESS, created.dkimAttributes().status());
    }

    @Test
    void aNameIsTakenOnceWhateverItsCase() {
        ses.create("example.com");
        assertRefused(
                "AlreadyExistsException", "Email identity example.com already exist.", () -> ses.create("Example.com"));
        ses.create("me@example.com");
        assertRefused(
                "AlreadyExistsException",
                "Email identity me@example.com already exist.",
                () -> ses.create("me@EXAMPLE.com"));
        ses.create("Me@example.com");
    }

    @Test
    void aSetThatDoesNotExistFailsTheWholeCreation() {
        assertRefused(
                "NotFoundException",
                "Configuration set <nope> does not exist.",
                () -> ses.create("example.com", Optional.empty(), Optional.of("nope"), List.of()));
        assertRefused("NotFoundException", "Email identity example.com does not exist.", () -> ses.get("example.com"));
    }

    @Test
    void setAndTagsAreKept() {
        world.sets.create(CALLER.scope(), ConfigurationSet.named("mine", world.clock.instant()));
        var tags = List.of(new Tag("team", "a"));
        ses.create("example.com", Optional.empty(), Optional.of("mine"), tags);
        assertEquals(Optional.of("mine"), ses.get("example.com").configurationSetName());
        assertEquals(tags, ses.get("example.com").tags());
    }

    @Test
    void badNamesAreRefused() {
        assertRefused("BadRequestException", "Domain localhost is invalid.", () -> ses.create("localhost"));
        assertRefused("BadRequestException", "Missing local name", () -> ses.create("@example.com"));
    }

    @Test
    void unknownIdentitiesAreNotFound() {
        assertRefused(
                "NotFoundException",
                "Email identity foo@example.com does not exist.",
                () -> ses.get("foo@example.com"));
        assertRefused("NotFoundException", "Email identity no name does not exist.", () -> ses.get("no name"));
        assertRefused("NotFoundException", "Identity example.com does not exist.", () -> ses.delete("example.com"));
        assertRefused(
                "NotFoundException",
                "Email identity example.com does not exist.",
                () -> ses.setSigning("example.com", Optional.of(true)));
        assertRefused(
                "NotFoundException",
                "Email identity example.com does not exist.",
                () -> ses.configure("example.com", "AWS_SES", Optional.empty()));
    }

    @Test
    void deletingADomainLeavesItsAddresses() {
        ses.create("example.com");
        ses.create("me@example.com");
        ses.delete("EXAMPLE.com");
        assertRefused("NotFoundException", "Email identity example.com does not exist.", () -> ses.get("example.com"));
        assertEquals(IdentityType.EMAIL_ADDRESS, ses.get("me@example.com").identityType());
    }
}

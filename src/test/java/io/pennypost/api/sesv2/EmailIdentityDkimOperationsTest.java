package io.pennypost.api.sesv2;

import static io.pennypost.api.sesv2.EmailIdentityCalls.CALLER;
import static io.pennypost.api.sesv2.EmailIdentityCalls.assertRefused;
import static io.pennypost.api.sesv2.EmailIdentityCalls.length;
import static io.pennypost.api.sesv2.EmailIdentityCalls.ownKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.ses.identity.DkimOrigin;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.KeyLength;
import io.pennypost.ses.identity.VerificationMode;
import io.pennypost.ses.identity.VerificationStatus;
import io.pennypost.testing.RsaKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What callers of v2 see of the DKIM of their identities.
class EmailIdentityDkimOperationsTest {
    private final IdentityWorld world = IdentityWorld.of(VerificationMode.DNS);
    private final EmailIdentityCalls ses = new EmailIdentityCalls(world);

    @Test
    void anOmittedFlagTurnsSigningOff() {
        ses.create("example.com");
        ses.setSigning("example.com", Optional.empty());
        assertFalse(ses.get("example.com").dkimAttributes().signingEnabled());
        ses.setSigning("example.com", Optional.of(true));
        assertTrue(ses.get("example.com").dkimAttributes().signingEnabled());
    }

    @Test
    void signingOfAnAddressFollowsItsDomain() {
        ses.create("me@example.com");
        assertRefused(
                "BadRequestException",
                "Domain example.com is not verified for DKIM signing.",
                () -> ses.setSigning("me@example.com", Optional.of(true)));
        ses.create("example.com");
        ses.setSigning("me@example.com", Optional.of(false));
        assertTrue(ses.get("example.com").dkimAttributes().signingEnabled(), "nothing changed");
    }

    @Test
    void aDomainWithoutDkimCannotBeSigned() {
        world.identities.verifyDomain(CALLER.scope(), "example.com");
        assertRefused(
                "BadRequestException",
                "Domain example.com is not verified for DKIM signing.",
                () -> ses.setSigning("example.com", Optional.of(true)));
        assertEquals(
                VerificationStatus.NOT_STARTED,
                ses.get("example.com").dkimAttributes().status());
    }

    @Test
    void turningAFailedDkimOnBeginsItsSearchAnew() {
        ses.create("example.com");
        ses.get("example.com");
        world.clock.advance(Duration.ofDays(3));
        assertEquals(
                VerificationStatus.FAILED,
                ses.get("example.com").dkimAttributes().status());
        ses.setSigning("example.com", Optional.of(true));
        world.publish("example.com");
        assertEquals(VerificationStatus.SUCCESS, ses.get("example.com").verificationStatus());
    }

    @Test
    void anOwnKeyIsSearchedForUnderItsSelector() {
        var key = RsaKeys.pkcs1(2048);
        var created = ses.create("example.com", ownKey("mine", key), Optional.empty(), List.of());
        var dkim = created.dkimAttributes();
        assertEquals(DkimOrigin.EXTERNAL, dkim.signingAttributesOrigin());
        assertEquals(List.of("mine"), dkim.tokens());
        assertEquals(Optional.empty(), dkim.nextSigningKeyLength());
        assertEquals(Optional.empty(), dkim.currentSigningKeyLength());
        world.dns.publish("mine._domainkey.example.com", "TXT", "p=" + RsaKeys.publicKey(2048));
        assertEquals(VerificationStatus.SUCCESS, ses.get("example.com").verificationStatus());
    }

    @Test
    void changingTheMethodBeginsAnewAndBack() {
        var easy = ses.create("example.com").dkimAttributes().tokens();
        var own = ses.configure("example.com", "EXTERNAL", ownKey("mine", RsaKeys.pkcs1(1024)));
        assertEquals(VerificationStatus.PENDING, own.dkimStatus());
        assertEquals(List.of("mine"), own.dkimTokens());
        var back = ses.configure("example.com", "AWS_SES", Optional.empty());
        assertEquals(3, back.dkimTokens().size());
        assertFalse(back.dkimTokens().equals(easy), "the old key is gone, and so are its names");
        assertEquals(back, ses.configure("example.com", "AWS_SES", Optional.empty()), "nothing changes");
    }

    @Test
    void settingsThatExcludeEachOtherAreRefused() {
        ses.create("example.com");
        var key = ownKey("mine", RsaKeys.pkcs1(1024));
        assertRefused(
                "BadRequestException",
                "DomainSigningSelector and DomainSigningPrivateKey cannot be used with the origin AWS_SES.",
                () -> ses.configure("example.com", "AWS_SES", key));
        assertRefused(
                "BadRequestException",
                "DomainSigningSelector and DomainSigningPrivateKey must be specified with the origin EXTERNAL.",
                () -> ses.configure("example.com", "EXTERNAL", Optional.empty()));
        assertRefused(
                "BadRequestException",
                "NextSigningKeyLength cannot be used with the origin EXTERNAL.",
                () -> ses.configure("example.com", "EXTERNAL", length(KeyLength.RSA_1024_BIT)));
        assertRefused(
                "BadRequestException",
                "The signing attributes origin AWS_SES_EU_WEST_1 is not supported: keys are not shared between regions."
                        + " Use AWS_SES or EXTERNAL.",
                () -> ses.configure("example.com", "AWS_SES_EU_WEST_1", Optional.empty()));
    }

    @Test
    void dkimIsSetUpForDomainsOnly() {
        ses.create("me@example.com");
        assertRefused(
                "BadRequestException",
                "The EmailIdentity value must be a valid domain.",
                () -> ses.configure("me@example.com", "AWS_SES", Optional.empty()));
        assertRefused(
                "BadRequestException",
                "The EmailIdentity value must be a valid domain.",
                () -> ses.create("you@example.com", length(KeyLength.RSA_1024_BIT), Optional.empty(), List.of()));
    }

    @Test
    void aKeyThatNobodyUsesYetTakesTheNewLengthAtOnce() {
        ses.create("example.com");
        ses.configure("example.com", "AWS_SES", length(KeyLength.RSA_1024_BIT));
        var dkim = ses.get("example.com").dkimAttributes();
        assertEquals(Optional.of(KeyLength.RSA_1024_BIT), dkim.nextSigningKeyLength());
        assertEquals(Optional.of(KeyLength.RSA_1024_BIT), dkim.currentSigningKeyLength());
    }

    @Test
    void aKeyInUseStaysUntilItIsRotated() {
        ses.create("example.com");
        world.publish("example.com");
        ses.get("example.com");
        var put = ses.configure("example.com", "AWS_SES", length(KeyLength.RSA_1024_BIT));
        assertEquals(VerificationStatus.SUCCESS, put.dkimStatus());
        var dkim = ses.get("example.com").dkimAttributes();
        assertEquals(Optional.of(KeyLength.RSA_1024_BIT), dkim.nextSigningKeyLength());
        assertEquals(Optional.of(KeyLength.RSA_2048_BIT), dkim.currentSigningKeyLength());
    }

    @Test
    void theLengthChangesOnceADayAndNeverToItself() {
        ses.create("example.com");
        assertRefused(
                "BadRequestException",
                "The next signing key length is already RSA_2048_BIT.",
                () -> ses.configure("example.com", "AWS_SES", length(KeyLength.RSA_2048_BIT)));
        ses.configure("example.com", "AWS_SES", length(KeyLength.RSA_1024_BIT));
        world.clock.advance(Duration.ofDays(1).minusSeconds(1));
        assertRefused(
                "BadRequestException",
                "The signing key length can be changed once in 24 hours.",
                () -> ses.configure("example.com", "AWS_SES", length(KeyLength.RSA_2048_BIT)));
        world.clock.advance(Duration.ofSeconds(1));
        ses.configure("example.com", "AWS_SES", length(KeyLength.RSA_2048_BIT));
    }
}

package io.pennypost.ses.identity;

import static io.pennypost.ses.identity.IdentityWorld.SCOPE;
import static io.pennypost.ses.identity.VerificationStatus.FAILED;
import static io.pennypost.ses.identity.VerificationStatus.PENDING;
import static io.pennypost.ses.identity.VerificationStatus.SUCCESS;
import static io.pennypost.ses.identity.VerificationStatus.TEMPORARY_FAILURE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.secret.Secret;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.testing.RsaKeys;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Proving a domain in DNS: by key, by aliases, by the token of v1, and losing it again.
class DomainVerificationTest {
    private static final String DOMAIN = "example.com";
    private final IdentityWorld world = IdentityWorld.of(VerificationMode.DNS);

    @Test
    void aNewDomainIsPendingUntilItsKeyIsPublished() {
        world.create(DOMAIN);
        assertStatus(PENDING, PENDING, world.read(DOMAIN));
        assertEquals(
                Optional.of(VerificationError.HOST_NOT_FOUND),
                world.kept(DOMAIN).ownership().error());

        world.publish(DOMAIN);
        world.clock.advance(Duration.ofSeconds(5));
        assertStatus(SUCCESS, SUCCESS, world.read(DOMAIN));
        assertEquals(Optional.empty(), world.kept(DOMAIN).ownership().error());
    }

    @Test
    void aReaderAsksDnsOnlyOnceInFiveSeconds() {
        world.create(DOMAIN);
        world.read(DOMAIN);
        var lookUps = world.dns.lookUps();
        world.clock.advance(Duration.ofMillis(4999));
        world.read(DOMAIN);
        assertEquals(lookUps, world.dns.lookUps());
        world.clock.advance(Duration.ofMillis(1));
        world.read(DOMAIN);
        assertTrue(world.dns.lookUps() > lookUps);
    }

    @Test
    void theLoopVerifiesWhatNobodyReads() {
        world.create(DOMAIN);
        world.turn();
        world.publish(DOMAIN);
        world.clock.advance(Duration.ofSeconds(4));
        world.turn();
        assertStatus(PENDING, PENDING, world.kept(DOMAIN));
        world.clock.advance(Duration.ofSeconds(1));
        world.turn();
        assertStatus(SUCCESS, SUCCESS, world.kept(DOMAIN));
    }

    @Test
    void afterAStartTheLoopKnowsWhatIsAhead() {
        world.create(DOMAIN);
        world.publish(DOMAIN);
        var agenda = new VerificationAgenda();
        var documents = new IdentityDocuments(world.catalog, agenda);
        documents.noteAll(1);
        assertEquals(Optional.of(world.clock.instant()), agenda.next());
    }

    @Test
    void threeAliasesIntoTheZoneProveADomain() {
        var zoned = IdentityWorld.withZone("mail.example.net");
        zoned.create(DOMAIN);
        var tokens = zoned.kept(DOMAIN).dkim().tokens();
        tokens.subList(0, 2).forEach(token -> alias(zoned, token, token + ".dkim.mail.example.net"));
        assertStatus(PENDING, PENDING, zoned.read(DOMAIN));

        alias(zoned, tokens.get(2), tokens.get(2) + ".dkim.MAIL.example.net.");
        zoned.clock.advance(Duration.ofSeconds(5));
        assertStatus(SUCCESS, SUCCESS, zoned.read(DOMAIN));
    }

    @Test
    void anAliasToSomewhereElseIsAnInvalidValue() {
        var zoned = IdentityWorld.withZone("mail.example.net");
        zoned.create(DOMAIN);
        zoned.kept(DOMAIN).dkim().tokens().forEach(token -> alias(zoned, token, token + ".dkim.amazonses.com"));
        zoned.read(DOMAIN);
        assertEquals(
                Optional.of(VerificationError.INVALID_VALUE),
                zoned.kept(DOMAIN).ownership().error());
    }

    @Test
    void withAZoneTheKeyItselfIsAProofToo() {
        var zoned = IdentityWorld.withZone("mail.example.net");
        zoned.create(DOMAIN);
        var key = zoned.kept(DOMAIN).dkim().key().orElseThrow();
        zoned.dns.publish(key.selector() + "._domainkey." + DOMAIN, "TXT", PublishedRecords.keyRecord(key));
        assertStatus(SUCCESS, SUCCESS, zoned.read(DOMAIN));
    }

    private static void alias(IdentityWorld world, String token, String target) {
        world.dns.publish(token + "._domainkey." + DOMAIN, "CNAME", target);
    }

    @Test
    void theTokenOfVersionOneProvesADomainWithoutDkim() {
        var token = world.identities.verifyDomain(SCOPE, DOMAIN);
        world.dns.publish("_amazonses." + DOMAIN, "TXT", "another " + token);
        var verified = world.read(DOMAIN);
        assertEquals(SUCCESS, verified.ownership().status());
        assertEquals(VerificationStatus.NOT_STARTED, verified.dkim().check().status());
    }

    @Test
    void dkimProvesADomainThatWaitsForItsToken() {
        world.identities.verifyDomain(SCOPE, DOMAIN);
        world.identities.verifyDkim(SCOPE, DOMAIN);
        var key = world.kept(DOMAIN).dkim().key().orElseThrow();
        world.dns.publish(key.selector() + "._domainkey." + DOMAIN, "TXT", PublishedRecords.keyRecord(key));
        assertStatus(SUCCESS, SUCCESS, world.read(DOMAIN));
    }

    @Test
    void aVerifiedDomainStaysSoWhenANewDkimFails() {
        var token = world.identities.verifyDomain(SCOPE, DOMAIN);
        world.dns.publish("_amazonses." + DOMAIN, "TXT", token);
        world.read(DOMAIN);
        world.identities.verifyDkim(SCOPE, DOMAIN);
        world.throughDays(3);
        assertStatus(SUCCESS, FAILED, world.kept(DOMAIN));
    }

    @Test
    void threeDaysWithoutRecordsAreTheEnd() {
        world.create(DOMAIN);
        world.throughDays(3);
        assertStatus(FAILED, FAILED, world.kept(DOMAIN));
        world.publish(DOMAIN);
        world.clock.advance(Duration.ofDays(1));
        assertStatus(FAILED, FAILED, world.read(DOMAIN));
    }

    @Test
    void aRecordThatGoesAwayIsSearchedForThreeDaysAndMailStillGoesOut() {
        verified();
        world.dns.withdrawAll();
        world.clock.advance(Duration.ofHours(6));
        world.turn();
        assertStatus(TEMPORARY_FAILURE, TEMPORARY_FAILURE, world.kept(DOMAIN));
        assertTrue(world.sending.sendingIdentity(SCOPE, "a", DOMAIN).isPresent());
        assertFalse(world.sending.signingKeyFor(SCOPE, DOMAIN).isPresent(), "no receiver could check it");

        world.throughDays(3);
        assertStatus(FAILED, FAILED, world.kept(DOMAIN));
        assertFalse(world.sending.sendingIdentity(SCOPE, "a", DOMAIN).isPresent());
    }

    @Test
    void aRecordThatComesBackHeals() {
        verified();
        world.dns.withdrawAll();
        world.clock.advance(Duration.ofHours(6));
        world.turn();
        world.publish(DOMAIN);
        world.clock.advance(Duration.ofSeconds(5));
        world.turn();
        assertStatus(SUCCESS, SUCCESS, world.kept(DOMAIN));
    }

    @Test
    void deadNameServersTakeNothingAway() {
        verified();
        world.dns.breakZone(DOMAIN);
        world.throughDays(10);
        assertStatus(SUCCESS, SUCCESS, world.kept(DOMAIN));
        assertEquals(
                Optional.of(VerificationError.DNS_SERVER_ERROR),
                world.kept(DOMAIN).ownership().error());
    }

    @Test
    void aNewKeyThatNobodyPublishedDoesNotRevokeTheDomain() {
        verified();
        var key = new Secret(RsaKeys.pkcs1(2048));
        world.dkim.configure(SCOPE, DOMAIN, new DkimSettings.External("own", key));
        world.throughDays(10);
        assertStatus(SUCCESS, FAILED, world.kept(DOMAIN));
    }

    @Test
    void aLookCountsForNothingWhenTheKeyChangedMeanwhile() {
        world.create(DOMAIN);
        world.publish(DOMAIN);
        var own = new DkimSettings.External("own", new Secret(RsaKeys.pkcs1(2048)));
        world.dns.duringNextLookUp(() -> world.dkim.configure(SCOPE, DOMAIN, own));
        assertStatus(PENDING, PENDING, world.read(DOMAIN));
    }

    @Test
    void theLookTellsOfTheZone() {
        world.create(DOMAIN);
        world.dns.publishSoa(DOMAIN, new Resolver.Soa("ns1.example.com", "hostmaster.example.com", 42));
        assertEquals(
                Optional.of(new SoaRecord("ns1.example.com", "hostmaster.example.com", 42)),
                world.read(DOMAIN).soa());
    }

    @Test
    void theOperatorsWordVerifiesForGood() {
        var manual = IdentityWorld.of(VerificationMode.MANUAL);
        manual.create(DOMAIN);
        manual.clock.advance(Duration.ofDays(30));
        manual.turn();
        assertStatus(PENDING, PENDING, manual.read(DOMAIN));
        assertEquals(0, manual.dns.lookUps());

        manual.ownership.approve(SCOPE, "EXAMPLE.com");
        manual.clock.advance(Duration.ofDays(30));
        manual.turn();
        assertStatus(SUCCESS, SUCCESS, manual.read(DOMAIN));
        assertEquals(0, manual.dns.lookUps());
    }

    @Test
    void atOnceNothingIsAsked() {
        var dev = IdentityWorld.of(VerificationMode.AT_ONCE);
        dev.create(DOMAIN);
        dev.create("me@example.org");
        assertStatus(SUCCESS, SUCCESS, dev.kept(DOMAIN));
        assertEquals(SUCCESS, dev.kept("me@example.org").ownership().status());
        assertEquals(0, dev.dns.lookUps());
        assertTrue(dev.mails.isEmpty());
        assertTrue(dev.sending.signingKeyFor(SCOPE, DOMAIN).isPresent());
    }

    private void verified() {
        world.create(DOMAIN);
        world.publish(DOMAIN);
        world.turn();
        assertStatus(SUCCESS, SUCCESS, world.kept(DOMAIN));
    }

    private static void assertStatus(VerificationStatus ownership, VerificationStatus dkim, Identity identity) {
        assertEquals(ownership, identity.ownership().status(), "identity");
        assertEquals(dkim, identity.dkim().check().status(), "DKIM");
    }
}

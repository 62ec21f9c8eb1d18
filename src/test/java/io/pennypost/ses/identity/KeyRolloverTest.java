package io.pennypost.ses.identity;

import static io.pennypost.ses.identity.IdentityWorld.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.ses.BadRequest;
import io.pennypost.ses.identity.PublishedRecords.DnsRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Another length of Easy DKIM's key: two selectors live side by side until the new key can be relied on.
class KeyRolloverTest {
    private static final String DOMAIN = "example.com";

    private IdentityWorld world = IdentityWorld.of(VerificationMode.DNS);

    private void verified() {
        world.create(DOMAIN);
        world.publish(DOMAIN);
        world.turn();
        assertEquals(VerificationStatus.SUCCESS, dkim().check().status());
    }

    private Dkim dkim() {
        return world.kept(DOMAIN).dkim();
    }

    private String signingSelector() {
        return world.sending.signingKeyFor(SCOPE, DOMAIN).orElseThrow().selector();
    }

    private void change(KeyLength length) {
        world.dkim.configure(SCOPE, DOMAIN, new DkimSettings.Easy(Optional.of(length)));
    }

    private List<DnsRecord> records() {
        return PublishedRecords.of(world.kept(DOMAIN), world.zone, world.mailFromHost);
    }

    @Test
    void theOldKeySignsUntilTheNewOneWasInDnsForADay() {
        verified();
        var tokens = dkim().tokens();
        change(KeyLength.RSA_1024_BIT);
        assertEquals(Optional.of(KeyLength.RSA_1024_BIT), dkim().nextLength());
        assertEquals(Optional.of(KeyLength.RSA_2048_BIT), dkim().currentLength());
        assertEquals(tokens.get(0), signingSelector());
        assertEquals(2, records().size());

        world.publish(DOMAIN);
        world.throughDays(1);
        assertEquals(VerificationStatus.SUCCESS, dkim().check().status());
        world.clock.advance(Duration.ofHours(6));
        world.turn();

        assertEquals(tokens.get(1), signingSelector());
        assertEquals(tokens, dkim().tokens());
        assertEquals(Optional.of(KeyLength.RSA_1024_BIT), dkim().currentLength());
        assertEquals(VerificationStatus.SUCCESS, dkim().check().status());
        assertEquals(VerificationStatus.SUCCESS, world.kept(DOMAIN).ownership().status());
    }

    @Test
    void theOldKeyStaysPublishedForEightDays() {
        verified();
        change(KeyLength.RSA_1024_BIT);
        world.publish(DOMAIN);
        world.throughDays(2);
        assertEquals(2, records().size());

        world.throughDays(9);

        assertEquals(1, records().size());
        assertEquals(Optional.empty(), dkim().retired());
    }

    @Test
    void aNewKeyThatNobodyPublishesChangesNothing() {
        verified();
        var before = signingSelector();
        change(KeyLength.RSA_1024_BIT);

        world.throughDays(10);

        assertEquals(before, signingSelector());
        assertEquals(VerificationStatus.SUCCESS, dkim().check().status());
        // Published late, it takes over all the same.
        world.publish(DOMAIN);
        world.throughDays(3);
        assertNotEquals(before, signingSelector());
    }

    @Test
    void aNewKeyMustBeThereTheWholeDay() {
        verified();
        var before = signingSelector();
        change(KeyLength.RSA_1024_BIT);
        world.publish(DOMAIN);
        world.clock.advance(Duration.ofHours(1));
        world.turn();
        var next = dkim().next().orElseThrow();
        world.dns.withdrawAll();
        world.dns.publish(
                PublishedRecords.keyName(before, DOMAIN),
                "TXT",
                PublishedRecords.keyRecord(dkim().key().orElseThrow()));
        world.clock.advance(Duration.ofHours(12));
        world.turn();
        world.dns.publish(
                PublishedRecords.keyName(next.key().selector(), DOMAIN), "TXT", PublishedRecords.keyRecord(next.key()));

        world.clock.advance(Duration.ofHours(18));
        world.turn();

        assertEquals(before, signingSelector());
    }

    @Test
    void withAZoneTheOperatorPublishesTheNewKeyUnderItsOwnToken() {
        world = IdentityWorld.withZone("ses.example.org");
        verified();
        var current = PublishedRecords.keyRecord(dkim().key().orElseThrow());
        var owners = records();
        change(KeyLength.RSA_1024_BIT);
        var next = PublishedRecords.keyRecord(dkim().next().orElseThrow().key());

        assertEquals(owners, records());
        assertEquals(
                List.of(current, next, current),
                PublishedRecords.inZone(world.kept(DOMAIN), world.zone, world.mailFromHost).stream()
                        .map(DnsRecord::value)
                        .toList());
    }

    @Test
    void theLengthChangesOnceInADay() {
        verified();
        assertEquals(
                "The next signing key length is already RSA_2048_BIT.",
                assertThrows(BadRequest.class, () -> change(KeyLength.RSA_2048_BIT))
                        .getMessage());
        change(KeyLength.RSA_1024_BIT);
        var before = world.kept(DOMAIN);
        assertEquals(
                "The signing key length can be changed once in 24 hours.",
                assertThrows(BadRequest.class, () -> change(KeyLength.RSA_2048_BIT))
                        .getMessage());
        assertEquals(before, world.kept(DOMAIN));

        world.clock.advance(Duration.ofDays(1));
        change(KeyLength.RSA_2048_BIT);

        assertEquals(Optional.of(KeyLength.RSA_2048_BIT), dkim().nextLength());
    }

    @Test
    void whereNobodyLooksTheNewKeySignsAtOnce() {
        world = IdentityWorld.of(VerificationMode.AT_ONCE);
        world.create(DOMAIN);
        var before = signingSelector();

        change(KeyLength.RSA_1024_BIT);

        assertNotEquals(before, signingSelector());
        assertEquals(Optional.of(KeyLength.RSA_1024_BIT), dkim().currentLength());
        assertEquals(VerificationStatus.SUCCESS, dkim().check().status());
        assertEquals(Optional.empty(), dkim().next());
        world.throughDays(9);
        assertEquals(Optional.empty(), dkim().retired());
        assertEquals(0, world.dns.lookUps());
    }

    @Test
    void aKeyNobodyReliesOnYetIsReplaced() {
        world.create(DOMAIN);

        change(KeyLength.RSA_1024_BIT);

        assertEquals(Optional.empty(), dkim().next());
        assertEquals(Optional.of(KeyLength.RSA_1024_BIT), dkim().currentLength());
        assertFalse(dkim().signs());
    }
}

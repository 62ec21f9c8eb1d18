package io.pennypost.ses.identity;

import static io.pennypost.ses.identity.IdentityWorld.SCOPE;
import static io.pennypost.ses.identity.VerificationStatus.FAILED;
import static io.pennypost.ses.identity.VerificationStatus.PENDING;
import static io.pennypost.ses.identity.VerificationStatus.SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.ses.identity.Ownership.Confirmation;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Proving an address by the link in a mail.
class VerificationMailTest {
    private static final String ADDRESS = "Me@example.com";
    private final IdentityWorld world = IdentityWorld.of(VerificationMode.DNS);

    private String token() {
        return world.mails.getLast().token();
    }

    private VerificationStatus status() {
        return world.read(ADDRESS).ownership().status();
    }

    @Test
    void aNewAddressGetsALinkThatVerifiesIt() {
        world.create(ADDRESS);
        var mail = world.mails.getLast();
        assertEquals(ADDRESS, mail.address());
        assertEquals(world.clock.instant().plus(Duration.ofDays(1)), mail.expires());
        assertTrue(mail.link().startsWith("http://127.0.0.1:4579/_pennypost/verify?token="), mail.link());
        assertEquals(PENDING, status());

        assertEquals(new Confirmation.Confirmed(ADDRESS), world.ownership.confirm(token()));
        assertEquals(SUCCESS, status());
    }

    @Test
    void lookingAtALinkVerifiesNothing() {
        world.create(ADDRESS);
        assertEquals(new Confirmation.Confirmed(ADDRESS), world.ownership.inspect(token()));
        assertEquals(PENDING, status());
    }

    @Test
    void aLinkMayBeOpenedTwice() {
        world.create(ADDRESS);
        world.ownership.confirm(token());
        assertEquals(new Confirmation.Confirmed(ADDRESS), world.ownership.confirm(token()));
        assertEquals(SUCCESS, status());
    }

    @Test
    void aLinkExpiresAfterADayAndTheIdentityFails() {
        world.create(ADDRESS);
        world.clock.advance(Duration.ofDays(1).minusSeconds(1));
        world.turn();
        assertEquals(PENDING, status());
        world.clock.advance(Duration.ofSeconds(1));
        world.turn();
        assertEquals(FAILED, world.kept(ADDRESS).ownership().status());
        assertEquals(new Confirmation.Expired(ADDRESS), world.ownership.confirm(token()));
        assertEquals(FAILED, status());
    }

    @Test
    void aReaderSeesTheFailureEvenBeforeTheLoop() {
        world.create(ADDRESS);
        world.clock.advance(Duration.ofDays(1));
        assertEquals(FAILED, status());
    }

    @Test
    void aFailedAddressIsSentANewLinkByVersionOne() {
        world.create(ADDRESS);
        world.clock.advance(Duration.ofDays(2));
        world.turn();
        world.identities.verifyAddress(SCOPE, ADDRESS);
        assertEquals(2, world.mails.size());
        assertEquals(PENDING, status());
        world.ownership.confirm(token());
        assertEquals(SUCCESS, status());
    }

    @Test
    void theFirstLinkStillWorksAfterASecondMail() {
        world.create(ADDRESS);
        world.clock.advance(Duration.ofHours(1));
        world.identities.verifyAddress(SCOPE, ADDRESS);
        assertEquals(2, world.mails.size());
        assertEquals(
                new Confirmation.Confirmed(ADDRESS),
                world.ownership.confirm(world.mails.getFirst().token()));
    }

    @Test
    void aVerifiedAddressIsNotAskedAgain() {
        world.create(ADDRESS);
        world.ownership.confirm(token());
        world.identities.verifyAddress(SCOPE, ADDRESS);
        assertEquals(1, world.mails.size());
        assertEquals(SUCCESS, status());
    }

    @Test
    void aLinkDoesNotVerifyASuccessorOfItsIdentity() {
        world.create(ADDRESS);
        var old = token();
        world.identities.delete(SCOPE, ADDRESS);
        assertInstanceOf(Confirmation.Unknown.class, world.ownership.confirm(old));
        world.clock.advance(Duration.ofSeconds(1));
        world.create(ADDRESS);
        assertInstanceOf(Confirmation.Unknown.class, world.ownership.confirm(old));
        assertEquals(PENDING, status());
    }

    @Test
    void aDomainGetsNoMail() {
        world.create("example.com");
        world.identities.verifyDomain(SCOPE, "example.net");
        assertTrue(world.mails.isEmpty());
    }

    @Test
    void aChangedTokenIsNoToken() {
        world.create(ADDRESS);
        var seed = 20261124L;
        var random = new Random(seed);
        var good = Base64.getUrlDecoder().decode(token());
        for (int i = 0; i < 2000; i++) {
            var changed = good.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertInstanceOf(Confirmation.Unknown.class, world.ownership.confirm(text), "seed " + seed);
        }
        for (var odd : new String[] {"", "=", "AAAA", "\u3042", "a".repeat(5000)}) {
            assertInstanceOf(Confirmation.Unknown.class, world.ownership.confirm(odd));
        }
        assertEquals(PENDING, status());
    }

    @Test
    void linksOfAnotherSecretAreUnknown() {
        var identity = world.create(ADDRESS);
        var stranger = new VerificationLinks(new byte[16], "http://127.0.0.1:4579");
        var link = stranger.link(SCOPE, identity, world.clock.instant().plusSeconds(60));
        assertInstanceOf(Confirmation.Unknown.class, world.ownership.confirm(link.substring(link.indexOf('=') + 1)));
    }
}

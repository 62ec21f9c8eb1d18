package io.pennypost.ses.identity;

import static io.pennypost.ses.identity.IdentityWorld.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which identity covers a sender, and whose key signs for it. Identities wait for the operator's word here,
/// so that the tests say which of them are verified.
class SendingIdentitiesTest {
    private final IdentityWorld world = IdentityWorld.of(VerificationMode.MANUAL);

    private void registered(String name) {
        world.create(name);
    }

    private void verified(String name) {
        registered(name);
        world.ownership.approve(SCOPE, name);
    }

    private String covers(String address) {
        var at = address.lastIndexOf('@');
        return world.sending
                .sendingIdentity(SCOPE, address.substring(0, at), address.substring(at + 1))
                .map(found ->
                        found.settings().name() + " by " + found.verified().name())
                .orElse("nobody");
    }

    private Optional<String> signs(String address) {
        var at = address.lastIndexOf('@');
        return world.sending
                .signingKeyFor(SCOPE, address.substring(0, at), address.substring(at + 1))
                .map(DkimMaterial::domain);
    }

    @ParameterizedTest
    @CsvSource({
        "a@example.com,               example.com by example.com",
        "a@deep.sub.example.com,      example.com by example.com",
        "pending@example.com,         pending@example.com by example.com",
        "pending+x@example.com,       pending@example.com by example.com",
        "a@pending.example.com,       example.com by example.com",
        "a@notexample.com,            nobody",
        "a@com,                       nobody",
        "one@example.net,             one@example.net by one@example.net",
        "one+label@example.net,       one@example.net by one@example.net",
        "One@example.net,             nobody",
        "two@example.net,             nobody",
        "a+b@example.net,             a+b@example.net by a+b@example.net",
        "a@example.net,               nobody",
        "one+own@example.net,         one+own@example.net by one@example.net",
        "+one@example.net,            nobody",
    })
    void theMostSpecificIdentityGivesTheSettings(String sender, String identity) {
        verified("example.com");
        registered("pending@example.com");
        registered("pending.example.com");
        verified("one@example.net");
        registered("one+own@example.net");
        verified("a+b@example.net");
        assertEquals(identity, covers(sender));
    }

    @Test
    void identitiesOfAnotherRegionOrAccountCoverNothing() {
        verified("example.com");
        assertTrue(world.sending.sendingIdentity(SCOPE, "a", "example.com").isPresent());
        for (var scope : new Scope[] {new Scope("000000000000", "eu-west-1"), new Scope("000000000001", "us-east-1")}) {
            assertFalse(world.sending.sendingIdentity(scope, "a", "example.com").isPresent());
            assertFalse(world.sending.signingKeyFor(scope, "example.com").isPresent());
        }
    }

    @Test
    void aSubdomainWithoutIdentityIsSignedByItsParent() {
        verified("example.com");
        assertEquals(Optional.of("example.com"), signs("a@example.com"));
        assertEquals(Optional.of("example.com"), signs("a@deep.sub.example.com"));
        assertEquals(Optional.empty(), signs("a@example.net"));
    }

    @Test
    void aSubdomainWithAnIdentityIsSignedByItselfOrNotAtAll() {
        verified("example.com");
        registered("sub.example.com");
        assertEquals(Optional.empty(), signs("a@sub.example.com"), "its key is not proved");
        world.ownership.approve(SCOPE, "sub.example.com");
        assertEquals(Optional.of("sub.example.com"), signs("a@sub.example.com"));
        assertEquals(Optional.of("sub.example.com"), signs("a@deep.sub.example.com"));
    }

    @Test
    void anAddressIdentityIsSignedByItsExactDomainOnly() {
        verified("example.com");
        verified("a@example.com");
        verified("b@sub.example.com");
        assertEquals(Optional.of("example.com"), signs("a@example.com"));
        assertEquals(Optional.empty(), signs("b@sub.example.com"));
    }

    @Test
    void signingThatIsOffSignsNothing() {
        verified("example.com");
        world.dkim.setSigningEnabled(SCOPE, "example.com", false);
        assertEquals(Optional.empty(), signs("a@example.com"));
        world.dkim.setSigningEnabled(SCOPE, "example.com", true);
        assertEquals(Optional.of("example.com"), signs("a@example.com"));
    }

    @Test
    void theKeyIsTheOneThatIsPublished() {
        verified("example.com");
        var key = world.kept("example.com").dkim().key().orElseThrow();
        var material = world.sending.signingKeyFor(SCOPE, "example.com").orElseThrow();
        assertEquals(key.selector(), material.selector());
        assertEquals(key.fingerprint(), material.fingerprint());
        assertEquals(key.privateKey(), material.privateKey());
        assertEquals(
                key.selector() + "._domainkey.example.com",
                PublishedRecords.of(world.kept("example.com"), DkimZone.NONE, world.mailFromHost)
                        .getFirst()
                        .name());
    }

    @Test
    void aDeletedIdentityCoversNothingAtOnce() {
        verified("example.com");
        world.identities.delete(SCOPE, "example.com");
        assertEquals("nobody", covers("a@example.com"));
    }
}

package io.pennypost.api.sesv1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.aws.secret.Secret;
import io.pennypost.ses.identity.DkimSettings;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.VerificationMode;
import io.pennypost.testing.RsaKeys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What callers of v1 see of identities: answers and texts. Code names of v1 are the wire's.
class IdentityOperationsTest {
    private static final Caller CALLER = new Caller(
            IdentityWorld.SCOPE,
            "arn:aws:iam::000000000000:root",
            "000000000000",
            "000000000000",
            "127.0.0.1",
            "",
            false);

    private final IdentityWorld world = IdentityWorld.of(VerificationMode.DNS);

    private void verifyEmail(String address) {
        new VerifyEmailIdentity(world.identities).handle(CALLER, new VerifyEmailIdentity.Input(address));
    }

    private String verifyDomain(String domain) {
        return new VerifyDomainIdentity(world.identities)
                .handle(CALLER, new VerifyDomainIdentity.Input(domain))
                .verificationToken();
    }

    private List<String> verifyDkim(String domain) {
        return new VerifyDomainDkim(world.identities)
                .handle(CALLER, new VerifyDomainDkim.Input(domain))
                .dkimTokens();
    }

    private void delete(String identity) {
        new DeleteIdentity(world.identities).handle(CALLER, new DeleteIdentity.Input(identity));
    }

    private ListIdentities.Output list(Optional<String> type, Optional<String> token, Optional<Integer> max) {
        return new ListIdentities(world.identities).handle(CALLER, new ListIdentities.Input(type, token, max));
    }

    private Map<String, GetIdentityVerificationAttributes.IdentityVerificationAttributes> verification(
            String... identities) {
        return new GetIdentityVerificationAttributes(world.identities)
                .handle(CALLER, new GetIdentityVerificationAttributes.Input(List.of(identities)))
                .verificationAttributes();
    }

    private Map<String, GetIdentityDkimAttributes.IdentityDkimAttributes> dkim(String... identities) {
        return new GetIdentityDkimAttributes(world.identities, world.dkim)
                .handle(CALLER, new GetIdentityDkimAttributes.Input(List.of(identities)))
                .dkimAttributes();
    }

    private static <T> T the(Map<String, T> attributes) {
        assertEquals(1, attributes.size());
        return attributes.values().iterator().next();
    }

    private static void assertRefused(String code, String message, Executable call) {
        var error = assertThrows(ServiceError.class, call);
        assertEquals(code + ": " + message, error.code() + ": " + error.getMessage());
    }

    @Test
    void theTokenHas44CharactersAndStaysTheSame() {
        var token = verifyDomain("Example.com");
        assertTrue(token.matches("[A-Za-z0-9+/]{43}="), token);
        assertEquals(token, verifyDomain("example.com"));
        assertEquals(
                new GetIdentityVerificationAttributes.IdentityVerificationAttributes("Pending", Optional.of(token)),
                verification("example.com").get("example.com"));
    }

    @Test
    void aFailedDomainIsSearchedForAgainWithItsToken() {
        var token = verifyDomain("example.com");
        verification("example.com");
        world.clock.advance(Duration.ofDays(3));
        assertEquals("Failed", the(verification("example.com")).verificationStatus());
        assertEquals(token, verifyDomain("example.com"));
        world.dns.publish("_amazonses.example.com", "TXT", token);
        assertEquals("Success", the(verification("example.com")).verificationStatus());
    }

    @Test
    void dkimTokensStayTheSameAndAreThoseOfVersionTwo() {
        world.create("example.com");
        var tokens = world.kept("example.com").dkim().tokens();
        assertEquals(tokens, verifyDkim("EXAMPLE.com"));
        var added = verifyDkim("example.net");
        assertEquals(3, added.size());
        assertEquals(added, verifyDkim("example.net"));
        assertEquals("Pending", the(dkim("example.net")).dkimVerificationStatus());
    }

    @Test
    void dkimIsNotStartedUntilAskedFor() {
        verifyDomain("example.com");
        assertEquals(
                new GetIdentityDkimAttributes.IdentityDkimAttributes(true, "NotStarted", List.of()),
                dkim("example.com").get("example.com"));
        var tokens = verifyDkim("example.com");
        assertEquals(
                new GetIdentityDkimAttributes.IdentityDkimAttributes(true, "Pending", tokens),
                dkim("example.com").get("example.com"));
    }

    @Test
    void anAddressShowsTheDkimOfItsDomain() {
        var tokens = verifyDkim("example.com");
        verifyEmail("me@example.com");
        assertEquals(tokens, the(dkim("me@example.com")).dkimTokens());
    }

    @Test
    void aKeyOfItsOwnIsNotReplacedByAsking() {
        world.create("example.com");
        var own = new DkimSettings.External("mine", new Secret(RsaKeys.pkcs1(1024)));
        world.dkim.configure(CALLER.scope(), "example.com", own);
        assertRefused(
                "BadRequestException",
                "Domain example.com is signed with a key of its own.",
                () -> verifyDkim("example.com"));
    }

    @Test
    void anAddressIsNoDomainAndTheOtherWayRound() {
        assertRefused("BadRequestException", "Domain a@example.com is invalid.", () -> verifyDomain("a@example.com"));
        assertRefused("BadRequestException", "Domain a@example.com is invalid.", () -> verifyDkim("a@example.com"));
        assertRefused("BadRequestException", "Missing final '@domain'", () -> verifyEmail("example.com"));
    }

    @Test
    void unknownIdentitiesAreLeftOut() {
        verifyEmail("me@example.com");
        var attributes = verification("nobody@example.com", "me@example.com", "no name", "me@example.com");
        assertEquals(
                Map.of(
                        "me@example.com",
                        new GetIdentityVerificationAttributes.IdentityVerificationAttributes(
                                "Pending", Optional.empty())),
                attributes);
        assertEquals(Map.of(), dkim("example.net"));
    }

    @Test
    void answersAreKeyedAsTheCallerAsked() {
        verifyDomain("example.com");
        assertTrue(verification("EXAMPLE.com").containsKey("EXAMPLE.com"));
    }

    @Test
    void atMostAHundredAreAskedForAtOnce() {
        var many = IntStream.range(0, 101).mapToObj(i -> "d" + i + ".example").toArray(String[]::new);
        assertRefused(
                "ValidationError",
                "1 validation error detected: Value at 'identities' failed to satisfy constraint: "
                        + "Member must have length less than or equal to 100",
                () -> verification(many));
    }

    @Test
    void deletingIsDoneOnceOrTwice() {
        verifyDomain("example.com");
        delete("EXAMPLE.com");
        delete("example.com");
        delete("no name");
        assertEquals(
                List.of(),
                list(Optional.empty(), Optional.empty(), Optional.empty()).identities());
    }

    @Test
    void listingsHaveTypesAndPagesAndShareTheirTokensWithVersionTwo() {
        verifyDomain("b.example");
        verifyDomain("a.example");
        verifyEmail("c@a.example");
        assertEquals(
                List.of("a.example", "b.example", "c@a.example"),
                list(Optional.empty(), Optional.empty(), Optional.empty()).identities());
        assertEquals(
                List.of("c@a.example"),
                list(Optional.of("EmailAddress"), Optional.empty(), Optional.empty())
                        .identities());
        var first = list(Optional.of("Domain"), Optional.empty(), Optional.of(1));
        assertEquals(List.of("a.example"), first.identities());
        var second = list(Optional.of("Domain"), first.nextToken(), Optional.of(1));
        assertEquals(List.of("b.example"), second.identities());
        assertEquals(Optional.empty(), second.nextToken());
        assertEquals(
                Optional.of("a.example"),
                world.tokens.read(CALLER.scope(), "identity", first.nextToken().orElseThrow()));
    }

    @Test
    void badPagesAreRefused() {
        assertRefused(
                "BadRequestException",
                "Value 0 for parameter MaxItems is invalid. MaxItems must be between 1 and 1000.",
                () -> list(Optional.empty(), Optional.empty(), Optional.of(0)));
        assertRefused(
                "BadRequestException",
                "Invalid NextToken <x>.",
                () -> list(Optional.empty(), Optional.of("x"), Optional.empty()));
        assertRefused(
                "ValidationError",
                "1 validation error detected: Value at 'identityType' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [EmailAddress, Domain]",
                () -> list(Optional.of("X"), Optional.empty(), Optional.empty()));
    }
}

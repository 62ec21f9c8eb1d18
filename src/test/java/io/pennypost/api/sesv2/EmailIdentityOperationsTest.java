package io.pennypost.api.sesv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.Tag;
import io.pennypost.ses.configset.ConfigurationSet;
import io.pennypost.ses.identity.DkimOrigin;
import io.pennypost.ses.identity.IdentityType;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.KeyLength;
import io.pennypost.ses.identity.VerificationMode;
import io.pennypost.ses.identity.VerificationStatus;
import io.pennypost.testing.RsaKeys;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What callers of v2 see of identities: answers, codes and texts.
class EmailIdentityOperationsTest {
    private static final Caller CALLER = new Caller(
            IdentityWorld.SCOPE,
            "arn:aws:iam::000000000000:root",
            "000000000000",
            "000000000000",
            "127.0.0.1",
            "",
            false);

    private IdentityWorld world = IdentityWorld.of(VerificationMode.DNS);

    private CreateEmailIdentity.Output create(String name) {
        return create(name, Optional.empty(), Optional.empty(), List.of());
    }

    private CreateEmailIdentity.Output create(
            String name, Optional<DkimSigningAttributes> dkim, Optional<String> set, List<Tag> tags) {
        return new CreateEmailIdentity(world.identities, world.dkim, world.sending, world.zone)
                .handle(CALLER, new CreateEmailIdentity.Input(name, tags, dkim, set));
    }

    private GetEmailIdentity.Output get(String name) {
        return new GetEmailIdentity(world.identities, world.dkim, world.sending, world.zone)
                .handle(CALLER, new GetEmailIdentity.Input(name));
    }

    private void delete(String name) {
        new DeleteEmailIdentity(world.identities).handle(CALLER, new DeleteEmailIdentity.Input(name));
    }

    private ListEmailIdentities.Output list(
            Map<String, String> filter, Optional<String> token, Optional<Integer> size) {
        return new ListEmailIdentities(world.identities, world.sending)
                .handle(CALLER, new ListEmailIdentities.Input(filter, token, size));
    }

    private void setSigning(String name, Optional<Boolean> enabled) {
        new PutEmailIdentityDkimAttributes(world.dkim)
                .handle(CALLER, new PutEmailIdentityDkimAttributes.Input(name, enabled));
    }

    private PutEmailIdentityDkimSigningAttributes.Output configure(
            String name, String origin, Optional<DkimSigningAttributes> attributes) {
        return new PutEmailIdentityDkimSigningAttributes(world.dkim, world.zone)
                .handle(CALLER, new PutEmailIdentityDkimSigningAttributes.Input(name, origin, attributes));
    }

    private static Optional<DkimSigningAttributes> length(KeyLength length) {
        return Optional.of(
                new DkimSigningAttributes(Optional.empty(), Optional.empty(), Optional.of(length), Optional.empty()));
    }

    private static Optional<DkimSigningAttributes> ownKey(String selector, String key) {
        return Optional.of(
                new DkimSigningAttributes(Optional.of(selector), Optional.of(key), Optional.empty(), Optional.empty()));
    }

    private static void assertRefused(String code, String message, Executable call) {
        var error = assertThrows(ServiceError.class, call);
        assertEquals(code + ": " + message, error.code() + ": " + error.getMessage());
    }

    @Test
    void everyOperationIsListedUnderItsName() {
        assertEquals(
                Set.of(
                        "CreateEmailIdentity",
                        "GetEmailIdentity",
                        "ListEmailIdentities",
                        "DeleteEmailIdentity",
                        "PutEmailIdentityDkimAttributes",
                        "PutEmailIdentityDkimSigningAttributes",
                        "CreateConfigurationSet",
                        "GetConfigurationSet",
                        "ListConfigurationSets",
                        "DeleteConfigurationSet",
                        "GetAccount"),
                SesV2Operations.controlPlane(
                                world.identities,
                                world.dkim,
                                world.sending,
                                world.zone,
                                world.sets,
                                new AccountOperationsTest().accounts(world),
                                world.clock)
                        .keySet());
    }

    @Test
    void aNewDomainHasEasyDkimThatIsNotStartedYet() {
        var created = create("Example.COM");
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
        var tokens = create("example.com").dkimAttributes().tokens();
        var read = get("EXAMPLE.com");
        assertEquals(VerificationStatus.PENDING, read.dkimAttributes().status());
        assertEquals(tokens, read.dkimAttributes().tokens());
        assertEquals(VerificationStatus.PENDING, read.verificationStatus());
        assertTrue(read.feedbackForwardingStatus());
        assertEquals(Map.of(), read.policies());
        assertEquals(List.of(), read.tags());
        assertEquals(Optional.empty(), read.configurationSetName());
        assertEquals(Optional.empty(), read.mailFromAttributes());
    }

    @Test
    void theHostedZoneIsTheOperatorsOwn() {
        world = IdentityWorld.withZone("mail.example.net");
        assertEquals(
                Optional.of("dkim.mail.example.net"),
                create("example.com").dkimAttributes().signingHostedZone());
    }

    @Test
    void whatDnsSaidIsTold() {
        create("example.com");
        var info = get("example.com").verificationInfo().orElseThrow();
        assertEquals(Optional.of(world.clock.instant()), info.lastCheckedTimestamp());
        assertEquals(Optional.empty(), info.lastSuccessTimestamp());
        assertEquals("HOST_NOT_FOUND", info.errorType().orElseThrow().name());

        world.publish("example.com");
        world.clock.advance(Duration.ofSeconds(5));
        var read = get("example.com");
        assertTrue(read.verifiedForSendingStatus());
        assertEquals(VerificationStatus.SUCCESS, read.verificationStatus());
        assertEquals(
                Optional.of(world.clock.instant()),
                read.verificationInfo().orElseThrow().lastSuccessTimestamp());
        assertEquals(Optional.empty(), read.verificationInfo().orElseThrow().errorType());
    }

    @Test
    void anAddressShowsTheDkimOfItsExactDomainOnly() {
        var tokens = create("example.com").dkimAttributes().tokens();
        var address = create("me@example.com");
        assertEquals(IdentityType.EMAIL_ADDRESS, address.identityType());
        assertEquals(tokens, address.dkimAttributes().tokens());
        assertEquals(tokens, get("me@example.com").dkimAttributes().tokens());

        var below = create("me@sub.example.com").dkimAttributes();
        assertEquals(List.of(), below.tokens());
        assertEquals(VerificationStatus.NOT_STARTED, below.status());
        assertFalse(below.signingEnabled());
    }

    @Test
    void anAddressUnderAVerifiedDomainIsUsableAtOnce() {
        create("example.com");
        world.publish("example.com");
        get("example.com");
        assertTrue(create("me@example.com").verifiedForSendingStatus());
        assertEquals(VerificationStatus.PENDING, get("me@example.com").verificationStatus());
        assertEquals(Optional.empty(), get("me@example.com").verificationInfo());
        assertEquals(
                List.of("example.com true SUCCESS", "me@example.com true PENDING"),
                list(Map.of(), Optional.empty(), Optional.empty()).emailIdentities().stream()
                        .map(info ->
                                info.identityName() + " " + info.sendingEnabled() + " " + info.verificationStatus())
                        .toList());
    }

    @Test
    void atOnceTheAnswerToACreationSaysSo() {
        world = IdentityWorld.of(VerificationMode.AT_ONCE);
        var created = create("example.com");
        assertTrue(created.verifiedForSendingStatus());
        assertEquals(VerificationStatus.SUCCESS, created.dkimAttributes().status());
    }

    @Test
    void aNameIsTakenOnceWhateverItsCase() {
        create("example.com");
        assertRefused(
                "AlreadyExistsException", "Email identity example.com already exist.", () -> create("Example.com"));
        create("me@example.com");
        assertRefused(
                "AlreadyExistsException",
                "Email identity me@example.com already exist.",
                () -> create("me@EXAMPLE.com"));
        create("Me@example.com");
    }

    @Test
    void aSetThatDoesNotExistFailsTheWholeCreation() {
        assertRefused(
                "NotFoundException",
                "Configuration set <nope> does not exist.",
                () -> create("example.com", Optional.empty(), Optional.of("nope"), List.of()));
        assertRefused("NotFoundException", "Email identity example.com does not exist.", () -> get("example.com"));
    }

    @Test
    void setAndTagsAreKept() {
        world.sets.create(CALLER.scope(), ConfigurationSet.named("mine", world.clock.instant()));
        var tags = List.of(new Tag("team", "a"));
        create("example.com", Optional.empty(), Optional.of("mine"), tags);
        assertEquals(Optional.of("mine"), get("example.com").configurationSetName());
        assertEquals(tags, get("example.com").tags());
    }

    @Test
    void badNamesAreRefused() {
        assertRefused("BadRequestException", "Domain localhost is invalid.", () -> create("localhost"));
        assertRefused("BadRequestException", "Missing local name", () -> create("@example.com"));
    }

    @Test
    void unknownIdentitiesAreNotFound() {
        assertRefused(
                "NotFoundException", "Email identity foo@example.com does not exist.", () -> get("foo@example.com"));
        assertRefused("NotFoundException", "Email identity no name does not exist.", () -> get("no name"));
        assertRefused("NotFoundException", "Identity example.com does not exist.", () -> delete("example.com"));
        assertRefused(
                "NotFoundException",
                "Email identity example.com does not exist.",
                () -> setSigning("example.com", Optional.of(true)));
        assertRefused(
                "NotFoundException",
                "Email identity example.com does not exist.",
                () -> configure("example.com", "AWS_SES", Optional.empty()));
    }

    @Test
    void deletingADomainLeavesItsAddresses() {
        create("example.com");
        create("me@example.com");
        delete("EXAMPLE.com");
        assertRefused("NotFoundException", "Email identity example.com does not exist.", () -> get("example.com"));
        assertEquals(IdentityType.EMAIL_ADDRESS, get("me@example.com").identityType());
    }

    @Test
    void anOmittedFlagTurnsSigningOff() {
        create("example.com");
        setSigning("example.com", Optional.empty());
        assertFalse(get("example.com").dkimAttributes().signingEnabled());
        setSigning("example.com", Optional.of(true));
        assertTrue(get("example.com").dkimAttributes().signingEnabled());
    }

    @Test
    void signingOfAnAddressFollowsItsDomain() {
        create("me@example.com");
        assertRefused(
                "BadRequestException",
                "Domain example.com is not verified for DKIM signing.",
                () -> setSigning("me@example.com", Optional.of(true)));
        create("example.com");
        setSigning("me@example.com", Optional.of(false));
        assertTrue(get("example.com").dkimAttributes().signingEnabled(), "nothing changed");
    }

    @Test
    void aDomainWithoutDkimCannotBeSigned() {
        world.identities.verifyDomain(CALLER.scope(), "example.com");
        assertRefused(
                "BadRequestException",
                "Domain example.com is not verified for DKIM signing.",
                () -> setSigning("example.com", Optional.of(true)));
        assertEquals(
                VerificationStatus.NOT_STARTED,
                get("example.com").dkimAttributes().status());
    }

    @Test
    void turningAFailedDkimOnBeginsItsSearchAnew() {
        create("example.com");
        get("example.com");
        world.clock.advance(Duration.ofDays(3));
        assertEquals(
                VerificationStatus.FAILED, get("example.com").dkimAttributes().status());
        setSigning("example.com", Optional.of(true));
        world.publish("example.com");
        assertEquals(VerificationStatus.SUCCESS, get("example.com").verificationStatus());
    }

    @Test
    void anOwnKeyIsSearchedForUnderItsSelector() {
        var key = RsaKeys.pkcs1(2048);
        var created = create("example.com", ownKey("mine", key), Optional.empty(), List.of());
        var dkim = created.dkimAttributes();
        assertEquals(DkimOrigin.EXTERNAL, dkim.signingAttributesOrigin());
        assertEquals(List.of("mine"), dkim.tokens());
        assertEquals(Optional.empty(), dkim.nextSigningKeyLength());
        assertEquals(Optional.empty(), dkim.currentSigningKeyLength());
        world.dns.publish("mine._domainkey.example.com", "TXT", "p=" + RsaKeys.publicKey(2048));
        assertEquals(VerificationStatus.SUCCESS, get("example.com").verificationStatus());
    }

    @Test
    void changingTheMethodBeginsAnewAndBack() {
        var easy = create("example.com").dkimAttributes().tokens();
        var own = configure("example.com", "EXTERNAL", ownKey("mine", RsaKeys.pkcs1(1024)));
        assertEquals(VerificationStatus.PENDING, own.dkimStatus());
        assertEquals(List.of("mine"), own.dkimTokens());
        var back = configure("example.com", "AWS_SES", Optional.empty());
        assertEquals(3, back.dkimTokens().size());
        assertFalse(back.dkimTokens().equals(easy), "the old key is gone, and so are its names");
        assertEquals(back, configure("example.com", "AWS_SES", Optional.empty()), "nothing changes");
    }

    @Test
    void settingsThatExcludeEachOtherAreRefused() {
        create("example.com");
        var key = ownKey("mine", RsaKeys.pkcs1(1024));
        assertRefused(
                "BadRequestException",
                "DomainSigningSelector and DomainSigningPrivateKey cannot be used with the origin AWS_SES.",
                () -> configure("example.com", "AWS_SES", key));
        assertRefused(
                "BadRequestException",
                "DomainSigningSelector and DomainSigningPrivateKey must be specified with the origin EXTERNAL.",
                () -> configure("example.com", "EXTERNAL", Optional.empty()));
        assertRefused(
                "BadRequestException",
                "NextSigningKeyLength cannot be used with the origin EXTERNAL.",
                () -> configure("example.com", "EXTERNAL", length(KeyLength.RSA_1024_BIT)));
        assertRefused(
                "BadRequestException",
                "The signing attributes origin AWS_SES_EU_WEST_1 is not supported: keys are not shared between regions."
                        + " Use AWS_SES or EXTERNAL.",
                () -> configure("example.com", "AWS_SES_EU_WEST_1", Optional.empty()));
    }

    @Test
    void dkimIsSetUpForDomainsOnly() {
        create("me@example.com");
        assertRefused(
                "BadRequestException",
                "The EmailIdentity value must be a valid domain.",
                () -> configure("me@example.com", "AWS_SES", Optional.empty()));
        assertRefused(
                "BadRequestException",
                "The EmailIdentity value must be a valid domain.",
                () -> create("you@example.com", length(KeyLength.RSA_1024_BIT), Optional.empty(), List.of()));
    }

    @Test
    void aKeyThatNobodyUsesYetTakesTheNewLengthAtOnce() {
        create("example.com");
        configure("example.com", "AWS_SES", length(KeyLength.RSA_1024_BIT));
        var dkim = get("example.com").dkimAttributes();
        assertEquals(Optional.of(KeyLength.RSA_1024_BIT), dkim.nextSigningKeyLength());
        assertEquals(Optional.of(KeyLength.RSA_1024_BIT), dkim.currentSigningKeyLength());
    }

    @Test
    void aKeyInUseStaysUntilItIsRotated() {
        create("example.com");
        world.publish("example.com");
        get("example.com");
        var put = configure("example.com", "AWS_SES", length(KeyLength.RSA_1024_BIT));
        assertEquals(VerificationStatus.SUCCESS, put.dkimStatus());
        var dkim = get("example.com").dkimAttributes();
        assertEquals(Optional.of(KeyLength.RSA_1024_BIT), dkim.nextSigningKeyLength());
        assertEquals(Optional.of(KeyLength.RSA_2048_BIT), dkim.currentSigningKeyLength());
    }

    @Test
    void theLengthChangesOnceADayAndNeverToItself() {
        create("example.com");
        assertRefused(
                "BadRequestException",
                "The next signing key length is already RSA_2048_BIT.",
                () -> configure("example.com", "AWS_SES", length(KeyLength.RSA_2048_BIT)));
        configure("example.com", "AWS_SES", length(KeyLength.RSA_1024_BIT));
        world.clock.advance(Duration.ofDays(1).minusSeconds(1));
        assertRefused(
                "BadRequestException",
                "The signing key length can be changed once in 24 hours.",
                () -> configure("example.com", "AWS_SES", length(KeyLength.RSA_2048_BIT)));
        world.clock.advance(Duration.ofSeconds(1));
        configure("example.com", "AWS_SES", length(KeyLength.RSA_2048_BIT));
    }

    @Test
    void pagesAreSortedAndEndWithoutAToken() {
        for (var name : List.of("c.example", "a.example", "b.example")) {
            create(name);
        }
        var first = list(Map.of(), Optional.empty(), Optional.of(2));
        assertEquals(List.of("a.example", "b.example"), names(first));
        var second = list(Map.of(), first.nextToken(), Optional.of(2));
        assertEquals(List.of("c.example"), names(second));
        assertEquals(Optional.empty(), second.nextToken());
        assertEquals(
                Optional.empty(),
                list(Map.of(), Optional.empty(), Optional.of(3)).nextToken(),
                "exactly full");
    }

    @Test
    void pagesStayRightWhileIdentitiesComeAndGo() {
        for (var name : List.of("a.example", "c.example", "e.example")) {
            create(name);
        }
        var first = list(Map.of(), Optional.empty(), Optional.of(2));
        delete("c.example");
        create("b.example");
        create("d.example");
        var second = list(Map.of(), first.nextToken(), Optional.of(2));
        assertEquals(List.of("d.example", "e.example"), names(second), "none twice, none left out");
    }

    @Test
    void thePageHas25ItemsWhenNobodySays() {
        for (int i = 10; i < 36; i++) {
            create("d" + i + ".example");
        }
        var first = list(Map.of(), Optional.empty(), Optional.empty());
        assertEquals(25, first.emailIdentities().size());
        assertEquals(List.of("d35.example"), names(list(Map.of(), first.nextToken(), Optional.empty())));
    }

    @Test
    void badPagesAreRefused() {
        for (var size : new int[] {-1, 0, 1001}) {
            assertRefused(
                    "BadRequestException",
                    "Value " + size + " for parameter PageSize is invalid. PageSize must be between 1 and 1000.",
                    () -> list(Map.of(), Optional.empty(), Optional.of(size)));
        }
        var foreign = Base64.getUrlEncoder().encodeToString(new byte[40]);
        assertRefused(
                "BadRequestException",
                "Invalid NextToken <" + foreign + ">.",
                () -> list(Map.of(), Optional.of(foreign), Optional.empty()));
    }

    @Test
    void filtersHoldTogether() {
        create("alpha.example");
        create("beta.example");
        create("alpha@beta.example");
        world.publish("alpha.example");
        get("alpha.example");
        assertEquals(
                List.of("alpha.example", "alpha@beta.example"), filtered(Map.of("IDENTITY_NAME_CONTAINS", "ALPHA")));
        assertEquals(List.of("alpha.example", "beta.example"), filtered(Map.of("IDENTITY_TYPE", "DOMAIN")));
        assertEquals(List.of("alpha.example"), filtered(Map.of("VERIFICATION_STATUS", "SUCCESS")));
        assertEquals(List.of(), filtered(Map.of("IDENTITY_TYPE", "MANAGED_DOMAIN")));
        assertEquals(
                List.of("beta.example"), filtered(Map.of("IDENTITY_TYPE", "DOMAIN", "VERIFICATION_STATUS", "PENDING")));
    }

    @Test
    void aFilterThatMatchesFewStillFillsItsPages() {
        for (int i = 10; i < 40; i++) {
            create("d" + i + (i % 10 == 5 ? ".rare" : ".often") + ".example");
        }
        var filter = Map.of("IDENTITY_NAME_CONTAINS", "rare");
        var first = list(filter, Optional.empty(), Optional.of(2));
        assertEquals(List.of("d15.rare.example", "d25.rare.example"), names(first));
        var second = list(filter, first.nextToken(), Optional.of(2));
        assertEquals(List.of("d35.rare.example"), names(second));
        assertEquals(Optional.empty(), second.nextToken());
    }

    @Test
    void unknownFiltersAreRefused() {
        assertRefused(
                "BadRequestException",
                "A filter must be one of IDENTITY_NAME_CONTAINS, IDENTITY_TYPE, VERIFICATION_STATUS.",
                () -> filtered(Map.of("NAME", "a")));
        assertRefused(
                "BadRequestException",
                "Value X for filter IDENTITY_TYPE is invalid. It must be one of [EMAIL_ADDRESS, DOMAIN, MANAGED_DOMAIN].",
                () -> filtered(Map.of("IDENTITY_TYPE", "X")));
    }

    private List<String> filtered(Map<String, String> filter) {
        return names(list(filter, Optional.empty(), Optional.empty()));
    }

    private static List<String> names(ListEmailIdentities.Output page) {
        return page.emailIdentities().stream()
                .map(ListEmailIdentities.IdentityInfo::identityName)
                .toList();
    }
}

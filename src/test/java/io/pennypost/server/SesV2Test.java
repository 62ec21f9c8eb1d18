package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.ActsOn;
import io.pennypost.testing.RsaKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.model.VerificationStatus;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.DkimSigningAttributesOrigin;
import software.amazon.awssdk.services.sesv2.model.DkimSigningKeyLength;
import software.amazon.awssdk.services.sesv2.model.DkimStatus;
import software.amazon.awssdk.services.sesv2.model.IdentityFilterKey;
import software.amazon.awssdk.services.sesv2.model.IdentityInfo;
import software.amazon.awssdk.services.sesv2.model.IdentityType;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;
import software.amazon.awssdk.services.sesv2.model.Tag;

/// The operations of API v2 that are built, as the stock SDK sees them.
final class SesV2Test {
    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v2 = program.v2();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void anAddressIsCreatedShownListedAndDeleted() {
        v2.createConfigurationSet(r -> r.configurationSetName("news"));

        var created = v2.createEmailIdentity(r ->
                r.emailIdentity("User@Example.com").configurationSetName("news").tags(tag("team", "a")));

        assertEquals(IdentityType.EMAIL_ADDRESS, created.identityType());
        assertTrue(created.verifiedForSendingStatus());
        var got = v2.getEmailIdentity(r -> r.emailIdentity("User@EXAMPLE.com"));
        assertEquals(IdentityType.EMAIL_ADDRESS, got.identityType());
        assertTrue(got.feedbackForwardingStatus());
        assertTrue(got.verifiedForSendingStatus());
        assertEquals("news", got.configurationSetName());
        assertEquals(Map.of(), got.policies());
        assertEquals(List.of(tag("team", "a")), got.tags());
        assertEquals("SUCCESS", got.verificationStatusAsString());
        assertNull(got.mailFromAttributes().mailFromDomain());
        assertEquals("USE_DEFAULT_VALUE", got.mailFromAttributes().behaviorOnMxFailureAsString());
        assertNull(got.verificationInfo());
        assertThrows(NotFoundException.class, () -> v2.getEmailIdentity(r -> r.emailIdentity("user@example.com")));

        v2.deleteEmailIdentity(r -> r.emailIdentity("User@example.com"));

        var gone = assertThrows(
                NotFoundException.class, () -> v2.getEmailIdentity(r -> r.emailIdentity("User@example.com")));
        assertEquals(
                "Email identity User@example.com does not exist.",
                gone.awsErrorDetails().errorMessage());
        assertThrows(NotFoundException.class, () -> v2.deleteEmailIdentity(r -> r.emailIdentity("User@example.com")));
    }

    @Test
    void aDomainGetsEasyDkim() {
        var created = v2.createEmailIdentity(r -> r.emailIdentity("Example.COM"));

        assertEquals(IdentityType.DOMAIN, created.identityType());
        var dkim = v2.getEmailIdentity(r -> r.emailIdentity("example.com")).dkimAttributes();
        assertTrue(dkim.signingEnabled());
        assertEquals(DkimStatus.SUCCESS, dkim.status());
        assertEquals(DkimSigningAttributesOrigin.AWS_SES, dkim.signingAttributesOrigin());
        assertEquals(DkimSigningKeyLength.RSA_2048_BIT, dkim.currentSigningKeyLength());
        assertEquals(DkimSigningKeyLength.RSA_2048_BIT, dkim.nextSigningKeyLength());
        assertEquals(3, dkim.tokens().size());
        assertTrue(dkim.tokens().stream().allMatch(token -> token.matches("[a-z0-9]{32}")), dkim.tokens()::toString);
        assertEquals(created.dkimAttributes().tokens(), dkim.tokens());
    }

    @Test
    void aDuplicateIsRefused() {
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));

        var refused = assertThrows(
                AlreadyExistsException.class, () -> v2.createEmailIdentity(r -> r.emailIdentity("example.com")));

        assertEquals(400, refused.statusCode());
        assertEquals(
                "Email identity example.com already exist.",
                refused.awsErrorDetails().errorMessage());
    }

    @Test
    void anUnknownConfigurationSetCreatesNothing() {
        var refused = assertThrows(
                NotFoundException.class,
                () -> v2.createEmailIdentity(r -> r.emailIdentity("example.com").configurationSetName("none")));

        assertEquals(
                "Configuration set <none> does not exist.",
                refused.awsErrorDetails().errorMessage());
        assertEquals(List.of(), v2.listEmailIdentities(r -> {}).emailIdentities());
    }

    @Test
    @ActsOn("sesv2 CreateEmailIdentity DkimSigningAttributes.*")
    void aDomainMayBringItsOwnKey() {
        var key = RsaKeys.pkcs8(2048);
        v2.createEmailIdentity(r -> r.emailIdentity("example.com")
                .dkimSigningAttributes(d -> d.domainSigningSelector("mine").domainSigningPrivateKey(key)));

        var dkim = v2.getEmailIdentity(r -> r.emailIdentity("example.com")).dkimAttributes();

        assertEquals(DkimSigningAttributesOrigin.EXTERNAL, dkim.signingAttributesOrigin());
        assertEquals(List.of("mine"), dkim.tokens());
        assertEquals(DkimStatus.SUCCESS, dkim.status());
    }

    @Test
    void dkimWaysExcludeEachOther() {
        assertThrows(
                BadRequestException.class,
                () -> v2.createEmailIdentity(r -> r.emailIdentity("example.com")
                        .dkimSigningAttributes(d -> d.domainSigningSelector("mine")
                                .domainSigningPrivateKey(RsaKeys.pkcs8(2048))
                                .nextSigningKeyLength(DkimSigningKeyLength.RSA_1024_BIT))));
        assertThrows(
                BadRequestException.class,
                () -> v2.createEmailIdentity(r -> r.emailIdentity("a@example.com")
                        .dkimSigningAttributes(d -> d.nextSigningKeyLength(DkimSigningKeyLength.RSA_1024_BIT))));
        assertEquals(List.of(), v2.listEmailIdentities(r -> {}).emailIdentities());
    }

    @Test
    void signingIsSwitchedOffAndOnWithoutNewTokens() {
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        var before = v2.getEmailIdentity(r -> r.emailIdentity("example.com")).dkimAttributes();

        v2.putEmailIdentityDkimAttributes(r -> r.emailIdentity("example.com"));
        assertFalse(v2.getEmailIdentity(r -> r.emailIdentity("example.com"))
                .dkimAttributes()
                .signingEnabled());
        v2.putEmailIdentityDkimAttributes(r -> r.emailIdentity("example.com").signingEnabled(true));

        assertEquals(
                before, v2.getEmailIdentity(r -> r.emailIdentity("example.com")).dkimAttributes());
    }

    @Test
    void anAddressTakesDkimFromItsExactDomain() {
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        v2.createEmailIdentity(r -> r.emailIdentity("a@example.com"));
        v2.createEmailIdentity(r -> r.emailIdentity("a@sub.example.com"));
        var domain = v2.getEmailIdentity(r -> r.emailIdentity("example.com")).dkimAttributes();

        assertEquals(
                domain.tokens(),
                v2.getEmailIdentity(r -> r.emailIdentity("a@example.com"))
                        .dkimAttributes()
                        .tokens());
        assertEquals(
                List.of(),
                v2.getEmailIdentity(r -> r.emailIdentity("a@sub.example.com"))
                        .dkimAttributes()
                        .tokens());
        v2.putEmailIdentityDkimAttributes(r -> r.emailIdentity("a@example.com").signingEnabled(true));
        var refused = assertThrows(
                BadRequestException.class,
                () -> v2.putEmailIdentityDkimAttributes(
                        r -> r.emailIdentity("a@sub.example.com").signingEnabled(true)));
        assertEquals(
                "Domain sub.example.com is not verified for DKIM signing.",
                refused.awsErrorDetails().errorMessage());
    }

    @Test
    @ActsOn("sesv2 PutEmailIdentityDkimSigningAttributes SigningAttributes*")
    void signingAttributesChangeOnlyDomains() {
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        v2.createEmailIdentity(r -> r.emailIdentity("a@other.example"));

        var external = v2.putEmailIdentityDkimSigningAttributes(r -> r.emailIdentity("example.com")
                .signingAttributesOrigin(DkimSigningAttributesOrigin.EXTERNAL)
                .signingAttributes(d -> d.domainSigningSelector("own").domainSigningPrivateKey(RsaKeys.pkcs8(2048))));
        var easy = v2.putEmailIdentityDkimSigningAttributes(r -> r.emailIdentity("example.com")
                .signingAttributesOrigin(DkimSigningAttributesOrigin.AWS_SES)
                .signingAttributes(d -> d.nextSigningKeyLength(DkimSigningKeyLength.RSA_1024_BIT)));
        var refused = assertThrows(
                BadRequestException.class,
                () -> v2.putEmailIdentityDkimSigningAttributes(r -> r.emailIdentity("a@other.example")
                        .signingAttributesOrigin(DkimSigningAttributesOrigin.AWS_SES)));

        assertEquals(List.of("own"), external.dkimTokens());
        assertEquals(3, easy.dkimTokens().size());
        assertEquals(
                DkimSigningKeyLength.RSA_1024_BIT,
                v2.getEmailIdentity(r -> r.emailIdentity("example.com"))
                        .dkimAttributes()
                        .nextSigningKeyLength());
        assertEquals(
                "The EmailIdentity value must be a valid domain.",
                refused.awsErrorDetails().errorMessage());
    }

    @Test
    void identitiesAreListedByNamePageByPage() {
        var names = IntStream.range(0, 30)
                .mapToObj(i -> "d%02d.example".formatted(29 - i))
                .toList();
        names.forEach(name -> v2.createEmailIdentity(r -> r.emailIdentity(name)));

        var first = v2.listEmailIdentities(r -> {});
        var second = v2.listEmailIdentities(r -> r.nextToken(first.nextToken()));

        assertEquals(25, first.emailIdentities().size());
        assertEquals(names.stream().sorted().toList(), names(first.emailIdentities(), second.emailIdentities()));
        assertNull(second.nextToken());
        var info = first.emailIdentities().getFirst();
        assertEquals(IdentityType.DOMAIN, info.identityType());
        assertTrue(info.sendingEnabled());
        assertEquals("SUCCESS", info.verificationStatusAsString());
    }

    @SafeVarargs
    private static List<String> names(List<IdentityInfo>... pages) {
        var names = new ArrayList<String>();
        for (var page : pages) {
            page.forEach(info -> names.add(info.identityName()));
        }
        return names;
    }

    @Test
    void theOldBindingsListTheSame() {
        for (var name : List.of("a.example", "b.example", "c.example")) {
            v2.createEmailIdentity(r -> r.emailIdentity(name));
            v2.createConfigurationSet(r -> r.configurationSetName(name.replace('.', '-')));
        }

        var old = program.json("GET", "/v2/email/identities?PageSize=2&Unknown=x", "");
        var token = old.json().at("NextToken").text();
        var rest = program.json("GET", "/v2/email/identities?PageSize=2&NextToken=" + token, "");
        var restByPost = v2.listEmailIdentities(r -> r.nextToken(token));
        var sets = program.json("GET", "/v2/email/configuration-sets?PageSize=2", "");
        var setsToken = sets.json().at("NextToken").text();

        assertEquals(2, old.json().at("EmailIdentities").items().size());
        assertEquals(
                "c.example",
                rest.json()
                        .at("EmailIdentities")
                        .items()
                        .getFirst()
                        .at("IdentityName")
                        .text());
        assertEquals(List.of("c.example"), names(restByPost.emailIdentities()));
        assertEquals(
                "{\"ConfigurationSets\":[\"c-example\"]}",
                program.json("GET", "/v2/email/configuration-sets?NextToken=" + setsToken, "")
                        .body());
    }

    @Test
    void filtersNarrowTheList() {
        v2.createEmailIdentity(r -> r.emailIdentity("shop.example"));
        v2.createEmailIdentity(r -> r.emailIdentity("a@shop.example"));
        v2.createEmailIdentity(r -> r.emailIdentity("other.example"));

        assertEquals(
                List.of("a@shop.example", "shop.example"),
                names(filtered(Map.of(IdentityFilterKey.IDENTITY_NAME_CONTAINS, "shop"))));
        assertEquals(
                List.of("shop.example"),
                names(filtered(Map.of(
                        IdentityFilterKey.IDENTITY_NAME_CONTAINS, "shop",
                        IdentityFilterKey.IDENTITY_TYPE, "DOMAIN"))));
        assertEquals(List.of(), names(filtered(Map.of(IdentityFilterKey.VERIFICATION_STATUS, "PENDING"))));
        assertThrows(BadRequestException.class, () -> filtered(Map.of(IdentityFilterKey.IDENTITY_TYPE, "PLANET")));
    }

    private List<IdentityInfo> filtered(Map<IdentityFilterKey, String> filter) {
        return v2.listEmailIdentities(r -> r.filter(filter)).emailIdentities();
    }

    @Test
    void theAccountTellsItsQuotaAndWhatItUsed() {
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        v2.sendEmail(r -> r.fromEmailAddress("a@example.com")
                .destination(d -> d.toAddresses("b@example.net", "c@example.net"))
                .content(c -> c.simple(m -> m.subject(s -> s.data("x")).body(b -> b.text(t -> t.data("y"))))));

        var account = v2.getAccount(r -> {});

        assertTrue(account.dedicatedIpAutoWarmupEnabled());
        assertEquals("HEALTHY", account.enforcementStatus());
        assertTrue(account.productionAccessEnabled());
        assertTrue(account.sendingEnabled());
        assertEquals(-1.0, account.sendQuota().max24HourSend());
        assertEquals(-1.0, account.sendQuota().maxSendRate());
        assertEquals(2.0, account.sendQuota().sentLast24Hours());
        assertEquals(
                List.of(SuppressionListReason.BOUNCE, SuppressionListReason.COMPLAINT),
                account.suppressionAttributes().suppressedReasons());
        assertNull(account.details());
        assertNull(account.vdmAttributes());
    }

    @Test
    void regionsAndAccountsAreWorldsOfTheirOwn() {
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        var ireland = program.v2(RunningProgram.KEY_ID, "eu-west-1");
        var other = program.v2("111122223333", "us-east-1");

        assertEquals(List.of(), ireland.listEmailIdentities(r -> {}).emailIdentities());
        assertEquals(List.of(), other.listEmailIdentities(r -> {}).emailIdentities());
        other.createEmailIdentity(r -> r.emailIdentity("example.com"));
        other.deleteEmailIdentity(r -> r.emailIdentity("example.com"));
        assertEquals(
                List.of("example.com"), names(v2.listEmailIdentities(r -> {}).emailIdentities()));
        assertEquals(
                "111122223333", program.sts("111122223333").getCallerIdentity().account());
        assertEquals(
                "000000000000",
                program.sts(RunningProgram.KEY_ID).getCallerIdentity().account());
    }

    @Test
    void tokensOfAnotherListingOrRegionAreNoTokens() {
        for (var name : List.of("a.example", "b.example")) {
            v2.createEmailIdentity(r -> r.emailIdentity(name));
        }
        var token = v2.listEmailIdentities(r -> r.pageSize(1)).nextToken();

        assertThrows(BadRequestException.class, () -> v2.listConfigurationSets(r -> r.nextToken(token)));
        assertThrows(
                BadRequestException.class,
                () -> program.v2(RunningProgram.KEY_ID, "eu-west-1").listEmailIdentities(r -> r.nextToken(token)));
        assertEquals(
                List.of("b.example"),
                program.v1().listIdentities(r -> r.nextToken(token)).identities());
    }

    @Test
    void v1SeesWhatV2Made() {
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        v2.createEmailIdentity(r -> r.emailIdentity("a@example.com"));
        var v1 = program.v1();
        var tokens = v2.getEmailIdentity(r -> r.emailIdentity("example.com"))
                .dkimAttributes()
                .tokens();

        assertEquals(
                List.of("a@example.com", "example.com"), v1.listIdentities().identities());
        assertEquals(tokens, v1.verifyDomainDkim(r -> r.domain("example.com")).dkimTokens());
        assertEquals(
                VerificationStatus.SUCCESS,
                List.copyOf(v1.getIdentityVerificationAttributes(r -> r.identities("example.com"))
                                .verificationAttributes()
                                .values())
                        .getFirst()
                        .verificationStatus());
        v1.deleteIdentity(r -> r.identity("a@example.com"));
        assertEquals(
                List.of("example.com"), names(v2.listEmailIdentities(r -> {}).emailIdentities()));
    }
}

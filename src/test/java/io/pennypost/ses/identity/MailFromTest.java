package io.pennypost.ses.identity;

import static io.pennypost.ses.identity.IdentityWorld.SCOPE;
import static io.pennypost.ses.identity.VerificationStatus.FAILED;
import static io.pennypost.ses.identity.VerificationStatus.PENDING;
import static io.pennypost.ses.identity.VerificationStatus.SUCCESS;
import static io.pennypost.ses.identity.VerificationStatus.TEMPORARY_FAILURE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.identity.PublishedRecords.DnsRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The custom MAIL FROM of an identity: its rules, its search in DNS, and losing it again.
class MailFromTest {
    private static final String DOMAIN = "example.com";
    private static final String BOUNCE = "bounce.example.com";

    private IdentityWorld world = IdentityWorld.of(VerificationMode.DNS);

    private void set(String domain) {
        world.mailFrom.set(SCOPE, DOMAIN, domain, false);
    }

    private Optional<Check> check() {
        return world.kept(DOMAIN).mailFrom().map(MailFrom::check);
    }

    private void assertStatus(VerificationStatus expected) {
        assertEquals(Optional.of(expected), check().map(Check::status));
    }

    @Test
    void itIsPendingUntilItsOneMxLeadsToUs() {
        world.create(DOMAIN);
        set(BOUNCE);
        world.read(DOMAIN);
        assertStatus(PENDING);
        assertEquals(Optional.of(VerificationError.HOST_NOT_FOUND), check().flatMap(Check::error));

        world.dns.publish(BOUNCE, "MX", "10 mail.EXAMPLE.net");
        world.clock.advance(Duration.ofSeconds(5));
        world.read(DOMAIN);

        assertStatus(SUCCESS);
        assertTrue(world.kept(DOMAIN).mailFrom().orElseThrow().isUsable());
    }

    @Test
    void aSecondMxIsOneTooMany() {
        world.create(DOMAIN);
        set(BOUNCE);
        world.dns.publish(BOUNCE, "MX", "10 mail.example.net");
        world.dns.publish(BOUNCE, "MX", "20 mail.example.org");

        world.turn();

        assertStatus(PENDING);
        assertEquals(Optional.of(VerificationError.INVALID_VALUE), check().flatMap(Check::error));
    }

    @Test
    void anotherHostAndAnotherTypeAreToldApart() {
        world.create(DOMAIN);
        set(BOUNCE);
        world.dns.publish(BOUNCE, "TXT", "v=spf1 a:mail.example.net ~all");
        world.turn();
        assertEquals(Optional.of(VerificationError.TYPE_NOT_FOUND), check().flatMap(Check::error));

        world.dns.publish(BOUNCE, "MX", "10 feedback-smtp.us-east-1.amazonses.com");
        world.clock.advance(Duration.ofSeconds(5));
        world.turn();
        assertEquals(Optional.of(VerificationError.INVALID_VALUE), check().flatMap(Check::error));
    }

    @ParameterizedTest
    @CsvSource({
        "feedback-smtp.amazonses.com,           SUCCESS",
        "feedback-smtp.us-east-1.amazonses.com, SUCCESS",
        "feedback-smtp.eu-west-1.amazonses.com, PENDING",
        "mail.example.net,                      PENDING",
    })
    void withAZoneItsNamesCountWithAndWithoutTheRegion(String exchange, VerificationStatus expected) {
        world = IdentityWorld.withZone("amazonses.com");
        world.create(DOMAIN);
        set(BOUNCE);
        world.dns.publish(BOUNCE, "MX", "10 " + exchange);

        world.turn();

        assertStatus(expected);
    }

    @Test
    void threeDaysWithoutAnMxAreTheEndUntilItIsSetAgain() {
        world.create(DOMAIN);
        set(BOUNCE);
        world.throughDays(3);
        assertStatus(FAILED);
        world.dns.publish(BOUNCE, "MX", "10 mail.example.net");
        world.throughDays(1);
        assertStatus(FAILED);

        set(BOUNCE);
        world.turn();

        assertStatus(SUCCESS);
    }

    @Test
    void anMxThatGoesAwayIsSearchedForThreeDays() {
        world.create(DOMAIN);
        set(BOUNCE);
        world.dns.publish(BOUNCE, "MX", "10 mail.example.net");
        world.turn();
        assertStatus(SUCCESS);
        world.dns.withdrawAll();
        world.clock.advance(Duration.ofHours(6));
        world.turn();
        assertStatus(TEMPORARY_FAILURE);

        world.throughDays(3);

        assertStatus(FAILED);
    }

    @Test
    void deadNameServersTakeNothingAway() {
        world.create(DOMAIN);
        set(BOUNCE);
        world.dns.publish(BOUNCE, "MX", "10 mail.example.net");
        world.turn();
        world.dns.breakZone(BOUNCE);

        world.throughDays(10);

        assertStatus(SUCCESS);
    }

    @Test
    void anAddressMayHaveOneBelowItsDomain() {
        world.create("me@example.com");
        world.mailFrom.set(SCOPE, "me@example.com", BOUNCE, true);
        world.dns.publish(BOUNCE, "MX", "10 mail.example.net");

        world.turn();

        var address = world.kept("me@example.com");
        assertEquals(SUCCESS, address.mailFrom().orElseThrow().check().status());
        assertEquals(PENDING, address.ownership().status());
        // The link's day ends all the same.
        world.throughDays(1);
        assertEquals(FAILED, world.kept("me@example.com").ownership().status());
    }

    @Test
    void settingTheSameAgainChangesTheBehaviorAndKeepsWhatWasSeen() {
        world.create(DOMAIN);
        set(BOUNCE);
        world.dns.publish(BOUNCE, "MX", "10 mail.example.net");
        world.turn();

        world.mailFrom.set(SCOPE, DOMAIN, "Bounce.EXAMPLE.com", true);

        assertStatus(SUCCESS);
        assertTrue(world.kept(DOMAIN).mailFrom().orElseThrow().rejectOnFailure());
        set("other.example.com");
        assertStatus(PENDING);
        world.mailFrom.clear(SCOPE, DOMAIN);
        assertEquals(Optional.empty(), world.kept(DOMAIN).mailFrom());
    }

    @Test
    void aLookCountsForNothingWhenTheDomainChangedMeanwhile() {
        world.create(DOMAIN);
        set(BOUNCE);
        world.dns.publish(BOUNCE, "MX", "10 mail.example.net");
        world.dns.duringNextLookUp(() -> set("other.example.com"));

        world.read(DOMAIN);

        assertStatus(PENDING);
    }

    @ParameterizedTest
    @CsvSource({
        "example.com,        Provided MAIL-FROM domain 'example.com' is not subdomain of the domain of the identity 'example.com'.",
        "bounce.example.net, Provided MAIL-FROM domain 'bounce.example.net' is not subdomain of the domain of the identity 'example.com'.",
        "badexample.com,     Provided MAIL-FROM domain 'badexample.com' is not subdomain of the domain of the identity 'example.com'.",
        "a b.example.com,    Domain a b.example.com is invalid.",
    })
    void onlyADomainBelowTheIdentitysWillDo(String domain, String text) {
        var before = world.create(DOMAIN);

        assertEquals(text, assertThrows(BadRequest.class, () -> set(domain)).getMessage());

        assertEquals(before, world.kept(DOMAIN));
    }

    @Test
    void anIdentityThatIsNotThereIsNamedInBrackets() {
        for (var change : List.<Runnable>of(() -> set(BOUNCE), () -> world.mailFrom.clear(SCOPE, DOMAIN))) {
            assertEquals(
                    "Identity <example.com> does not exist.",
                    assertThrows(NotFound.class, change::run).getMessage());
        }
    }

    @Test
    void atOnceItIsUsableAndByTheOperatorsWord() {
        world = IdentityWorld.of(VerificationMode.AT_ONCE);
        world.create(DOMAIN);
        set(BOUNCE);
        assertStatus(SUCCESS);
        world.throughDays(1);
        assertEquals(0, world.dns.lookUps());

        world = IdentityWorld.of(VerificationMode.MANUAL);
        world.create(DOMAIN);
        set(BOUNCE);
        assertStatus(PENDING);
        world.ownership.approve(SCOPE, DOMAIN);
        assertStatus(SUCCESS);
    }

    @Test
    void mxAndSpfAreToBePublished() {
        world.create("me@example.com");
        world.mailFrom.set(SCOPE, "me@example.com", BOUNCE, false);
        assertEquals(
                List.of(
                        new DnsRecord(BOUNCE, "MX", "10 mail.example.net"),
                        new DnsRecord(BOUNCE, "TXT", "v=spf1 a:mail.example.net ~all")),
                PublishedRecords.of(world.kept("me@example.com"), world.zone, world.mailFromHost));

        world = IdentityWorld.withZone("ses.example.org");
        world.create("me@example.com");
        world.mailFrom.set(SCOPE, "me@example.com", BOUNCE, false);
        assertEquals(
                List.of(
                        new DnsRecord(BOUNCE, "MX", "10 feedback-smtp.ses.example.org"),
                        new DnsRecord(BOUNCE, "TXT", "v=spf1 include:ses.example.org ~all")),
                PublishedRecords.of(world.kept("me@example.com"), world.zone, world.mailFromHost));
        assertEquals(
                List.of(new DnsRecord("ses.example.org", "TXT", "v=spf1 a:mail.example.net ~all")),
                PublishedRecords.inZone(world.kept("me@example.com"), world.zone, world.mailFromHost));
    }
}

package io.pennypost.ses.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.ses.NotFound;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.VerificationMode;
import io.pennypost.ses.insight.Recommendation.Impact;
import io.pennypost.ses.insight.Recommendation.Status;
import io.pennypost.testing.FakeResolver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is recommended, for how long, and when it counts as mended.
class RecommendationsTest {
    private static final String GOOD = """
            example.com TXT "v=spf1 include:mail.example.net -all"
            _dmarc.example.com TXT "v=DMARC1; p=none"
            """;
    private static final Recommendations.Filter ALL =
            new Recommendations.Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final IdentityWorld world = IdentityWorld.of(VerificationMode.AT_ONCE);
    private final Mails mails = new Mails();
    private final FakeResolver dns = new FakeResolver(GOOD);
    private final Recommendations recommendations = with(VdmSwitch.ALWAYS);

    private Recommendations with(VdmSwitch vdm) {
        return new Recommendations(
                world.catalog,
                world.documents,
                dns,
                new Traffic(mails.events, mails.clock),
                vdm,
                world.tokens,
                mails.clock);
    }

    private List<Recommendation> list() {
        mails.clock.advance(Duration.ofMinutes(10));
        return recommendations
                .list(IdentityWorld.SCOPE, ALL, Optional.empty(), 100)
                .items();
    }

    private List<String> descriptions() {
        return list().stream()
                .map(each -> each.status() + " " + each.impact() + " " + each.description())
                .toList();
    }

    @Test
    void aGoodDomainNeedsNothing() {
        world.create("example.com");
        assertEquals(List.of(), descriptions());
    }

    @Test
    void whatIsMissingIsOpenUntilItIsThereAndForgottenLater() {
        world.create("example.com");
        dns.become("_dmarc.example.com TXT \"v=DMARC1; p=none\"\n");
        assertEquals(List.of("OPEN HIGH SPF record was not found."), descriptions());
        var since = list().getFirst().createdTimestamp();
        dns.become("example.com TXT \"v=spf1 mx\"\n_dmarc.example.com TXT \"v=DMARC1; p=none\"\n");
        assertEquals(List.of("OPEN LOW SPF all qualifier is missing."), descriptions());
        assertEquals(since, list().getFirst().createdTimestamp());
        dns.become(GOOD);
        assertEquals(List.of("FIXED LOW SPF all qualifier is missing."), descriptions());
        mails.clock.advance(Duration.ofDays(31));
        assertEquals(List.of(), descriptions());
    }

    @Test
    void whenNobodyAnswersNothingChanges() {
        world.create("example.com");
        dns.become("example.com SERVFAIL x\n_dmarc.example.com SERVFAIL x\n");
        assertEquals(List.of(), descriptions());
        dns.become("");
        assertEquals(2, list().size());
        dns.become("example.com SERVFAIL x\n_dmarc.example.com SERVFAIL x\n");
        assertEquals(
                List.of(Status.OPEN, Status.OPEN),
                list().stream().map(Recommendation::status).toList());
    }

    @Test
    void badPoliciesAreNamed() {
        world.create("example.com");
        dns.become("""
                example.com TXT "v=spf1 -all"
                example.com TXT "v=spf1 ~all"
                _dmarc.example.com TXT "v=DMARC1; p=perhaps"
                """);
        assertEquals(
                List.of(
                        "OPEN HIGH DMARC configuration could not be parsed.",
                        "OPEN HIGH An SPF configuration issue was found."),
                descriptions());
    }

    @Test
    void aHighBounceRateIsTold() {
        world.create("example.com");
        for (int i = 0; i < 100; i++) {
            mails.sent("m" + i, "bob@gmail.com", "");
            if (i < 12) {
                mails.event("m" + i, "Bounce", "{\"bounceType\":\"Permanent\"}");
            }
        }
        var found = list();
        assertEquals(Recommendation.Type.BOUNCE, found.getFirst().type());
        assertEquals(Impact.HIGH, found.getFirst().impact());
        assertEquals(
                "The bounce rate of the last 7 days is 12.00%.",
                found.getFirst().description());
    }

    @Test
    void aDeletedIdentityNeedsNothingMore() {
        world.create("example.com");
        dns.become("");
        list();
        world.identities.delete(IdentityWorld.SCOPE, "example.com");
        assertEquals(
                List.of(Status.FIXED, Status.FIXED),
                list().stream().map(Recommendation::status).toList());
    }

    @Test
    void withoutTheDeliverabilityManagerNothingIsFound() {
        var off = with(_ -> false);
        assertThrows(NotFound.class, () -> off.list(IdentityWorld.SCOPE, ALL, Optional.empty(), 100));
    }
}

package io.pennypost.ses.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.Conflict;
import io.pennypost.testing.MemoryCatalog;
import io.pennypost.testing.MemoryEventLog;
import io.pennypost.testing.SettableClock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A plan begins with the month.
final class PricingPlanTest {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-31T23:59:59Z"));
    private final Accounts accounts =
            new Accounts(new MemoryCatalog(), new MemoryEventLog(), AccountSettings.unlimited(), clock);

    @Test
    void anAccountThatNeverChoseHasNone() {
        assertEquals(Optional.empty(), accounts.pricing(SCOPE));
    }

    @Test
    void aPlanCountsFromTheNextMonthOn() {
        accounts.setPricingPlan(SCOPE, "PRO");
        var before = accounts.pricing(SCOPE).orElseThrow();
        assertEquals("NONE", before.current());
        assertEquals(Optional.of("PRO"), before.next().map(PricingPlan.Change::plan));

        clock.set(Instant.parse("2027-01-01T00:00:00Z"));

        assertEquals(
                new PricingPlan("PRO", Optional.empty()),
                accounts.pricing(SCOPE).orElseThrow());
    }

    @Test
    void aSecondChangeHasToWait() {
        accounts.setPricingPlan(SCOPE, "PRO");
        assertThrows(Conflict.class, () -> accounts.setPricingPlan(SCOPE, "ENTERPRISE"));
        clock.set(Instant.parse("2027-01-01T00:00:00Z"));

        accounts.setPricingPlan(SCOPE, "ENTERPRISE");

        var plan = accounts.pricing(SCOPE).orElseThrow();
        assertEquals("PRO", plan.current());
        assertEquals(
                Instant.parse("2027-02-01T00:00:00Z"), plan.next().orElseThrow().from());
    }

    @Test
    void thePlanThatCountsNeedsNoChange() {
        accounts.setPricingPlan(SCOPE, "NONE");

        assertEquals(PricingPlan.NONE, accounts.pricing(SCOPE).orElseThrow());
    }
}

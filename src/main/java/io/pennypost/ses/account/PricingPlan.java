package io.pennypost.ses.account;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The plan that an account is on, and the one it changes to at the next month. Nothing follows from it here.
///
/// @param current `NONE`, `ESSENTIALS`, `PRO` or `ENTERPRISE`
/// @param next    what is asked for and has not begun yet
public record PricingPlan(String current, Optional<Change> next) {
    /// The plan of an account that never chose one.
    static final PricingPlan NONE = new PricingPlan("NONE", Optional.empty());

    /// Another plan, from the first day of a month on.
    public record Change(String plan, Instant from) {}

    /// How it stands at a moment: a change that is due has happened.
    public PricingPlan at(Instant now) {
        return next.filter(change -> !now.isBefore(change.from()))
                .map(change -> new PricingPlan(change.plan(), Optional.empty()))
                .orElse(this);
    }

    /// With a change that begins with the next month, in UTC. The plan that counts already needs none.
    PricingPlan changedTo(String plan, Instant now) {
        if (plan.equals(current)) {
            return this;
        }
        var nextMonth =
                now.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1).plusMonths(1);
        var from = nextMonth.atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
        return new PricingPlan(current, Optional.of(new Change(plan, from)));
    }
}

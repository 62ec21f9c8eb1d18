package io.pennypost.ses.account;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// The allowance of the one process that serves an account, counted in memory.
///
/// What the last day sent is read from the ledger's minutes when an account sends for the first time; afterwards no
/// send reads anything. Limits are asked of the account each time, so that a change counts at once.
public final class MeteredAllowance implements SendingAllowance {
    /// Accounts kept in memory. One that was forgotten is read again, and starts with a full bucket.
    static final int METERS_MAX = 10_000;

    private static final double NO_LIMIT = -1;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final EventLog events;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<Scope, Meter> meters = new ConcurrentHashMap<>();

    /// @param nanoTime monotonic, for the rate
    public MeteredAllowance(Accounts accounts, EventLog events, InstantSource clock, LongSupplier nanoTime) {
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
        this.nanoTime = nanoTime;
    }

    @Override
    public Answer take(Scope scope, int recipients, int counted) {
        return meter(scope).take(accounts.of(scope).limits(), recipients, counted);
    }

    private Meter meter(Scope scope) {
        var known = meters.get(scope);
        if (known != null) {
            return known;
        }
        var now = clock.instant();
        forgetSomeIfFull(now);
        // Read before it is put: no store call under the map's lock. Who comes second loses his reading.
        var made =
                new Meter(new RollingDay(events.recipients(scope, "Send", now.minus(DAY), now.plus(MINUTE), MINUTE)));
        var before = meters.putIfAbsent(scope, made);
        return before == null ? made : before;
    }

    private void forgetSomeIfFull(Instant now) {
        if (meters.size() >= METERS_MAX) {
            meters.values().removeIf(meter -> meter.isIdle(now));
        }
        if (meters.size() >= METERS_MAX) {
            meters.keySet().stream().findFirst().ifPresent(meters::remove);
        }
    }

    /// One account in one region. Its lock is held for a few additions.
    private final class Meter {
        private final RollingDay day;
        private RateBucket bucket = new RateBucket(1, 0);
        private boolean limited;
        private Instant lastTaken = Instant.EPOCH;

        Meter(RollingDay day) {
            this.day = day;
        }

        synchronized Answer take(SendingLimits limits, int recipients, int counted) {
            var now = clock.instant();
            var max = limits.max24HourSend();
            if (limits.maxSendRate() != NO_LIMIT && !takeRate(limits.maxSendRate(), recipients)) {
                return new Answer.Refused(Excess.RATE);
            }
            limited = limits.maxSendRate() != NO_LIMIT;
            if (max != NO_LIMIT && counted > 0 && day.sum(now) + counted > max) {
                giveRateBack(recipients);
                return new Answer.Refused(Excess.DAILY_QUOTA);
            }
            lastTaken = now;
            var minute = day.add(now, counted);
            return new Answer.Granted(() -> giveBack(minute, recipients, counted));
        }

        /// A limit that was not there before starts with a full bucket.
        private boolean takeRate(double rate, int recipients) {
            long nanos = nanoTime.getAsLong();
            if (!limited) {
                bucket = new RateBucket(rate, nanos);
            }
            limited = true;
            return bucket.take(rate, recipients, nanos);
        }

        private void giveRateBack(int recipients) {
            if (limited) {
                bucket.giveBack(recipients);
            }
        }

        private synchronized void giveBack(RollingDay.Minute minute, int recipients, int counted) {
            day.takeBack(minute, counted);
            giveRateBack(recipients);
        }

        synchronized boolean isIdle(Instant now) {
            return lastTaken.plus(MINUTE).isBefore(now);
        }
    }
}

package io.pennypost.ses.account;

/// A token bucket with debt: it holds one second's worth of recipients, at least one, and is full at the start.
///
/// A message with many recipients is admitted while one whole token is left and takes them all; those after it wait
/// until the debt is repaid. Counted in thousandths of a token per thousand million nanoseconds, so that no rounding
/// admits one too many or too few. Not safe for use by many threads.
///
/// Source: SES guide, "Managing your sending limits".
final class RateBucket {
    private static final long THOUSANDTHS = 1000;
    private static final long SECOND = 1_000_000_000;
    private static final long TOKEN = THOUSANDTHS * SECOND;

    /// Faster than this is no limit worth the name; it also keeps the sums in range.
    private static final double RATE_MAX = 1_000_000;

    private double rate;
    private long perNano;
    private long capacity;
    private long level;
    private long filledAt;

    RateBucket(double rate, long now) {
        this.filledAt = now;
        setRate(rate);
        this.level = capacity;
    }

    /// Follows a changed limit; what was there is kept as far as there is room.
    private void setRate(double changed) {
        rate = changed;
        perNano = Math.max(1, Math.round(Math.min(changed, RATE_MAX) * THOUSANDTHS));
        capacity = Math.max(TOKEN, perNano * SECOND);
        level = Math.min(level, capacity);
    }

    /// Takes tokens if there is one at least.
    ///
    /// @param now nanoseconds of a monotonic clock
    boolean take(double limit, int tokens, long now) {
        fill(now);
        if (limit != rate) {
            setRate(limit);
        }
        if (level < TOKEN) {
            return false;
        }
        level -= tokens * TOKEN;
        return true;
    }

    void giveBack(int tokens) {
        level = Math.min(capacity, level + (tokens * TOKEN));
    }

    private void fill(long now) {
        long missing = capacity - level;
        long elapsed = Math.max(0, now - filledAt);
        level = elapsed > missing / perNano ? capacity : level + (elapsed * perNano);
        filledAt = now;
    }
}

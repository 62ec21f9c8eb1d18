package io.pennypost.send.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a deferred delivery is tried again.
///
/// Delays grow by the row of the trouble, ±15 % so that messages deferred together do not come back together. A delay
/// that would pass the expiry becomes a last attempt 30 s before it; when the queue lifetime is short, each delay is at
/// most half of what remains.
public final class RetrySchedule {
    /// How long before expiry the last attempt is made.
    static final Duration LAST_CHANCE = Duration.ofSeconds(30);

    private static final double JITTER = 0.15;
    private static final Duration SHORT_LIFETIME = Duration.ofHours(2);

    private final RandomGenerator random;

    public RetrySchedule(RandomGenerator random) {
        this.random = random;
    }

    /// The time of the next attempt.
    ///
    /// @param attempts attempts made so far, at least 1
    /// @param hint     what the receiver asked for; obeyed instead of the row
    /// @return empty when there is no time left for one
    public Optional<Instant> next(
            Trouble trouble,
            int attempts,
            Optional<Duration> hint,
            Instant now,
            Instant acceptedAt,
            Instant expiresAt) {
        var lastChance = expiresAt.minus(LAST_CHANCE);
        if (!now.isBefore(lastChance)) {
            return Optional.empty();
        }
        var delay = hint.orElseGet(() -> jittered(trouble.delayMillis(attempts)));
        if (Duration.between(acceptedAt, expiresAt).compareTo(SHORT_LIFETIME) < 0) {
            var half = Duration.between(now, expiresAt).dividedBy(2);
            delay = delay.compareTo(half) > 0 ? half : delay;
        }
        var at = now.plus(delay);
        return Optional.of(at.isAfter(lastChance) ? lastChance : at);
    }

    private Duration jittered(long millis) {
        return Duration.ofMillis(Math.round(millis * (1 - JITTER + 2 * JITTER * random.nextDouble())));
    }
}

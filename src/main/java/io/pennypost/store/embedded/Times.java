package io.pennypost.store.embedded;

import java.time.Instant;

/// Instants as the columns hold them: epoch milliseconds, the far ends cut to what fits.
final class Times {
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private Times() {}

    static long millis(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        return instant.isAfter(LAST) ? Long.MAX_VALUE : instant.toEpochMilli();
    }
}

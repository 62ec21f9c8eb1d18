package io.pennypost.web.console;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/// A point in monotonic time after which reading a mail stops.
final class Deadline {
    private final LongSupplier nanoTime;
    private final long end;

    Deadline(LongSupplier nanoTime, Duration length) {
        this.nanoTime = nanoTime;
        this.end = nanoTime.getAsLong() + length.toNanos();
    }

    /// Does nothing while there is time.
    ///
    /// @throws LimitException when there is none left
    void check() throws LimitException {
        if (nanoTime.getAsLong() - end > 0) {
            throw new LimitException("it takes too long to read");
        }
    }

    /// A mail that goes beyond one of the [MailLimits].
    static final class LimitException extends IOException {
        private static final long serialVersionUID = 1L;

        LimitException(String reason) {
            super(reason);
        }
    }
}

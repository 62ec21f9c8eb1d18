package io.pennypost.send.schedule;

/// Why a delivery has to wait: each has its own row in the retry schedule.
public enum Trouble {
    /// Any temporary refusal without a row of its own.
    NORMAL(3, 7, 15, 30, 60, 90, 120, 120, 180, 180),
    /// First contact refused on purpose; most let the second one in after five minutes.
    GREYLISTED(5.17, 10, 30, 60, 90, 120, 120, 180, 180),
    /// The receiver dislikes our address.
    REPUTATION(30, 60, 120, 120, 180, 180),
    MAILBOX_FULL(60, 120, 240),
    /// The recipient gets too much at once.
    RECIPIENT_RATE(15, 30, 60),
    /// Refused after the content was sent: trying again is dear.
    CONTENT(10, 30, 60),
    /// No answer in time.
    TIMEOUT(10, 20, 40, 80, 160),
    /// Lost after the final dot: the message may have arrived.
    AFTER_DOT(15, 15, 30, 60, 90, 120, 120, 180, 180),
    TLS(10, 30, 60),
    DNS(5, 10, 20, 40, 80, 160),
    /// The domain does not exist; looked up three times in all before that is believed.
    NO_SUCH_DOMAIN(10, 60),
    /// A fault of our own.
    OWN_FAULT(5, 15, 60);

    @SuppressWarnings("ImmutableEnumChecker") // filled once, never handed out
    private final double[] minutes;

    Trouble(double... minutes) {
        this.minutes = minutes;
    }

    /// Milliseconds to wait after the n-th attempt, before jitter; the last value repeats.
    public long delayMillis(int attempts) {
        return Math.round(minutes[Math.min(Math.max(attempts, 1), minutes.length) - 1] * 60_000);
    }

    /// How many attempts are made before the trouble is believed to last: [Integer#MAX_VALUE] when only time ends it.
    public int attemptsMax() {
        return this == NO_SUCH_DOMAIN || this == OWN_FAULT ? minutes.length + 1 : Integer.MAX_VALUE;
    }
}

package io.pennypost.store.embedded;

import io.pennypost.store.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Ids in the layout of [MessageId], each later than all before it: within a process by counting on when the clock
/// stands still or steps back, and over restarts by a mark that the spool stores ahead of the ids it commits.
final class Ids {
    /// How far ahead the stored mark is set, so that it is written about once a second and not with each commit.
    private static final Duration AHEAD = Duration.ofSeconds(1);

    private static final int SEQUENCE_MAX = 0xffff;
    private static final int NODE_SHIFT = 16;
    private static final int MILLIS_SHIFT = 22;

    private final InstantSource clock;
    private final int node;
    private final AtomicLong last;

    /// @param mark an id no earlier than any that was ever committed
    Ids(InstantSource clock, int node, long mark) {
        this.clock = clock;
        this.node = node;
        this.last = new AtomicLong(Math.max(
                mark,
                MessageId.of(Instant.ofEpochMilli(MessageId.EPOCH_MILLIS), node, 0)
                        .value()));
    }

    long next() {
        long now = MessageId.of(clock.instant(), node, 0).value();
        return last.updateAndGet(before -> Math.max(now, after(before)));
    }

    /// The last id given out.
    long last() {
        return last.get();
    }

    /// A mark that covers all ids given out so far and those of the next second.
    long markAhead() {
        return last.get() + (AHEAD.toMillis() << MILLIS_SHIFT);
    }

    private long after(long id) {
        if ((id & SEQUENCE_MAX) < SEQUENCE_MAX && (id >>> NODE_SHIFT & 0x3f) == node) {
            return id + 1;
        }
        return ((id >>> MILLIS_SHIFT) + 1) << MILLIS_SHIFT | (long) node << NODE_SHIFT;
    }
}

package io.pennypost.send.schedule;

import io.pennypost.send.spool.Fresh;
import java.util.Optional;

/// How many bytes of accepted messages stay in memory for their first attempt. Not thread-safe: the scheduler's lock
/// guards it.
final class FreshBudget {
    private final long bytesMax;
    private long bytes;

    FreshBudget(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// Keeps the message if there is room; otherwise the attempt reads it from the store.
    Optional<Fresh> keep(Fresh fresh) {
        if (bytes + fresh.body().size() > bytesMax) {
            return Optional.empty();
        }
        bytes += fresh.body().size();
        return Optional.of(fresh);
    }

    void release(Optional<Fresh> kept) {
        kept.ifPresent(fresh -> bytes -= fresh.body().size());
    }

    long bytes() {
        return bytes;
    }
}

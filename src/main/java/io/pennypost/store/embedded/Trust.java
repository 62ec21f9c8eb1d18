package io.pennypost.store.embedded;

import io.pennypost.store.StoreException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the store can still promise anything. Lost once, lost until the process starts anew.
final class Trust {
    private static final Logger LOG = LoggerFactory.getLogger(Trust.class);

    private final AtomicReference<@Nullable StoreException> lost = new AtomicReference<>();

    void lose(StoreException reason) {
        if (lost.compareAndSet(null, reason)) {
            LOG.error(
                    "The store cannot be trusted any more: nothing is accepted or delivered until a restart. {}",
                    reason.getMessage(),
                    reason);
        }
    }

    Optional<StoreException> lost() {
        return Optional.ofNullable(lost.get());
    }

    /// @throws StoreException UNSAFE when trust was lost
    void check() {
        var reason = lost.get();
        if (reason != null) {
            throw refusal(reason);
        }
    }

    private static StoreException refusal(StoreException reason) {
        return new StoreException(
                StoreException.Kind.UNSAFE, "The store failed before: " + reason.getMessage(), reason);
    }
}

package io.pennypost.store.embedded;

import io.pennypost.store.StoreException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Free space under the store, asked for at most a few times a second.
final class DiskSpace {
    private static final long FRESH_NANOS = 250_000_000;

    private final LongSupplier usableBytes;
    private final LongSupplier nanos;
    private final long lowBytes;
    private final long reserveBytes;
    private final AtomicLong askedAt;
    private volatile long usable;

    DiskSpace(LongSupplier usableBytes, LongSupplier nanos, long lowBytes, long reserveBytes) {
        this.usableBytes = usableBytes;
        this.nanos = nanos;
        this.lowBytes = lowBytes;
        this.reserveBytes = reserveBytes;
        this.askedAt = new AtomicLong(nanos.getAsLong());
        this.usable = usableBytes.getAsLong();
    }

    /// Below the low mark: no new mail.
    boolean low() {
        return usable() < lowBytes;
    }

    /// @throws StoreException FULL below the low mark
    void checkLow() {
        check(lowBytes);
    }

    /// @throws StoreException FULL below the reserve mark
    void checkReserve() {
        check(reserveBytes);
    }

    private void check(long mark) {
        long free = usable();
        if (free < mark) {
            throw new StoreException(
                    StoreException.Kind.FULL, "Only " + free + " bytes are free on the disk, " + mark + " are needed.");
        }
    }

    private long usable() {
        long now = nanos.getAsLong();
        long asked = askedAt.get();
        if (now - asked > FRESH_NANOS && askedAt.compareAndSet(asked, now)) {
            usable = usableBytes.getAsLong();
        }
        return usable;
    }
}

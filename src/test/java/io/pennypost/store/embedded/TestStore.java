package io.pennypost.store.embedded;

import io.pennypost.store.StoreFixture;
import io.pennypost.store.StoreMetrics;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// An embedded store whose clock stands, on a disk with as much space as a test says.
final class TestStore implements AutoCloseable {
    static final EmbeddedOptions OPTIONS = EmbeddedOptions.defaults().withMarks(2000, 1000);

    final AtomicLong usable = new AtomicLong(1_000_000);
    final AtomicLong nanos = new AtomicLong();
    final EmbeddedStore store;

    TestStore(Path directory) {
        this(directory, OPTIONS, InstantSource.fixed(StoreFixture.NOW));
    }

    TestStore(Path directory, EmbeddedOptions options, InstantSource clock) {
        // Each look at the monotonic clock is a second later, so that free space is always asked for anew.
        store = EmbeddedStore.open(
                directory, options, clock, () -> nanos.addAndGet(1_000_000_000), usable::get, StoreMetrics.NONE);
    }

    @Override
    public void close() {
        store.close();
    }
}

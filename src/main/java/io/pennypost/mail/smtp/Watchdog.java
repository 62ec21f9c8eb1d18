package io.pennypost.mail.smtp;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Looks after everything that no read time-out ends: writes to a peer that does not read, handshakes that drip, idle
/// connections. One thread wakes every tick and asks each of its charges to look at the clock.
///
/// Registering costs two map operations per connection, a guarded write two stores: nothing is scheduled per message.
public final class Watchdog implements AutoCloseable {
    /// Somebody who acts when time is up. Called on the watchdog's thread: must not block.
    @FunctionalInterface
    public interface Charge {
        /// Looks at the monotonic clock.
        void tick(long nowNanos);
    }

    private final Set<Charge> charges = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final LongSupplier nanoTime;
    private final Thread thread;

    /// Starts the thread.
    ///
    /// @param nanoTime monotonic clock, in nanoseconds
    /// @param tick     how late it may be noticed that time is up
    public Watchdog(LongSupplier nanoTime, Duration tick) {
        this.nanoTime = nanoTime;
        this.thread = Thread.ofPlatform().daemon().name("smtp-watchdog").start(() -> run(tick.toNanos()));
    }

    private void run(long tickNanos) {
        try {
            while (!closed.await(tickNanos, TimeUnit.NANOSECONDS)) {
                var now = nanoTime.getAsLong();
                charges.forEach(charge -> charge.tick(now));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// Begins to look after somebody.
    public void watch(Charge charge) {
        charges.add(charge);
    }

    /// Stops looking after somebody.
    public void forget(Charge charge) {
        charges.remove(charge);
    }

    long now() {
        return nanoTime.getAsLong();
    }

    /// Stops the thread and waits for its end.
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

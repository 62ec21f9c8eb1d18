package io.pennypost.smtpd;

import io.pennypost.mail.smtp.Watchdog;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// All sessions that run, each on a virtual thread of its own, and not more than there may be.
final class Sessions {
    private final Manners.Bounds bounds;
    private final Predicate<InetAddress> counted;
    private final Watchdog watchdog;
    private final LongSupplier nanoTime;
    private final Map<Connection, Thread> running = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> perPeer = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean stopped;

    /// @param counted addresses that may have only so many connections each
    Sessions(Manners.Bounds bounds, Predicate<InetAddress> counted, Watchdog watchdog, LongSupplier nanoTime) {
        this.bounds = bounds;
        this.counted = counted;
        this.watchdog = watchdog;
        this.nanoTime = nanoTime;
    }

    int count() {
        return count.get();
    }

    /// Starts a session, unless there are too many.
    boolean add(Connection connection, Runnable session) {
        if (stopped || count.incrementAndGet() > bounds.connections()) {
            count.decrementAndGet();
            return false;
        }
        if (perPeer.merge(connection.peer(), 1, Integer::sum) > bounds.perPeer() && counted.test(connection.peer())) {
            forget(connection);
            return false;
        }
        Thread.ofVirtual().name("smtp-session").start(() -> run(connection, session));
        return true;
    }

    private void run(Connection connection, Runnable session) {
        running.put(connection, Thread.currentThread());
        watchdog.watch(connection);
        try (connection) {
            // Whoever stops looks at those that are in the map by then.
            if (stopped) {
                connection.stop();
            }
            session.run();
        } finally {
            watchdog.forget(connection);
            running.remove(connection);
            forget(connection);
        }
    }

    private void forget(Connection connection) {
        perPeer.computeIfPresent(connection.peer(), (_, number) -> number == 1 ? null : number - 1);
        count.decrementAndGet();
    }

    /// Asks all to end, waits for them, and closes those that do not.
    void stop(Duration patience) {
        stopped = true;
        // Telling a client may wait for it, so each is told on a thread of its own.
        try (var telling = Executors.newVirtualThreadPerTaskExecutor()) {
            running.keySet().forEach(connection -> telling.execute(connection::stop));
        }
        long end = nanoTime.getAsLong() + patience.toNanos();
        try {
            for (var thread : running.values()) {
                thread.join(Duration.ofNanos(Math.max(1, end - nanoTime.getAsLong())));
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        running.keySet().forEach(Connection::abort);
    }
}

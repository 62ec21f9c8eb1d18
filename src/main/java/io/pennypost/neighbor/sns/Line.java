package io.pennypost.neighbor.sns;

import io.pennypost.aws.arn.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The deliveries of one subscription that are next, in memory; the rest waits in the outbox.
final class Line {
    /// Deliveries held in memory.
    static final int WINDOW = 256;

    /// Longest wait without a look at the clock, which may be set.
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final PriorityQueue<Parcel> waiting =
            new PriorityQueue<>(Comparator.comparing(Parcel::dueAt).thenComparingLong(Parcel::id));
    private final Set<Long> held = new HashSet<>();

    /// Whether the outbox has deliveries that are not here.
    private boolean behind;

    private boolean running;
    private boolean closed;
    private int failures;
    private String trouble = "";

    Line(String name) {
        this.name = name;
    }

    /// Names the line of a subscription: place, topic and id.
    static String name(Scope scope, String subscriptionKey) {
        return scope.account() + "/" + scope.region() + "/" + subscriptionKey;
    }

    String name() {
        return name;
    }

    Scope scope() {
        var parts = name.split("/", 3);
        return new Scope(parts[0], parts[1]);
    }

    /// Of the subscription.
    String key() {
        return name.split("/", 3)[2];
    }

    /// Takes deliveries that are durable.
    ///
    /// @return whether somebody must begin to work on it
    boolean offer(List<Parcel> parcels) {
        lock.lock();
        try {
            for (var parcel : parcels) {
                if (waiting.size() >= WINDOW) {
                    behind = true;
                } else if (held.add(parcel.id())) {
                    waiting.add(parcel);
                }
            }
            return begin();
        } finally {
            lock.unlock();
        }
    }

    /// Says that the outbox has deliveries of it.
    ///
    /// @return whether somebody must begin to work on it
    boolean fallBehind() {
        lock.lock();
        try {
            behind = true;
            return begin();
        } finally {
            lock.unlock();
        }
    }

    private boolean begin() {
        change.signalAll();
        if (running || closed) {
            return false;
        }
        running = true;
        return true;
    }

    /// Whether the outbox must be looked at now: nothing here is due, but something there may be.
    boolean mustLoad(Instant now) {
        lock.lock();
        try {
            return behind
                    && !closed
                    && (waiting.isEmpty() || waiting.element().dueAt().isAfter(now));
        } finally {
            lock.unlock();
        }
    }

    /// Takes what the outbox has in the place of all that is here.
    void load(List<Parcel> parcels) {
        lock.lock();
        try {
            waiting.clear();
            held.clear();
            waiting.addAll(parcels);
            parcels.forEach(parcel -> held.add(parcel.id()));
            behind = parcels.size() >= WINDOW;
        } finally {
            lock.unlock();
        }
    }

    /// What is due; waits for it. Empty when nothing is left at all, or it is closed: then the work has ended.
    List<Parcel> take(InstantSource clock, int max) throws InterruptedException {
        lock.lock();
        try {
            while (!closed) {
                var now = clock.instant();
                var due = new ArrayList<Parcel>();
                while (due.size() < max
                        && !waiting.isEmpty()
                        && !waiting.element().dueAt().isAfter(now)) {
                    due.add(waiting.remove());
                }
                if (!due.isEmpty()) {
                    return due;
                }
                if (waiting.isEmpty()) {
                    running = behind;
                    return List.of();
                }
                long left = Duration.between(now, waiting.element().dueAt()).toNanos();
                long _ = change.awaitNanos(Math.min(left, LOOK_NANOS));
                if (behind) {
                    // What fell out of memory may be due before what is in it.
                    return List.of();
                }
            }
            running = false;
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    /// Notes what became of deliveries, which is durable by now.
    void settled(List<Outbox.Result> results) {
        lock.lock();
        try {
            for (var result : results) {
                held.remove(result.parcel().id());
                switch (result) {
                    case Outbox.Result.Done _ -> {
                        failures = 0;
                        trouble = "";
                    }
                    case Outbox.Result.Again(var parcel, var reason) -> {
                        fail(reason);
                        if (waiting.size() >= WINDOW) {
                            behind = true;
                        } else if (held.add(parcel.id())) {
                            waiting.add(parcel);
                        }
                    }
                    case Outbox.Result.Dead(var _, var reason, var _) -> fail(reason);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void fail(String reason) {
        failures++;
        trouble = reason;
    }

    /// What went wrong last; empty while all is well.
    Optional<String> trouble() {
        lock.lock();
        try {
            return failures == 0 ? Optional.empty() : Optional.of(failures + " failures in a row: " + trouble);
        } finally {
            lock.unlock();
        }
    }

    /// Waits a while between batches, unless it is closed.
    void rest(long nanos) throws InterruptedException {
        lock.lock();
        try {
            for (long left = nanos; left > 0 && !closed; ) {
                left = change.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            change.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

package io.pennypost.store.embedded;

import io.pennypost.store.StoreException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Calls on their way to a writer: bounded, first in first out, taken by the group.
///
/// A group waits a little until as many calls have come as the group before it had: callers who were answered together
/// come back together, and one commit for all of them costs what a commit for one does. A lone caller never waits.
final class WorkQueue<W extends Work> {
    /// Bound of waiting calls. Callers above it wait to get in; on slow disks several hundred must be in flight.
    private static final int WAITING_MAX = 4096;

    private static final int GROUP_ITEMS_MAX = 512;
    private static final long GROUP_BYTES_MAX = 8 << 20;

    private final String name;
    private final long groupWaitNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final ArrayDeque<W> waiting = new ArrayDeque<>();
    private int expected = 1;
    private boolean closed;

    WorkQueue(String name, Duration groupWait) {
        this.name = name;
        this.groupWaitNanos = groupWait.toNanos();
    }

    /// @throws StoreException CLOSED
    void put(W work) {
        lock.lock();
        try {
            while (!closed && waiting.size() >= WAITING_MAX) {
                room.awaitUninterruptibly();
            }
            if (closed) {
                throw new StoreException(StoreException.Kind.CLOSED, "The " + name + " is closed.");
            }
            waiting.add(work);
            if (waiting.size() == 1 || waiting.size() == expected) {
                arrived.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Adds the next group to `group` and says whether there will be more. Waits for the first call at most as long
    /// as given.
    boolean take(List<W> group, long waitNanos) throws InterruptedException {
        lock.lock();
        try {
            long left = waitNanos;
            while (waiting.isEmpty() && !closed && left > 0) {
                left = arrived.awaitNanos(left);
            }
            left = groupWaitNanos;
            while (!waiting.isEmpty() && waiting.size() < expected && !closed && left > 0) {
                left = arrived.awaitNanos(left);
            }
            drain(group);
            expected = Math.max(1, group.size());
            return !closed || !waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private void drain(List<W> group) {
        long bytes = 0;
        boolean full = waiting.size() >= WAITING_MAX;
        while (!waiting.isEmpty() && group.size() < GROUP_ITEMS_MAX && bytes < GROUP_BYTES_MAX) {
            var work = waiting.remove();
            bytes += work.bytes();
            group.add(work);
        }
        if (full) {
            room.signalAll();
        }
    }

    /// Takes nothing more; what waits is still handed out.
    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// For a wait without a particular end.
    static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(1);
}

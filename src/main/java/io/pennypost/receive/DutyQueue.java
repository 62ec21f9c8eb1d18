package io.pennypost.receive;

import io.pennypost.store.ReceivedMails;
import io.pennypost.store.ReceivedMails.Task;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What is to be done next: what came in just now, and from time to time what the store has due, such as what a
/// start finds, what was put off, and what did not fit in here.
///
/// A task is handed out to one at a time, until [#done]. Safe for use by many threads.
public final class DutyQueue {
    /// Tasks in memory that nobody has begun.
    private static final int WAITING_MAX = 1_000;

    /// How soon what was put off is noticed to be due.
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReceivedMails store;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final ArrayDeque<Task> waiting = new ArrayDeque<>();
    private final Set<Long> out = new HashSet<>();
    private boolean closed;

    public DutyQueue(ReceivedMails store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Fresh tasks, which are in the store. What does not fit is found there later.
    void offer(List<Task> tasks) {
        lock.lock();
        try {
            tasks.forEach(this::add);
        } finally {
            lock.unlock();
        }
    }

    private void add(Task task) {
        if (!closed && waiting.size() < WAITING_MAX && out.add(task.id())) {
            waiting.add(task);
            news.signal();
        }
    }

    /// The next task; empty when the queue was closed.
    Optional<Task> take() throws InterruptedException {
        while (true) {
            lock.lock();
            try {
                if (waiting.isEmpty() && !closed) {
                    news.awaitNanos(LOOK_NANOS);
                }
                if (closed) {
                    return Optional.empty();
                }
                if (!waiting.isEmpty()) {
                    return Optional.of(waiting.remove());
                }
            } finally {
                lock.unlock();
            }
            refill();
        }
    }

    /// Asks the store for more than those that are out, or they would hide what is behind them.
    void refill() {
        int limit;
        lock.lock();
        try {
            limit = WAITING_MAX / 2 + out.size();
        } finally {
            lock.unlock();
        }
        var due = store.due(clock.instant(), Instant.MIN, 0, limit);
        offer(due);
    }

    /// What became of a task is on its way to the store.
    void done(Task task) {
        lock.lock();
        try {
            out.remove(task.id());
        } finally {
            lock.unlock();
        }
    }

    /// Hands out nothing more.
    void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

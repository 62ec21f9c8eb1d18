package io.pennypost.api.gateway;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Counts requests from their head to the last byte of their answer, so that closing waits for exactly them and not for
/// idle connections.
final class RunningRequests {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition none = lock.newCondition();
    private int running;
    private boolean closed;

    /// Enters a request; false when no more are taken.
    boolean enter() {
        lock.lock();
        try {
            if (!closed) {
                running++;
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            running--;
            if (running == 0) {
                none.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Takes no more requests and waits for the last one; false when some still run at the end of the time-out.
    boolean close(Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            long rest = timeout.toNanos();
            while (running > 0 && rest > 0) {
                rest = none.awaitNanos(rest);
            }
            return running == 0;
        } finally {
            lock.unlock();
        }
    }
}

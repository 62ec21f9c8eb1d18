package io.pennypost.smtpd;

import io.pennypost.send.admit.RawFacts;
import java.util.concurrent.Semaphore;

/// One message's part of the heap that all messages coming in may take together.
///
/// Used by one thread; the room behind it is shared.
final class HeapShare {
    /// Larger messages are never held whole: admission reads them as a stream.
    static final int MESSAGE_MAX = RawFacts.HEAP_MAX;

    private static final int UNIT = 1024;

    private final Semaphore room;
    private int held;

    /// Takes from a room of which [#room(long)] made.
    HeapShare(Semaphore room) {
        this.room = room;
    }

    /// Room for so many bytes, at least one message's.
    static Semaphore room(long bytes) {
        return new Semaphore((int) Math.min(Integer.MAX_VALUE, Math.max(MESSAGE_MAX, bytes) / UNIT));
    }

    /// Takes as much more as a total of so many bytes needs; false when there is not so much.
    boolean grow(int bytes) {
        int more = units(bytes) - held;
        if (more > 0 && !room.tryAcquire(more)) {
            return false;
        }
        held += Math.max(more, 0);
        return true;
    }

    /// Takes so many bytes, and waits for them. Only for one who holds nothing, lest two wait for each other.
    void await(int bytes) throws InterruptedException {
        if (held > 0) {
            throw new IllegalStateException("Waits with something in hand.");
        }
        room.acquire(units(bytes));
        held = units(bytes);
    }

    void giveBack() {
        room.release(held);
        held = 0;
    }

    private static int units(int bytes) {
        return (bytes + UNIT - 1) / UNIT;
    }
}

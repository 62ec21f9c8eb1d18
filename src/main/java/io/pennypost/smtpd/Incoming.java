package io.pennypost.smtpd;

import io.pennypost.store.Body;
import io.pennypost.store.Scratch;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;

/// A message while it comes in: in heap while small and while there is room, else in a scratch file; not kept at all
/// once it is too long or spoilt, since it will be refused.
final class Incoming implements Closeable {
    /// Why a message will not be taken, whatever follows.
    enum Fault {
        BARE_CR,
        BARE_LF,
        /// It should have gone to the disk, which does not take it.
        NO_ROOM
    }

    private static final int FIRST_SIZE = 8 * 1024;

    private final Scratch scratch;
    private final HeapShare heap;
    private final long sizeMax;
    private byte[] bytes = new byte[0];
    private int filled;
    private Optional<Scratch.Writing> file = Optional.empty();
    private Optional<Fault> fault = Optional.empty();
    private long size;

    /// Nothing yet.
    ///
    /// @param heap    given back by [#close]
    /// @param sizeMax bytes that are kept at most
    Incoming(Scratch scratch, HeapShare heap, long sizeMax) {
        this.scratch = scratch;
        this.heap = heap;
        this.sizeMax = sizeMax;
    }

    /// Bytes that have come in, kept or not.
    long size() {
        return size;
    }

    boolean isTooLong() {
        return size > sizeMax;
    }

    /// The first fault.
    Optional<Fault> fault() {
        return fault;
    }

    void spoil(Fault found) {
        if (fault.isEmpty()) {
            fault = Optional.of(found);
            drop();
        }
    }

    void append(byte[] from, int start, int end) {
        size += end - start;
        if (fault.isPresent()) {
            return;
        }
        if (isTooLong()) {
            drop();
            return;
        }
        if (file.isEmpty() && hasRoomFor(end - start)) {
            System.arraycopy(from, start, bytes, filled, end - start);
            filled += end - start;
            return;
        }
        try {
            var out = file.isPresent() ? file.get().out() : moveToFile();
            out.write(from, start, end - start);
        } catch (IOException full) {
            spoil(Fault.NO_ROOM);
        }
    }

    private boolean hasRoomFor(int count) {
        int needed = filled + count;
        if (needed <= bytes.length) {
            return true;
        }
        int length = Math.max(Math.max(FIRST_SIZE, needed), bytes.length * 2);
        if (needed > HeapShare.MESSAGE_MAX || !heap.grow(Math.min(length, HeapShare.MESSAGE_MAX))) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, Math.min(length, HeapShare.MESSAGE_MAX));
        return true;
    }

    private OutputStream moveToFile() throws IOException {
        var writing = scratch.open();
        file = Optional.of(writing);
        writing.out().write(bytes, 0, filled);
        bytes = new byte[0];
        filled = 0;
        heap.giveBack();
        return writing.out();
    }

    private void drop() {
        bytes = new byte[0];
        filled = 0;
        heap.giveBack();
        file.ifPresent(Incoming::closeQuietly);
        file = Optional.empty();
    }

    /// The whole message. Waits for room in heap where whoever reads it will hold it there.
    Body body() throws IOException, InterruptedException {
        if (file.isEmpty()) {
            return Body.of(filled == bytes.length ? bytes : Arrays.copyOf(bytes, filled));
        }
        if (size <= HeapShare.MESSAGE_MAX) {
            heap.await((int) size);
        }
        return file.get().finish();
    }

    @Override
    public void close() {
        drop();
    }

    private static void closeQuietly(Scratch.Writing writing) {
        try {
            writing.close();
        } catch (IOException unimportant) {
            // It has no name, and is gone with the process at the latest.
        }
    }
}

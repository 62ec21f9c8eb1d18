package io.pennypost.store.embedded;

import io.pennypost.store.MessageId;
import io.pennypost.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.zip.CRC32C;

/// A large body as a stream: one part in heap at a time, the whole checked at its end.
final class PartStream extends InputStream {
    private final MessageId id;
    private final long crcExpected;
    private final IntFunction<byte[]> parts;
    private final CRC32C crc = new CRC32C();
    private long left;
    private int next;
    private byte[] part = {};
    private int position;

    /// @param parts gives the part of a number; throws [StoreException] when it is gone
    PartStream(MessageId id, long size, long crc, IntFunction<byte[]> parts) {
        this.id = id;
        this.left = size;
        this.crcExpected = crc;
        this.parts = parts;
    }

    @Override
    public int read() throws IOException {
        return fill() ? part[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, part.length - position);
        System.arraycopy(part, position, buffer, from, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return part.length - position;
    }

    /// Whether there is a byte at the position.
    private boolean fill() throws IOException {
        if (position < part.length) {
            return true;
        }
        if (left == 0) {
            return false;
        }
        try {
            part = parts.apply(next++);
        } catch (StoreException e) {
            throw new IOException(e);
        }
        position = 0;
        left -= part.length;
        crc.update(part);
        if (part.length == 0 || left < 0 || (left == 0 && crc.getValue() != crcExpected)) {
            throw new IOException(BodyQueries.damaged(id));
        }
        return true;
    }
}

package io.pennypost.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of a message: immutable, readable many times, in heap only when small.
public interface Body {
    /// Size in bytes.
    long size();

    /// A new stream from the first byte. The reader closes it.
    InputStream open() throws IOException;

    /// A body in heap. The array is not copied: the giver must not change it.
    static Body of(byte[] bytes) {
        return new Body() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public byte[] toBytes() {
                return bytes;
            }
        };
    }

    /// All bytes in heap; may return the backing array, so the caller must not change it.
    default byte[] toBytes() throws IOException {
        try (var in = open()) {
            return in.readAllBytes();
        }
    }
}

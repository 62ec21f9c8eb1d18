package io.pennypost.aws.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bytes of a request member: a handle, not necessarily an array, since a message may have 40 MiB.
public interface Blob {
    /// Size in bytes.
    long size();

    /// A new stream over all bytes, from the start. The reader closes it.
    InputStream open() throws IOException;

    /// A blob in heap. The array is not copied: the giver must not change it.
    static Blob of(byte[] bytes) {
        return new Blob() {
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

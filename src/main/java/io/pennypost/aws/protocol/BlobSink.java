package io.pennypost.aws.protocol;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/// Where decoded blobs go that are too large for the heap. A blob of up to 1 MiB never gets here.
public interface BlobSink {
    /// Starts one blob. Called from the request's thread, at most once per blob.
    ///
    /// @throws IOException there is no room; the request then fails with an unchecked exception
    Spill open() throws IOException;

    /// One blob on its way.
    interface Spill extends Closeable {
        /// Takes the bytes.
        OutputStream out();

        /// The blob of all bytes written; it outlives this spill for as long as the request lasts.
        Blob finish() throws IOException;

        /// Gives everything back when the blob was not finished; else does nothing.
        @Override
        void close() throws IOException;
    }

    /// Keeps all in heap, for tests and tools.
    static BlobSink inHeap() {
        return () -> new Spill() {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

            @Override
            public OutputStream out() {
                return bytes;
            }

            @Override
            public Blob finish() {
                return Blob.of(bytes.toByteArray());
            }

            @Override
            public void close() {}
        };
    }
}

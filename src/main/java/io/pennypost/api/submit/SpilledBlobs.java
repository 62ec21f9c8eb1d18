package io.pennypost.api.submit;

import io.pennypost.aws.protocol.Blob;
import io.pennypost.aws.protocol.BlobSink;
import io.pennypost.store.Body;
import io.pennypost.store.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Puts decoded blobs that are too large for the heap into scratch files.
public final class SpilledBlobs implements BlobSink {
    private final Scratch scratch;

    public SpilledBlobs(Scratch scratch) {
        this.scratch = scratch;
    }

    @Override
    public Spill open() throws IOException {
        var writing = scratch.open();
        return new Spill() {
            @Override
            public OutputStream out() {
                return writing.out();
            }

            @Override
            public Blob finish() throws IOException {
                return new Spilled(writing.finish());
            }

            @Override
            public void close() throws IOException {
                writing.close();
            }
        };
    }

    private record Spilled(Body body) implements Blob {
        @Override
        public long size() {
            return body.size();
        }

        @Override
        public InputStream open() throws IOException {
            return body.open();
        }
    }
}

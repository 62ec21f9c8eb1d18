package io.pennypost.send.deliver;

import io.pennypost.mail.smtp.Content;
import io.pennypost.store.Body;
import io.pennypost.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A stored message as the SMTP client wants it: from heap when small, streamed when large.
record BodyContent(Body body) implements Content {
    private static final int HEAP_BYTES_MAX = 1024 * 1024;
    private static final int CHUNK_BYTES = 64 * 1024;

    @Override
    public long size() {
        return body.size();
    }

    /// The store's trouble leaves as [StoreException], the network's as the [IOException] that it is.
    @Override
    public void copyTo(OutputStream out) throws IOException {
        if (body.size() <= HEAP_BYTES_MAX) {
            out.write(bytes());
            return;
        }
        var in = open();
        try {
            var chunk = new byte[CHUNK_BYTES];
            for (var count = read(in, chunk); count > 0; count = read(in, chunk)) {
                out.write(chunk, 0, count);
            }
        } finally {
            close(in);
        }
    }

    private byte[] bytes() {
        try {
            return body.toBytes();
        } catch (IOException lost) {
            throw unreadable(lost);
        }
    }

    private InputStream open() {
        try {
            return body.open();
        } catch (IOException lost) {
            throw unreadable(lost);
        }
    }

    private static int read(InputStream in, byte[] chunk) {
        try {
            return in.read(chunk);
        } catch (IOException lost) {
            throw unreadable(lost);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException unimportant) {
            // All that was wanted has been read.
        }
    }

    private static StoreException unreadable(IOException lost) {
        return new StoreException(StoreException.Kind.FAILED, "a message body cannot be read", lost);
    }
}

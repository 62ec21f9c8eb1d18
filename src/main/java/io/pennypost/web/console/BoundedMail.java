package io.pennypost.web.console;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of a mail as a parser may see them: so many and no more, and only until the deadline.
final class BoundedMail extends FilterInputStream {
    private final Deadline deadline;
    private long left;

    BoundedMail(InputStream in, long bytesMax, Deadline deadline) {
        super(in);
        this.left = bytesMax;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        check();
        int read = super.read();
        left -= read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        check();
        int read = super.read(bytes, offset, (int) Math.min(length, Math.max(1, left)));
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() throws IOException {
        deadline.check();
        if (left <= 0) {
            throw new Deadline.LimitException("it is too large to read");
        }
    }
}

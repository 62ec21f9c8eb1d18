package io.pennypost.mail.smtp;

import java.io.EOFException;
import java.io.IOException;

/// Reads replies from a stream of bytes, buffered, and stops exactly at the end of a line.
///
/// A line ends with LF; a CR before it is dropped. A reply may take [#REPLY_BYTES_MAX] bytes in all.
final class ReplyReader {
    /// Bytes of one reply before its server counts as broken.
    static final int REPLY_BYTES_MAX = 128 * 1024;

    private static final int BUFFER_BYTES = 4096;

    /// Where bytes come from.
    @FunctionalInterface
    interface Source {
        /// As [java.io.InputStream#read(byte[], int, int)].
        int read(byte[] buffer, int offset, int length) throws IOException;
    }

    /// The peer does not speak SMTP.
    static final class NotSmtp extends IOException {
        private static final long serialVersionUID = 1L;

        NotSmtp(String reason) {
            super(reason);
        }
    }

    private final Source source;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final byte[] line = new byte[ReplyParser.LINE_BYTES_MAX];
    private int position;
    private int limit;

    ReplyReader(Source source) {
        this.source = source;
    }

    /// The next reply, whole.
    ///
    /// @throws NotSmtp      on anything that is no reply, or too much of it
    /// @throws EOFException when the peer closed before the last line
    Reply read() throws IOException {
        var parser = new ReplyParser();
        var budget = REPLY_BYTES_MAX;
        while (true) {
            var length = readLine(budget);
            budget -= length + 1;
            switch (parser.accept(line, Math.min(length, line.length))) {
                case DONE -> {
                    return parser.reply();
                }
                case BROKEN -> throw new NotSmtp("not an SMTP reply");
                case MORE -> {}
            }
        }
    }

    /// Whether bytes were read beyond the last reply.
    boolean hasMore() {
        return position < limit;
    }

    /// Reads one line into [#line], cut there, and tells its true length without the line end.
    private int readLine(int budget) throws IOException {
        var length = 0;
        byte last = 0;
        while (true) {
            if (position == limit) {
                fill();
            }
            var b = buffer[position++];
            if (b == '\n') {
                return last == '\r' ? length - 1 : length;
            }
            if (length >= budget) {
                throw new NotSmtp("reply without end");
            }
            if (length < line.length) {
                line[length] = b;
            }
            length++;
            last = b;
        }
    }

    private void fill() throws IOException {
        var count = source.read(buffer, 0, buffer.length);
        if (count <= 0) {
            throw new EOFException("the peer closed the connection");
        }
        position = 0;
        limit = count;
    }
}

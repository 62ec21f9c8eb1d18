package io.pennypost.smtpd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What comes in from a client: lines, and the bytes between them. Small while it waits for a command, wide while a
/// message comes in.
///
/// A line ends with CR LF and nothing else: of a CR or LF alone servers differ in what they take it for.
final class Input {
    /// Enough for a few commands at once.
    private static final int NARROW = 1024;

    private static final int WIDE = 16 * 1024;

    /// Of a line that is too long; who sends more is not speaking SMTP.
    private static final int DROPPED_MAX = 1 << 20;

    /// Where bytes come from; a read waits no longer than the connection's deadline.
    interface Source {
        int read(byte[] target, int from, int length) throws IOException;
    }

    /// What a line turned out to be.
    enum Form {
        SOUND,
        TOO_LONG,
        BARE_CR,
        BARE_LF,
        /// The client has closed.
        END
    }

    /// A line, without its end.
    ///
    /// @param text each byte a character; empty unless the line is sound
    record Line(Form form, String text) {}

    static final Line END = new Line(Form.END, "");

    private final Source source;
    private byte[] buffer = new byte[NARROW];
    private int at;
    private int end;

    Input(Source source) {
        this.source = source;
    }

    /// Whether something has come in already that nobody has read.
    boolean hasMore() {
        return at < end;
    }

    /// The next line. One that is too long is read to its end, and dropped.
    ///
    /// @param max bytes, without the line end
    Line line(int max) throws IOException {
        var text = new StringBuilder(64);
        boolean tooLong = false;
        boolean bareCr = false;
        boolean afterCr = false;
        long dropped = 0;
        while (true) {
            if (dropped > DROPPED_MAX || (at == end && !fill())) {
                return END;
            }
            int stop = afterCr ? at : lineEnd();
            if (!tooLong && text.length() + (stop - at) > max) {
                tooLong = true;
                text.setLength(0);
            }
            if (tooLong) {
                dropped += stop - at;
            } else {
                text.append(new String(buffer, at, stop - at, StandardCharsets.ISO_8859_1));
            }
            at = stop;
            if (at == end) {
                continue;
            }
            byte b = buffer[at];
            if (afterCr) {
                afterCr = false;
                if (b == '\n') {
                    at++;
                    return line(tooLong, bareCr, text);
                }
                bareCr = true;
                continue;
            }
            at++;
            if (b == '\n') {
                return new Line(Form.BARE_LF, "");
            }
            afterCr = true;
        }
    }

    private static Line line(boolean tooLong, boolean bareCr, StringBuilder text) {
        if (tooLong) {
            return new Line(Form.TOO_LONG, "");
        }
        return bareCr ? new Line(Form.BARE_CR, "") : new Line(Form.SOUND, text.toString());
    }

    private int lineEnd() {
        int i = at;
        while (i < end && buffer[i] != '\r' && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    /// Takes bytes of a message.
    interface Taker {
        /// Looks at bytes and says how many of them it took: all, unless the message ends among them.
        int take(byte[] bytes, int from, int to);
    }

    /// Gives what has come in to a taker; waits where nothing has.
    ///
    /// @param max at most so many bytes
    /// @return bytes taken; -1 when the client has closed
    int give(Taker taker, long max) throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        int taken = taker.take(buffer, at, at + (int) Math.min(end - at, max));
        at += taken;
        return taken;
    }

    /// Makes room for a message.
    void widen() {
        if (buffer.length < WIDE) {
            buffer = Arrays.copyOf(buffer, WIDE);
        }
    }

    /// Gives the room back, unless it holds more than a narrow one can.
    void narrow() {
        if (buffer.length > NARROW && end - at <= NARROW) {
            var narrow = new byte[NARROW];
            System.arraycopy(buffer, at, narrow, 0, end - at);
            buffer = narrow;
            end -= at;
            at = 0;
        }
    }

    private boolean fill() throws IOException {
        int count = source.read(buffer, 0, buffer.length);
        at = 0;
        end = Math.max(count, 0);
        return count > 0;
    }
}

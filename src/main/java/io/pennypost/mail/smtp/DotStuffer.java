package io.pennypost.mail.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Writes a message the way DATA wants it, in one pass: every line ends with CR LF, a line that begins with a dot gets
/// another one (RFC 5321 §4.5.2), and the message ends with CR LF, dot, CR LF.
///
/// A bare CR or LF becomes CR LF, because receivers differ in what they take for a line end (SMTP smuggling). Bytes are
/// copied in runs between the places that need a change, into the buffer given, which is written out when full.
final class DotStuffer extends OutputStream {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EIGHT_CR = 0x0d0d0d0d0d0d0d0dL;
    private static final long EIGHT_LF = 0x0a0a0a0a0a0a0a0aL;

    private final OutputStream out;
    private final byte[] buffer;
    private int used;
    private boolean lineStart = true;
    private boolean afterCr;

    /// A writer over a stream, with a buffer that only it uses meanwhile.
    DotStuffer(OutputStream out, byte[] buffer) {
        this.out = out;
        this.buffer = buffer;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        var end = offset + length;
        var run = offset; // first byte not yet copied
        var i = offset;
        while (i < end) {
            var b = bytes[i];
            if (afterCr) {
                afterCr = false;
                lineStart = true;
                if (b == '\n') {
                    i++;
                    continue;
                }
                run = copyTo(i, bytes, run);
                put('\n');
            }
            if (lineStart && b == '.') {
                run = copyTo(i, bytes, run);
                put('.');
            }
            lineStart = false;
            if (b == '\r') {
                afterCr = true;
            } else if (b == '\n') {
                run = copyTo(i, bytes, run);
                put('\r');
                lineStart = true;
            } else {
                i = lineEnd(bytes, i + 1, end);
                continue;
            }
            i++;
        }
        copyTo(end, bytes, run);
    }

    /// The next CR or LF, or the end: the loop that sees nearly every byte, so eight at once.
    private static int lineEnd(byte[] bytes, int from, int end) {
        var i = from;
        while (i + Long.BYTES <= end && !hasLineEnd((long) EIGHT_BYTES.get(bytes, i))) {
            i += Long.BYTES;
        }
        while (i < end && bytes[i] != '\r' && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    private static boolean hasLineEnd(long word) {
        return (zeroBytes(word ^ EIGHT_CR) | zeroBytes(word ^ EIGHT_LF)) != 0;
    }

    /// Not zero exactly when one of the eight bytes is.
    private static long zeroBytes(long word) {
        return (word - 0x0101010101010101L) & ~word & 0x8080808080808080L;
    }

    /// Ends the last line if it is open, and the message. Nothing is flushed.
    void finish() throws IOException {
        if (afterCr) {
            put('\n');
        } else if (!lineStart) {
            put('\r');
            put('\n');
        }
        put('.');
        put('\r');
        put('\n');
    }

    /// Hands what is buffered to the stream below.
    void drain() throws IOException {
        if (used > 0) {
            var count = used;
            used = 0;
            out.write(buffer, 0, count);
        }
    }

    private void put(char c) throws IOException {
        if (used == buffer.length) {
            drain();
        }
        buffer[used++] = (byte) c;
    }

    private int copyTo(int end, byte[] bytes, int from) throws IOException {
        var at = from;
        while (at < end) {
            if (used == buffer.length) {
                drain();
            }
            var count = Math.min(end - at, buffer.length - used);
            System.arraycopy(bytes, at, buffer, used, count);
            used += count;
            at += count;
        }
        return end;
    }
}

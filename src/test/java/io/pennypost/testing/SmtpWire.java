package io.pennypost.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a server reads: command lines, and messages up to the lone dot. Written apart from the client's code, byte by
/// byte and simple, so that the two can disagree.
final class SmtpWire {
    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int limit;

    SmtpWire(InputStream in) {
        this.in = in;
    }

    private int next() throws IOException {
        if (position == limit) {
            limit = Math.max(0, in.read(buffer));
            position = 0;
            if (limit == 0) {
                return -1;
            }
        }
        return buffer[position++] & 0xff;
    }

    /// Drops whatever comes in next.
    void skip() throws IOException {
        next();
        position = limit;
    }

    /// Whether bytes have been read that nobody asked for yet.
    boolean hasMore() {
        return position < limit;
    }

    /// The next line without its CR LF; nothing at the end of the stream.
    Optional<String> line() throws IOException {
        var line = new StringBuilder(64);
        while (true) {
            var b = next();
            if (b < 0) {
                return Optional.empty();
            }
            if (b == '\n' && !line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
                line.setLength(line.length() - 1);
                return Optional.of(line.toString());
            }
            line.append((char) b);
        }
    }

    /// The bytes up to CR LF, dot, CR LF, without dot-stuffing; nothing when the stream ends before.
    Optional<byte[]> message() throws IOException {
        var message = new ByteArrayOutputStream(16 * 1024);
        // Bytes of CR LF dot CR LF seen so far; a message begins as if after CR LF.
        var matched = 2;
        while (true) {
            var b = next();
            if (b < 0) {
                return Optional.empty();
            }
            if (matched == 2 && b == '.') {
                matched = 3;
                continue; // stuffed, or the end
            }
            if (matched == 3 && b == '\r') {
                matched = 4;
                continue;
            }
            if (matched == 4) {
                if (b == '\n') {
                    return Optional.of(message.toByteArray());
                }
                message.writeBytes(".\r".getBytes(StandardCharsets.US_ASCII));
            }
            message.write(b);
            matched = b == '\r' ? 1 : b == '\n' && matched == 1 ? 2 : 0;
        }
    }
}

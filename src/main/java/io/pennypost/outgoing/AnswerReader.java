package io.pennypost.outgoing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// Reads one answer of HTTP/1.1. Everything is bounded: a server may say anything.
///
/// Source: RFC 9112 §4 to §7.
final class AnswerReader {
    private static final int LINE_MAX = 8192;
    private static final int FIELDS_MAX = 100;

    /// Answers that are no final ones (`103 Early Hints`).
    private static final int INTERIM_MAX = 5;

    /// A longer body is not worth keeping the connection for.
    private static final int BODY_MAX = 64 * 1024;

    private final InputStream in;
    private boolean begun;
    private boolean reusable;
    private long length;
    private boolean chunked;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /// Whether a byte came.
    boolean hasBegun() {
        return begun;
    }

    /// Whether the next answer can follow on the same connection.
    boolean isReusable() {
        return reusable;
    }

    HttpAnswer read() throws IOException {
        int status = head();
        for (int i = 0; status < 200; i++) {
            if (i == INTERIM_MAX || status == 101) {
                throw new IOException("The server did not come to an answer.");
            }
            status = head();
        }
        var body = status == 204 || status == 304 ? new byte[0] : body();
        return new HttpAnswer(status, new String(body, UTF_8));
    }

    private int head() throws IOException {
        var line = line();
        if (!line.startsWith("HTTP/1.") || line.length() < 12) {
            throw new IOException("The server does not speak HTTP/1.1.");
        }
        int status = number(line.substring(9, 12), 10);
        reusable = line.charAt(7) == '1';
        length = -1;
        chunked = false;
        int fields = 0;
        for (var field = line(); !field.isEmpty(); field = line()) {
            if (++fields > FIELDS_MAX) {
                throw new IOException("The server's answer has too many header fields.");
            }
            note(field);
        }
        return status;
    }

    private void note(String field) throws IOException {
        int colon = field.indexOf(':');
        if (colon < 0) {
            throw new IOException("The server's answer has a malformed header field.");
        }
        var value = field.substring(colon + 1).strip();
        switch (field.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "content-length" -> length = number(value, 10);
            case "transfer-encoding" -> chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
            case "connection" -> reusable &= !value.equalsIgnoreCase("close");
            default -> {}
        }
    }

    private byte[] body() throws IOException {
        if (chunked) {
            return chunks();
        }
        if (length >= 0 && length <= BODY_MAX) {
            return exactly((int) length);
        }
        reusable = false;
        return in.readNBytes(BODY_MAX);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            var size = line();
            int end = size.indexOf(';');
            int count = number((end < 0 ? size : size.substring(0, end)).strip(), 16);
            if (count == 0) {
                break;
            }
            if (body.size() + count > BODY_MAX) {
                reusable = false;
                return body.toByteArray();
            }
            body.writeBytes(exactly(count));
            line();
        }
        for (int i = 0; !line().isEmpty(); i++) {
            if (i == FIELDS_MAX) {
                throw new IOException("The server's answer has too many trailer fields.");
            }
        }
        return body.toByteArray();
    }

    private byte[] exactly(int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("The server's answer ends early.");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream(80);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("The server closed the connection.");
            }
            begun = true;
            if (line.size() == LINE_MAX) {
                throw new IOException("A line of the server's answer is too long.");
            }
            line.write(c);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseInt(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            throw new IOException("The server's answer has a malformed number.", notOne);
        }
        throw new IOException("The server's answer has a negative number.");
    }
}

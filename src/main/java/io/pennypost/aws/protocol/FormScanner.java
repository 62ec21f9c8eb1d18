package io.pennypost.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Reads `name=value` pairs of a form or a query string one by one, without holding more than one.
///
/// A plus and `%20` are spaces. A percent sign without two digits stands for itself and is remembered as malformed.
final class FormScanner {
    private final InputStream in;
    private final byte[] chunk = new byte[4 << 10];
    private int position;
    private int limit;
    private byte[] text = new byte[256];
    private int textSize;
    private boolean malformed;
    private boolean inValue;
    private String name = "";

    FormScanner(InputStream in) {
        this.in = in;
    }

    /// Goes to the next pair; what is left of the current value is skipped. False at the end.
    boolean next() throws IOException {
        while (inValue) {
            readValueByte();
        }
        int b = readRaw();
        while (b == '&') {
            b = readRaw();
        }
        if (b < 0) {
            return false;
        }
        textSize = 0;
        while (b >= 0 && b != '&' && b != '=') {
            append(decode(b));
            b = readRaw();
        }
        inValue = b == '=';
        name = new String(text, 0, textSize, UTF_8);
        return true;
    }

    /// The decoded name of the current pair.
    String name() {
        return name;
    }

    /// The decoded value of the current pair. Called once at most.
    String value() throws IOException {
        textSize = 0;
        for (int b = readValueByte(); b >= 0; b = readValueByte()) {
            append(b);
        }
        return new String(text, 0, textSize, UTF_8);
    }

    /// The decoded value as a stream, to be read before [#next]. Called instead of [#value].
    InputStream valueStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return readValueByte();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int n = 0;
                for (int b = 0; n < length && (b = readValueByte()) >= 0; n++) {
                    bytes[offset + n] = (byte) b;
                }
                return n == 0 && length > 0 ? -1 : n;
            }
        };
    }

    /// Whether anything so far was not properly encoded.
    boolean malformed() {
        return malformed;
    }

    private int readValueByte() throws IOException {
        if (!inValue) {
            return -1;
        }
        int b = readRaw();
        if (b < 0 || b == '&') {
            inValue = false;
            return -1;
        }
        return decode(b);
    }

    private int decode(int b) throws IOException {
        if (b == '+') {
            return ' ';
        }
        if (b != '%') {
            return b;
        }
        if (limit - position < 2) {
            fill();
        }
        int value = limit - position < 2 ? -1 : PercentCoding.hex(chunk[position], chunk[position + 1]);
        if (value < 0) {
            malformed = true;
            return '%';
        }
        position += 2;
        return value;
    }

    private int readRaw() throws IOException {
        if (position == limit) {
            fill();
        }
        return position == limit ? -1 : chunk[position++] & 0xff;
    }

    /// Makes at least two bytes available, unless the input ends before.
    private void fill() throws IOException {
        System.arraycopy(chunk, position, chunk, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < 2) {
            int n = in.read(chunk, limit, chunk.length - limit);
            if (n < 0) {
                return;
            }
            limit += n;
        }
    }

    private void append(int b) {
        if (textSize == text.length) {
            text = Arrays.copyOf(text, textSize * 2);
        }
        text[textSize++] = (byte) b;
    }
}

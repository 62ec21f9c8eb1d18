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
        skipValue();
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

    private void skipValue() throws IOException {
        while (inValue) {
            int b = readRaw();
            inValue = b >= 0 && b != '&';
        }
    }

    /// The decoded name of the current pair.
    String name() {
        return name;
    }

    /// The decoded value of the current pair. Called once at most.
    String value() throws IOException {
        textSize = 0;
        for (int n = 0; n >= 0; n = readValue(text, textSize, text.length - textSize)) {
            textSize += n;
            if (textSize == text.length) {
                text = Arrays.copyOf(text, textSize * 2);
            }
        }
        return new String(text, 0, textSize, UTF_8);
    }

    /// Reads some of the decoded value; called instead of [#value], before [#next].
    ///
    /// @param length at least 1
    /// @return how many bytes were read, or -1 at the end of the value
    int readValue(byte[] into, int offset, int length) throws IOException {
        int n = 0;
        while (n < length && inValue) {
            int run = plainRun(length - n);
            System.arraycopy(chunk, position, into, offset + n, run);
            position += run;
            n += run;
            if (n < length) {
                int b = readValueByte();
                if (b >= 0) {
                    into[offset + n] = (byte) b;
                    n++;
                }
            }
        }
        return n == 0 ? -1 : n;
    }

    /// How many bytes at the position stand for themselves.
    private int plainRun(int max) {
        int end = Math.min(limit, position + max);
        int i = position;
        while (i < end && chunk[i] != '&' && chunk[i] != '+' && chunk[i] != '%') {
            i++;
        }
        return i - position;
    }

    /// Whether any name or value that was read is not properly encoded.
    boolean malformed() {
        return malformed;
    }

    private int readValueByte() throws IOException {
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

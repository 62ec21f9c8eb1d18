package io.pennypost.aws.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// Percent-decoding of one path segment, RFC 3986 §2.1. A plus stays a plus.
final class PercentCoding {
    private PercentCoding() {}

    /// Empty when a percent sign is not followed by two hexadecimal digits.
    static Optional<String> decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return Optional.of(segment);
        }
        var bytes = new ByteArrayOutputStream(segment.length());
        int i = 0;
        while (i < segment.length()) {
            int next = segment.indexOf('%', i);
            if (next != i) {
                int end = next < 0 ? segment.length() : next;
                bytes.writeBytes(segment.substring(i, end).getBytes(UTF_8));
                i = end;
                continue;
            }
            int value = i + 2 < segment.length() ? hex(segment.charAt(i + 1), segment.charAt(i + 2)) : -1;
            if (value < 0) {
                return Optional.empty();
            }
            bytes.write(value);
            i += 3;
        }
        return Optional.of(bytes.toString(UTF_8));
    }

    /// The byte of two hexadecimal digits; -1 when they are none.
    static int hex(int high, int low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return high > 127 || low > 127 || h < 0 || l < 0 ? -1 : h << 4 | l;
    }
}

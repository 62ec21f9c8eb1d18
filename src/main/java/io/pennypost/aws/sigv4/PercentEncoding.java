package io.pennypost.aws.sigv4;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Percent-encoding as signatures want it: every byte but RFC 3986's unreserved characters, upper-case hex.
final class PercentEncoding {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private PercentEncoding() {}

    static boolean unreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || c == '-'
                || c == '_'
                || c == '.'
                || c == '~';
    }

    /// Encodes a string's UTF-8 bytes.
    ///
    /// @param slash whether `/` stays as it is
    static void encode(CharSequence text, boolean slash, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (unreserved(c) || (slash && c == '/')) {
                out.append(c);
            } else if (c < 0x80) {
                encode(c, out);
            } else {
                int codePoint = Character.codePointAt(text, i);
                for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                    encode(b & 0xff, out);
                }
                i += Character.charCount(codePoint) - 1;
            }
        }
    }

    private static void encode(int octet, StringBuilder out) {
        out.append('%').append((char) HEX[octet >> 4]).append((char) HEX[octet & 15]);
    }

    /// Brings already encoded text to the one canonical form, byte by byte: decode, then encode. `+` is a space.
    static void normalize(String encoded, StringBuilder out) {
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int octet = c == '%' ? octetAt(encoded, i) : -1;
            if (octet >= 0) {
                i += 2;
                if (unreserved((char) octet)) {
                    out.append((char) octet);
                } else {
                    encode(octet, out);
                }
            } else if (c == '+') {
                out.append("%20");
            } else if (c < 0x80) {
                if (unreserved(c)) {
                    out.append(c);
                } else {
                    encode(c, out);
                }
            } else {
                int codePoint = encoded.codePointAt(i);
                encode(Character.toString(codePoint), false, out);
                i += Character.charCount(codePoint) - 1;
            }
        }
    }

    /// The octet of `%XX` at an index; -1 when it is not one.
    private static int octetAt(String text, int i) {
        if (i + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }

    /// Decodes `%XX` and `+`; what is not valid stays as it is.
    static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int octet = c == '%' ? octetAt(text, i) : -1;
            if (octet >= 0) {
                bytes.write(octet);
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c == '+' ? ' ' : c);
            } else {
                int codePoint = text.codePointAt(i);
                bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(codePoint) - 1;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

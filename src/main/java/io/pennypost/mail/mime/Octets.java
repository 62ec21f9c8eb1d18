package io.pennypost.mail.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Looks at ranges of bytes as mail sees them.
final class Octets {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FOURTEENS = 0x0e0e_0e0e_0e0e_0e0eL;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Octets() {}

    /// Index of the next byte that is below 14 (line ends, NUL, tab) or above 127; `to` if there is none.
    ///
    /// Eight bytes at a time: it is the inner loop of everything that reads whole messages.
    static int nextSpecial(byte[] octets, int from, int to) {
        int i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            long word = (long) WORD.get(octets, i);
            // The lowest flagged byte is exact; borrows make false flags only above it.
            long flags = (((word - FOURTEENS) & ~word) | word) & HIGH_BITS;
            if (flags != 0) {
                return i + (Long.numberOfTrailingZeros(flags) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (octets[i] < 14) {
                return i;
            }
        }
        return to;
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    /// Compares with a name in ASCII, ignoring case.
    static boolean equalsIgnoreCase(byte[] octets, int from, int to, String name) {
        return to - from == name.length() && startsWithIgnoreCase(octets, from, to, name);
    }

    static boolean startsWithIgnoreCase(byte[] octets, int from, int to, String prefix) {
        if (to - from < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (lower(octets[from + i]) != lower((byte) prefix.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }

    /// UTF-8 if it is, else each byte a character (ISO 8859-1), so that nothing is lost for the eye.
    static String text(byte[] octets, int from, int to) {
        if (isAscii(octets, from, to)) {
            return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isAscii(byte[] octets, int from, int to) {
        int all = 0;
        for (int i = from; i < to; i++) {
            all |= octets[i];
        }
        return all >= 0;
    }
}

package io.pennypost.mail.tls;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// Writes the few shapes of ASN.1 that a certificate of our own and the armor of a private key need (X.690 §8, DER).
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int UTF8_STRING = 0x0c;
    static final int UTC_TIME = 0x17;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final HexFormat HEX = HexFormat.of();

    private Der() {}

    /// An element of a tag around other elements.
    static byte[] of(int tag, byte[]... contents) {
        var content = new ByteArrayOutputStream();
        for (var part : contents) {
            content.writeBytes(part);
        }
        var out = new ByteArrayOutputStream(content.size() + 5);
        out.write(tag);
        int length = content.size();
        if (length < 0x80) {
            out.write(length);
        } else {
            int octets = (39 - Integer.numberOfLeadingZeros(length)) / 8;
            out.write(0x80 | octets);
            for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
                out.write(length >>> shift);
            }
        }
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    /// `[number] EXPLICIT`.
    static byte[] explicit(int number, byte[] content) {
        return of(0xa0 | number, content);
    }

    /// An element that was written out before, in hexadecimal.
    static byte[] known(String hex) {
        return HEX.parseHex(hex);
    }

    static byte[] bitString(byte[] bits) {
        return of(BIT_STRING, new byte[] {0}, bits);
    }
}

package io.pennypost.mail.dkim;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/// The few shapes of ASN.1 that keys come in (X.690; RFC 8017 Appendix A, RFC 5958, RFC 8410).
final class Der {
    /// `SEQUENCE { OID rsaEncryption, NULL }`.
    private static final byte[] RSA_ALGORITHM = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    /// SubjectPublicKeyInfo of Ed25519 up to the 32 bytes of the key.
    private static final byte[] ED25519_PUBLIC = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int BIT_STRING = 0x03;

    private Der() {}

    /// An RSAPrivateKey of PKCS#1 in PKCS#8; anything else as it is.
    static byte[] toPkcs8(byte[] der) {
        if (!isPkcs1Private(der)) {
            return der;
        }
        var version = new byte[] {INTEGER, 1, 0};
        return wrap(SEQUENCE, join(version, RSA_ALGORITHM, wrap(OCTET_STRING, der)));
    }

    /// An RSAPublicKey of PKCS#1 in SubjectPublicKeyInfo; anything else as it is.
    static byte[] toRsaPublicKeyInfo(byte[] der) {
        int content = contentStart(der);
        if (content < 0 || content >= der.length || der[content] != INTEGER) {
            return der;
        }
        return wrap(SEQUENCE, join(RSA_ALGORITHM, wrap(BIT_STRING, join(new byte[] {0}, der))));
    }

    static byte[] toEd25519PublicKeyInfo(byte[] raw) {
        return join(ED25519_PUBLIC, raw);
    }

    /// PKCS#1 has the modulus behind the version, PKCS#8 a sequence.
    private static boolean isPkcs1Private(byte[] der) {
        int content = contentStart(der);
        return content > 0
                && content + 3 < der.length
                && der[content] == INTEGER
                && der[content + 1] == 1
                && der[content + 3] == INTEGER;
    }

    private static int contentStart(byte[] der) {
        if (der.length < 2 || der[0] != SEQUENCE) {
            return -1;
        }
        int length = der[1] & 0xff;
        return length < 0x80 ? 2 : 2 + (length & 0x7f);
    }

    private static byte[] wrap(int tag, byte[] content) {
        var out = new ByteArrayOutputStream(content.length + 5);
        out.write(tag);
        int length = content.length;
        if (length < 0x80) {
            out.write(length);
        } else {
            int octets = (39 - Integer.numberOfLeadingZeros(length)) / 8;
            out.write(0x80 | octets);
            for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
                out.write(length >>> shift);
            }
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}

package io.pennypost.mail.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// Makes X.509 certificates that nobody else signed, for RSA keys.
///
/// Source: RFC 5280 §4 in the distinguished encoding of X.690. The JDK reads certificates, but cannot make them.
public final class RsaCertificate {
    private static final byte[] SHA256_WITH_RSA = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 11};
    private static final byte[] COMMON_NAME = {0x55, 4, 3};
    private static final byte[] ALTERNATIVE_NAMES = {0x55, 0x1d, 17};
    private static final byte[] EXTENDED_KEY_USAGE = {0x55, 0x1d, 37};
    private static final byte[] SERVER_AUTHENTICATION = {0x2b, 6, 1, 5, 5, 7, 3, 1};
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int OBJECT_IDENTIFIER = 6;
    private static final int OCTETS = 4;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RsaCertificate() {}

    /// A certificate for the authentication of servers, as PEM: one block, lines of 64, LF.
    ///
    /// @param names  of hosts; the first is the common name too
    /// @param serial positive, never used before with this key
    public static String pem(KeyPair keys, List<String> names, BigInteger serial, Instant from, Instant until)
            throws GeneralSecurityException {
        var signed = tbs(keys, names, serial, from, until);
        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(keys.getPrivate());
        signer.update(signed);
        var certificate = node(SEQUENCE, signed, algorithm(), bits(signer.sign()));
        var text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(certificate);
        return "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    }

    private static byte[] tbs(KeyPair keys, List<String> names, BigInteger serial, Instant from, Instant until) {
        var name = node(
                SEQUENCE, node(SET, node(SEQUENCE, node(OBJECT_IDENTIFIER, COMMON_NAME), text(12, names.getFirst()))));
        var alternatives = names.stream().map(each -> text(0x82, each)).toArray(byte[][]::new);
        return node(
                SEQUENCE,
                node(0xa0, node(2, new byte[] {2})),
                node(2, serial.toByteArray()),
                algorithm(),
                name,
                node(SEQUENCE, text(24, TIME.format(from)), text(24, TIME.format(until))),
                name,
                keys.getPublic().getEncoded(),
                node(
                        0xa3,
                        node(
                                SEQUENCE,
                                extension(ALTERNATIVE_NAMES, node(SEQUENCE, alternatives)),
                                extension(
                                        EXTENDED_KEY_USAGE,
                                        node(SEQUENCE, node(OBJECT_IDENTIFIER, SERVER_AUTHENTICATION))))));
    }

    private static byte[] algorithm() {
        return node(SEQUENCE, node(OBJECT_IDENTIFIER, SHA256_WITH_RSA), node(5));
    }

    private static byte[] extension(byte[] identifier, byte[] value) {
        return node(SEQUENCE, node(OBJECT_IDENTIFIER, identifier), node(OCTETS, value));
    }

    private static byte[] text(int tag, String text) {
        return node(tag, text.getBytes(US_ASCII));
    }

    private static byte[] bits(byte[] bytes) {
        return node(3, new byte[] {0}, bytes);
    }

    private static byte[] node(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else if (length < 0x100) {
            out.write(0x81);
            out.write(length);
        } else {
            out.write(0x82);
            out.write(length >> 8);
            out.write(length);
        }
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}

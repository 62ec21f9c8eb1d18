package io.pennypost.mail.tls;

import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// A certificate signed by its own key (RFC 5280), for where nobody looks at who signed: P-256, as servers of today.
///
/// @param certificate PEM
/// @param key         PEM, PKCS #8
public record SelfMadeCertificate(String certificate, String key) {
    /// As long as browsers and phones take a certificate at most.
    public static final Period VALIDITY = Period.ofDays(825);

    private static final int SERIAL_BITS = 127;
    private static final int COMMON_NAME_MAX = 64;
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    // Object identifiers, tag and length included.
    private static final byte[] COMMON_NAME = Der.known("0603550403");
    private static final byte[] SUBJECT_ALT_NAME = Der.known("0603551d11");
    private static final byte[] EXTENDED_KEY_USAGE = Der.known("0603551d25");
    private static final byte[] SERVER_AUTH = Der.known("06082b06010505070301");
    private static final byte[] ECDSA_WITH_SHA256 = Der.known("300a06082a8648ce3d040302");

    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;

    /// Makes a key and its certificate.
    ///
    /// @param names     host names, at least one; the first is the common name
    /// @param addresses IP addresses
    public static SelfMadeCertificate make(
            List<String> names, List<InetAddress> addresses, Instant now, SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            var pair = generator.generateKeyPair();
            var certificate = signed(pair, toBeSigned(pair, names, addresses, now, random));
            return new SelfMadeCertificate(
                    armored("CERTIFICATE", certificate),
                    armored("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has P-256 and SHA-256.", impossible);
        }
    }

    private static byte[] signed(KeyPair pair, byte[] body) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(body);
        return Der.of(Der.SEQUENCE, body, ECDSA_WITH_SHA256, Der.bitString(signature.sign()));
    }

    /// TBSCertificate of RFC 5280 §4.1.
    private static byte[] toBeSigned(
            KeyPair pair, List<String> names, List<InetAddress> addresses, Instant now, SecureRandom random) {
        var name = name(names.getFirst());
        // A clock that is a little behind ours should take it, too.
        var validity = Der.of(
                Der.SEQUENCE,
                time(now.minusSeconds(3600)),
                time(now.atOffset(ZoneOffset.UTC).plus(VALIDITY).toInstant()));
        return Der.of(
                Der.SEQUENCE,
                Der.explicit(0, Der.known("020102")),
                Der.of(
                        Der.INTEGER,
                        new BigInteger(SERIAL_BITS, random).setBit(0).toByteArray()),
                ECDSA_WITH_SHA256,
                name,
                validity,
                name,
                pair.getPublic().getEncoded(),
                Der.explicit(3, extensions(names, addresses)));
    }

    private static byte[] extensions(List<String> names, List<InetAddress> addresses) {
        var alternatives = new byte[names.size() + addresses.size()][];
        int count = 0;
        for (var name : names) {
            alternatives[count++] = Der.of(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII));
        }
        for (var address : addresses) {
            alternatives[count++] = Der.of(IP_ADDRESS, address.getAddress());
        }
        return Der.of(
                Der.SEQUENCE,
                extension(SUBJECT_ALT_NAME, Der.of(Der.SEQUENCE, alternatives)),
                extension(EXTENDED_KEY_USAGE, Der.of(Der.SEQUENCE, SERVER_AUTH)));
    }

    private static byte[] extension(byte[] id, byte[] value) {
        return Der.of(Der.SEQUENCE, id, Der.of(Der.OCTET_STRING, value));
    }

    private static byte[] name(String text) {
        var common = text.substring(0, Math.min(COMMON_NAME_MAX, text.length()));
        var value = Der.of(Der.UTF8_STRING, common.getBytes(StandardCharsets.UTF_8));
        return Der.of(Der.SEQUENCE, Der.of(Der.SET, Der.of(Der.SEQUENCE, COMMON_NAME, value)));
    }

    private static byte[] time(Instant at) {
        return Der.of(Der.UTC_TIME, UTC_TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static String armored(String label, byte[] der) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }

    @Override
    public String toString() {
        return "SelfMadeCertificate[***]";
    }
}

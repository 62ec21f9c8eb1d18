package io.pennypost.mail.dkim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.OctetBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalizationTest {
    /// RFC 6376 §3.4.5, the message of the examples.
    private static final String MESSAGE = lines("A: X", "B : Y\t", "\tZ  ", "", " C ", "D \t E", "", "");

    @Test
    void relaxedIsAsInTheExample() throws GeneralSecurityException {
        assertEquals(lines("a:X", "b:Y Z", ""), header(Canonicalization.RELAXED));
        assertSameHash(lines(" C", "D E", ""), Canonicalization.RELAXED, body());
    }

    @Test
    void simpleIsAsInTheExample() throws GeneralSecurityException {
        assertEquals(lines("A: X", "B : Y\t", "\tZ  ", ""), header(Canonicalization.SIMPLE));
        assertSameHash(lines(" C ", "D \t E", ""), Canonicalization.SIMPLE, body());
    }

    /// RFC 6376 §3.4.3 and §3.4.4 give these hashes of empty bodies.
    @ParameterizedTest
    @CsvSource({
        "SIMPLE, frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=",
        "RELAXED, 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    })
    void emptyBodiesHaveTheHashesOfTheStandard(Canonicalization canonicalization, String hash)
            throws GeneralSecurityException {
        assertEquals(hash, Base64.getEncoder().encodeToString(hash(canonicalization, new byte[0], 1)));
        assertEquals(
                hash,
                Base64.getEncoder()
                        .encodeToString(hash(canonicalization, "\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 1)));
    }

    /// A second, slow reading of §3.4.4: whole body, line by line.
    @Test
    void piecesOfAnySizeGiveWhatTheStandardSays() throws GeneralSecurityException {
        long seed = 6376;
        var random = new SplittableRandom(seed);
        var alphabet = "ab \t\r\n";
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                int kind = random.nextInt(9);
                text.append(kind >= 6 ? "\r\n" : String.valueOf(alphabet.charAt(kind)));
            }
            var body = text.toString();
            for (var canonicalization : Canonicalization.values()) {
                var expected = MessageDigest.getInstance("SHA-256")
                        .digest(canonical(body, canonicalization).getBytes(StandardCharsets.US_ASCII));
                for (int piece = 1; piece < 5; piece++) {
                    assertArrayEquals(
                            expected,
                            hash(canonicalization, body.getBytes(StandardCharsets.US_ASCII), piece * piece),
                            () -> "seed " + seed + " " + canonicalization + ": "
                                    + Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.US_ASCII)));
                }
            }
        }
    }

    private static String canonical(String body, Canonicalization canonicalization) {
        var out = new StringBuilder();
        for (var line : body.split("\r\n", -1)) {
            var kept = canonicalization == Canonicalization.SIMPLE
                    ? line
                    : line.replaceAll("[ \t]+", " ").replaceAll(" \\z", "");
            out.append(kept).append("\r\n");
        }
        while (out.toString().endsWith("\r\n\r\n")) {
            out.setLength(out.length() - 2);
        }
        boolean empty = out.toString().equals("\r\n");
        return empty && canonicalization == Canonicalization.RELAXED ? "" : out.toString();
    }

    private static void assertSameHash(String canonical, Canonicalization canonicalization, byte[] body)
            throws GeneralSecurityException {
        var expected = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.US_ASCII));
        assertArrayEquals(expected, hash(canonicalization, body, Integer.MAX_VALUE));
    }

    private static byte[] hash(Canonicalization canonicalization, byte[] body, int piece)
            throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256");
        var canonicalizer = new BodyCanonicalizer(canonicalization, digest, Long.MAX_VALUE);
        for (int i = 0; i < body.length; i += Math.min(piece, body.length)) {
            canonicalizer.update(body, i, Math.min(body.length, i + Math.min(piece, body.length)));
        }
        canonicalizer.finish();
        return digest.digest();
    }

    private static String header(Canonicalization canonicalization) {
        var out = new OctetBuilder(100);
        for (var field : Header.scan(bytes()).fields()) {
            canonicalization.field(field.octets(), field.start(), field.end(), out);
        }
        return new String(out.toBytes(), StandardCharsets.US_ASCII);
    }

    private static byte[] body() {
        return MESSAGE.substring(MESSAGE.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes() {
        return MESSAGE.getBytes(StandardCharsets.US_ASCII);
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines);
    }
}

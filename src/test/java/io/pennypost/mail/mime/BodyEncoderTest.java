package io.pennypost.mail.mime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.junit.jupiter.api.Test;

class BodyEncoderTest {
    private static final int ROUNDS = 2000;
    private static final byte[] LIKELY = "abc  \t\r\n\r\n=~-\u0000".getBytes(StandardCharsets.ISO_8859_1);

    /// Runs are copied whole, single bytes take the rules' own way: both must write the same.
    @Test
    void quotedPrintableDoesNotDependOnThePiecesItArrivesIn() throws IOException {
        long seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            var octets = octets(random);
            var whole = encoded(new ByteArrayInputStream(octets));

            assertArrayEquals(encoded(new OneByOne(octets)), whole, "seed " + seed);
            for (var line : new String(whole, StandardCharsets.US_ASCII).split("\r\n", -1)) {
                assertTrue(line.length() <= 76, "seed " + seed);
            }
            try (var decoded = new QuotedPrintableInputStream(new ByteArrayInputStream(whole))) {
                assertArrayEquals(octets, decoded.readAllBytes(), "seed " + seed);
            }
        }
    }

    @Test
    void fullLineOfPlainBytesHoldsSeventyFiveAndItsSoftBreak() throws IOException {
        assertEquals(
                "a".repeat(75) + "=\r\n" + "a".repeat(75) + "=\r\n" + "a",
                new String(
                        encoded(new ByteArrayInputStream("a".repeat(151).getBytes(StandardCharsets.US_ASCII))),
                        StandardCharsets.US_ASCII));
    }

    private static byte[] octets(SplittableRandom random) {
        var octets = new byte[random.nextInt(400)];
        int likely = random.nextInt(1, 40);
        for (int i = 0; i < octets.length; i++) {
            octets[i] = random.nextInt(likely) == 0
                    ? (random.nextBoolean() ? LIKELY[random.nextInt(LIKELY.length)] : (byte) random.nextInt())
                    : (byte) 'x';
        }
        return octets;
    }

    private static byte[] encoded(InputStream content) throws IOException {
        var out = new OctetBuilder(64);
        new BodyEncoder(out).write(content, TransferEncoding.QUOTED_PRINTABLE);
        return out.toBytes();
    }

    /// Gives one byte to each read.
    private static final class OneByOne extends ByteArrayInputStream {
        OneByOne(byte[] octets) {
            super(octets);
        }

        @Override
        public synchronized int read(byte[] into, int from, int length) {
            return super.read(into, from, Math.min(1, length));
        }
    }
}

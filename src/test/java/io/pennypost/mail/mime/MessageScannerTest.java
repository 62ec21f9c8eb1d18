package io.pennypost.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageScannerTest {
    private static final String NESTED = """
            From: a@example.com
            Content-Type: multipart/mixed;
             boundary="outer"

            preamble
            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner

            plain
            --inner
            Content-Type: text/html

            <p>
            --inner--
            --outer
            Content-Type: application/pdf; name="=?utf-8?Q?=C3=84.pdf?="
            Content-Transfer-Encoding: base64

            AAAA
            --outer
            Content-Type: message/rfc822

            Subject: inside
            Content-Type: image/png; name=old.png
            Content-Disposition: attachment; filename*0*=utf-8''%e6%97%a5; filename*1="x.png"

            png
            --outer--
            epilogue
            --outer
            """.replace("\n", "\r\n");

    @Test
    void partsAreFoundWithTheirFileNames() {
        var index = MessageScanner.scan(bytes(NESTED));

        assertEquals(7, index.partCount());
        assertEquals(List.of("Ä.pdf", "日x.png"), index.fileNames());
        assertEquals(
                List.of(
                        "multipart/mixed",
                        "multipart/alternative",
                        "text/plain",
                        "text/html",
                        "application/pdf",
                        "message/rfc822",
                        "image/png"),
                index.parts().stream().map(MessageIndex.Part::contentType).toList());
        assertEquals(3, index.depthReached());
        assertTrue(index.hasSoundLineEnds());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Disposition: attachment; filename=\"x.exe\" | x.exe",
                "Content-Disposition: attachment; filename=my file.exe | my file.exe",
                "Content-Disposition: attachment; FileName*=utf-8''x%2Eexe | x.exe",
                "Content-Disposition: attachment; filename=x.txt; filename*=utf-8''x.exe | x.exe",
                "Content-Disposition: attachment; filename=\"=?utf-8?B?eC5leGU=?=\" | x.exe",
                "Content-Type: application/x; name=x.exe | x.exe",
                "CONTENT-DISPOSITION : attachment; filename=x.exe | x.exe",
                "Content-Disposition: attachment; filename*0=x.; filename*1=exe | x.exe",
            })
    void fileNamesAreFoundHoweverTheyAreWritten(String field, String name) {
        var index = MessageScanner.scan(bytes("From: a@b\r\n" + field + "\r\n\r\nbody\r\n"));

        assertEquals(List.of(name), index.fileNames());
    }

    @Test
    void lineFaultsAreTold() {
        assertTrue(MessageScanner.scan(bytes("A: b\n\nc\n")).bareLf());
        assertFalse(MessageScanner.scan(bytes("A: b\n\nc\n")).bareCr());
        assertTrue(MessageScanner.scan(bytes("A: b\r\n\r\nc\rd\r\n")).bareCr());
        assertTrue(MessageScanner.scan(bytes("A: b\r\n\r\nc\r")).bareCr());
        assertTrue(MessageScanner.scan(bytes("A: b\r\n\r\nc\r\r\n")).bareCr());
        assertTrue(MessageScanner.scan(bytes("A: b\r\n\r\nc\0")).nul());
        assertTrue(MessageScanner.scan(bytes("A: b\r\n\r\nä")).eightBit());
    }

    @Test
    void theLongestLineIsMeasuredWithItsEnd() {
        assertEquals(
                1000,
                MessageScanner.scan(bytes("A: b\r\n\r\n" + "x".repeat(998) + "\r\nyy\r\n"))
                        .longestLine());
        assertEquals(
                300_000,
                MessageScanner.scan(bytes("A: b\r\n\r\n" + "x".repeat(300_000))).longestLine());
    }

    @Test
    void partsBeyondTheKeptOnesAreCounted() {
        var index = MessageScanner.scan(bytes(
                "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(600) + "--b--\r\n"));

        assertEquals(601, index.partCount());
        assertEquals(MessageIndex.PARTS_KEPT, index.parts().size());
    }

    @Test
    void aStreamTellsTheSameAsTheArrayWhateverTheMessage() throws IOException {
        long seed = 11;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 30_000; round++) {
            var message = Noise.message(random, 80);
            assertSame(message, random, seed);
        }
    }

    @Test
    void aStreamLongerThanTheBufferTellsTheSame() throws IOException {
        var random = new SplittableRandom(3);
        var long1 = NESTED.replace("plain\r\n", ("x".repeat(70) + "\r\n").repeat(3_000));
        var long2 = NESTED.replace("plain\r\n", "x".repeat(200_001) + "\r" + "y".repeat(65_535) + "\r\n");
        assertSame(bytes(long1), random, 3);
        assertSame(bytes(long2), random, 3);
        assertSame(bytes("X: " + "y".repeat(400_000) + "\r\n" + NESTED), random, 3);
    }

    private static void assertSame(byte[] message, SplittableRandom random, long seed) throws IOException {
        var expected = MessageScanner.scan(message);
        var found = MessageScanner.scan(trickle(message, random));
        assertEquals(facts(expected), facts(found), () -> "seed " + seed);
        assertEquals(expected.header().bodyStart(), found.header().bodyStart());
        assertEquals(message.length, found.sizeBytes());
    }

    private static String facts(MessageIndex index) {
        return index.longestLine() + " " + index.bareCr() + index.bareLf() + index.eightBit() + index.nul() + " "
                + index.partCount() + index.parts() + index.depthReached();
    }

    /// A stream that gives as little as it likes.
    private static FilterInputStream trickle(byte[] message, SplittableRandom random) {
        return new FilterInputStream(new ByteArrayInputStream(message)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, length == 0 ? 0 : random.nextInt(length) + 1);
            }
        };
    }

    @Test
    void hostileNestingIsLinear() {
        var deep = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        var rfc822 = "Content-Type: message/rfc822\r\n\r\n".repeat(100_000);
        var hyphens = "Content-Type: multipart/mixed; boundary=-\r\n\r\n" + "--\r\n".repeat(1_000_000);

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            MessageScanner.scan(bytes(deep.toString()));
            MessageScanner.scan(bytes(rfc822));
            MessageScanner.scan(bytes(hyphens));
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.pennypost.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReplyReaderTest {
    private static ReplyReader reader(byte[] bytes) {
        return new ReplyReader(new ByteArrayInputStream(bytes)::read);
    }

    private static ReplyReader reader(String text) {
        return reader(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void oneLineIsRead() throws IOException {
        var reply = reader("550 5.1.1 no such user\r\n").read();

        assertEquals(new Reply(550, Optional.of(new EnhancedCode(5, 1, 1)), List.of("5.1.1 no such user")), reply);
        assertEquals("550 5.1.1 no such user", reply.toString());
    }

    @Test
    void severalLinesAreOneReply() throws IOException {
        var reply = reader("250-first\r\n250-\r\n250 2.0.0 third\r\n").read();

        assertEquals(List.of("first", "", "2.0.0 third"), reply.lines());
        assertEquals(Optional.of(new EnhancedCode(2, 0, 0)), reply.enhanced());
    }

    @Test
    void aCodeAloneIsAReply() throws IOException {
        assertEquals(List.of(""), reader("250\r\n").read().lines());
    }

    @Test
    void readingStopsAtTheEndOfTheLine() throws IOException {
        var reader = reader("220 go\r\n250 injected\r\n");

        assertEquals(220, reader.read().code());
        assertTrue(reader.hasMore());
        assertEquals(250, reader.read().code());
        assertFalse(reader.hasMore());
    }

    @Test
    void theLastCodeOfOneClassCounts() throws IOException {
        assertEquals(551, reader("550-one\r\n551 two\r\n").read().code());
    }

    @Test
    void whatIsNotAsciiIsReplaced() throws IOException {
        assertEquals(
                "a\uFFFD\uFFFDb c\uFFFD",
                reader("250 a\u00c3\u00a4b\tc\u0000\r\n").read().text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello\r\n", "\r\n", "25\r\n", "999 x\r\n", "199 x\r\n", "250x\r\n", "250-a\r\n550 b\r\n"})
    void whatIsNoReplyIsRefused(String bytes) {
        assertThrows(ReplyReader.NotSmtp.class, () -> reader(bytes).read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "250", "250 almost", "250-more\r\n", "250-more\r\n250 cut"})
    void whatIsCutOffIsNoReply(String bytes) {
        assertThrows(EOFException.class, () -> reader(bytes).read());
    }

    @Test
    void longLinesAndManyLinesAreCut() throws IOException {
        var text = "250-" + "x".repeat(3000) + "\r\n" + "250-y\r\n".repeat(100) + "250 end\r\n";

        var reply = reader(text).read();

        assertEquals(ReplyParser.LINES_MAX, reply.lines().size());
        assertEquals(ReplyParser.LINE_BYTES_MAX - 4, reply.lines().getFirst().length());
    }

    @Test
    void aReplyWithoutEndIsGivenUp() {
        var oneLine = "250 " + "x".repeat(ReplyReader.REPLY_BYTES_MAX);
        var manyLines = "250-x\r\n".repeat(ReplyReader.REPLY_BYTES_MAX / 5);

        assertThrows(ReplyReader.NotSmtp.class, () -> reader(oneLine).read());
        assertThrows(ReplyReader.NotSmtp.class, () -> reader(manyLines).read());
    }

    @ParameterizedTest
    @CsvSource({
        "5.1.1 text, 5.1.1",
        "2.0.0, 2.0.0",
        "4.7.650 slow, 4.7.650",
        "5.1 text, ''",
        "5.1.1text, ''",
        "3.1.1 text, ''",
        "5.1.1234 text, ''",
        "5..1 text, ''",
        "#5.1.1 text, ''",
    })
    void enhancedCodesStandAtTheBeginning(String text, String code) {
        assertEquals(code, EnhancedCode.parse(text).map(EnhancedCode::toString).orElse(""));
    }

    @Test
    void noBytesBreakTheReader() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var alphabet = "0123456789 -\r\n.ab\u00ff\u0000".toCharArray();
        var until = System.nanoTime() + 1_000_000_000L;
        while (System.nanoTime() < until) {
            var bytes = new byte[random.nextInt(200)];
            for (var i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) alphabet[random.nextInt(alphabet.length)];
            }
            if (bytes.length > 4 && random.nextBoolean()) {
                System.arraycopy("250-".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 4);
            }
            readAll(bytes, seed);
        }
    }

    private static void readAll(byte[] bytes, long seed) {
        var reader = reader(bytes);
        try {
            for (var i = 0; i <= bytes.length; i++) {
                var reply = reader.read();
                assertTrue(reply.code() >= 200 && reply.code() <= 599, () -> "seed " + seed);
                assertTrue(reply.lines().size() <= ReplyParser.LINES_MAX, () -> "seed " + seed);
                Capabilities.parse(reply);
            }
        } catch (IOException asExpected) {
            // The bytes end, or are no reply.
        } catch (RuntimeException broken) {
            throw new AssertionError("seed " + seed, broken);
        }
    }
}

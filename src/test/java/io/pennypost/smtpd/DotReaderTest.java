package io.pennypost.smtpd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.smtpd.Incoming.Fault;
import io.pennypost.store.Scratch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DotReaderTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "'.|', ''",
        "'a|.|', 'a|'",
        "'..|.|', '.|'",
        "'...a|.|', '..a|'",
        "'.a|.|', 'a|'",
        "'|a||.|', '|a||'",
        "'a|..|b|.|', 'a|.|b|'"
    })
    void takesStuffedDotsOut(String wire, String message) throws Exception {
        assertEquals(crlf(message), read(crlf(wire) + "QUIT", 1_000));
        for (int size = 1; size < 5; size++) {
            assertEquals(crlf(message), read(crlf(wire) + "QUIT", size));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\n.\r\n",
                "\r\n.\n",
                "\r\n.\r.",
                "\r.\r\n",
                "\r\r\n.\r\r\n",
                "\r\n.\r\r\n",
                "\r\n. \r\n",
                "\r\n.\0\r\n",
                "\n\n.\n\n",
                "\u0085.\r\n",
                "\f.\r\n"
            })
    void nothingElseEndsAMessage(String bytes) {
        for (int size : new int[] {1, 2, 3, 1_000}) {
            var message = incoming();
            var reader = new DotReader(message);

            feed(reader, "a" + bytes + "b", size);

            assertFalse(reader.hasEnded());
        }
    }

    @Test
    void aBareLineEndSpoils() {
        assertEquals(Optional.of(Fault.BARE_LF), fault("a\nb\r\n.\r\n"));
        assertEquals(Optional.of(Fault.BARE_CR), fault("a\rb\r\n.\r\n"));
        assertEquals(Optional.of(Fault.BARE_CR), fault("a\r\r\n.\r\n"));
        assertEquals(Optional.of(Fault.BARE_LF), fault("\n.\r\n.\r\n"));
        assertEquals(Optional.of(Fault.BARE_LF), fault("\r\n.\nb\r\n.\r\n"));
        assertEquals(Optional.empty(), fault("a\r\n.\r\n"));
    }

    /// However the bytes are cut, what is read is what was stuffed.
    @Test
    void readsWhatWasStuffed() throws Exception {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            var lines = new StringBuilder();
            for (int j = random.nextInt(8); j > 0; j--) {
                lines.append(".".repeat(random.nextInt(3)))
                        .append("x".repeat(random.nextInt(4)))
                        .append("\r\n");
            }
            var message = lines.toString();
            var stuffed = ("\r\n" + message).replace("\r\n.", "\r\n..").substring(2) + ".\r\n";

            assertEquals(message, read(stuffed + "NOOP\r\n", 1 + random.nextInt(9)));
        }
    }

    @Test
    void aLargeMessageGoesToAFileAndComesBackWhole() throws Exception {
        var bytes = new byte[HeapShare.MESSAGE_MAX + 100_000];
        new Random(1).nextBytes(bytes);
        try (var message = incoming()) {
            for (int at = 0; at < bytes.length; at += 16_384) {
                message.append(bytes, at, Math.min(bytes.length, at + 16_384));
            }

            assertArrayEquals(bytes, message.body().toBytes());
        }
    }

    @Test
    void withoutRoomInHeapItGoesToAFileToo() throws Exception {
        var room = HeapShare.room(0);
        var other = new HeapShare(room);
        assertTrue(other.grow(HeapShare.MESSAGE_MAX));
        try (var message = new Incoming(new Scratch(directory), new HeapShare(room), 1 << 20)) {
            message.append("small".getBytes(StandardCharsets.US_ASCII), 0, 5);
            other.giveBack();

            assertEquals(5, message.body().size());
        }
        assertEquals(HeapShare.MESSAGE_MAX / 1024, room.availablePermits());
    }

    @Test
    void whatIsTooLongIsCountedAndNotKept() {
        try (var message = new Incoming(new Scratch(directory), new HeapShare(HeapShare.room(1 << 21)), 10)) {
            message.append(new byte[10], 0, 10);
            assertFalse(message.isTooLong());
            message.append(new byte[10], 0, 1);

            assertTrue(message.isTooLong());
            assertEquals(11, message.size());
        }
    }

    private Incoming incoming() {
        return new Incoming(new Scratch(directory), new HeapShare(HeapShare.room(1 << 22)), 4 << 20);
    }

    private Optional<Fault> fault(String wire) {
        var message = incoming();
        var reader = new DotReader(message);
        feed(reader, wire, 1_000);
        assertTrue(reader.hasEnded());
        return message.fault();
    }

    private String read(String wire, int size) throws IOException, InterruptedException {
        var message = incoming();
        var reader = new DotReader(message);
        int taken = feed(reader, wire, size);
        assertTrue(reader.hasEnded());
        assertEquals(".\r\n", wire.substring(Math.max(0, taken - 3), taken), "stops right behind the end");
        return new String(message.body().toBytes(), StandardCharsets.ISO_8859_1);
    }

    private static int feed(DotReader reader, String wire, int size) {
        var bytes = wire.getBytes(StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at < bytes.length && !reader.hasEnded()) {
            var piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size));
            int from = 0;
            while (from < piece.length && !reader.hasEnded()) {
                from += reader.take(piece, from, piece.length);
            }
            at += from;
        }
        return at;
    }

    private static String crlf(String text) {
        return text.replace("|", "\r\n");
    }
}

package io.pennypost.mail.mime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {
    private static final String MESSAGE = String.join(
            "\r\n",
            "From: a@example.com",
            "subject:  one",
            "\t two ",
            "BCC: b@example.com",
            "X-Odd : kept",
            "Bcc: c@example.com",
            "",
            "Bcc: not a header",
            "");

    @Test
    void fieldsAreFoundWithoutRegardToCaseAndUnfolded() {
        var header = Header.scan(bytes(MESSAGE));

        assertEquals(5, header.fields().size());
        assertEquals(Optional.of("one\t two"), header.value("Subject"));
        assertEquals(2, header.count("bcc"));
        assertEquals(Optional.of("kept"), header.value("X-Odd"));
        assertTrue(header.hasBlankLine());
        assertEquals(MESSAGE.indexOf("Bcc: not"), header.bodyStart());
    }

    @Test
    void aHeaderWithoutBlankLineIsTold() {
        var header = Header.scan(bytes("From: a@example.com\r\nTo: b"));

        assertFalse(header.hasBlankLine());
        assertEquals(Optional.of("b"), header.value("To"));
    }

    @Test
    void linesThatAreNoFieldsAreCountedAndKept() {
        var message = bytes("From a@example.com Mon Jan 1\r\nFrom: a@example.com\r\n\r\n");

        var header = Header.scan(message);

        assertEquals(1, header.malformedLines());
        assertArrayEquals(message, new HeaderEdit(header).applyTo(message));
    }

    @Test
    void tooManyFieldsEndTheScan() {
        var header = Header.scan(bytes("A: b\r\n".repeat(Header.FIELDS_MAX + 10) + "\r\n"));

        assertFalse(header.isComplete());
        assertEquals(Header.FIELDS_MAX, header.fields().size());
    }

    @Test
    void utf8AndLatin1ValuesAreReadable() {
        assertEquals(Optional.of("Ä"), Header.scan(bytes("S: Ä\r\n\r\n")).value("S"));
        assertEquals(
                Optional.of("Ä"),
                Header.scan("S: Ä\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1))
                        .value("S"));
    }

    @Test
    void editsTouchNothingElse() {
        var message = bytes(MESSAGE);

        var edited = new HeaderEdit(Header.scan(message))
                .remove("Bcc")
                .set(new HeaderField("Subject", "three"))
                .append(new HeaderField("Date", "now"))
                .prepend(new HeaderField("Received", "here"))
                .applyTo(message);

        assertEquals(
                String.join(
                        "\r\n",
                        "Received: here",
                        "From: a@example.com",
                        "Subject: three",
                        "X-Odd : kept",
                        "Date: now",
                        "",
                        "Bcc: not a header",
                        ""),
                new String(edited, StandardCharsets.UTF_8));
    }

    @Test
    void editsOfAStreamGiveTheSameBytes() throws IOException {
        var message = bytes(MESSAGE);
        var edit = new HeaderEdit(Header.scan(message)).remove("Bcc");

        try (var stream = edit.applyTo(new ByteArrayInputStream(message))) {
            assertArrayEquals(edit.applyTo(message), stream.readAllBytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: x", "a\nb", "a\rb", "a\0b"})
    void aValueCannotBeginAnotherLine(String value) {
        assertThrows(IllegalArgumentException.class, () -> new HeaderField("Subject", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "ä", "a\r\nb"})
    void aNameIsPrintableAscii(String name) {
        assertThrows(IllegalArgumentException.class, () -> new HeaderField(name, "value"));
    }

    @Test
    void anEditThatChangesNothingGivesTheMessageBackWhateverItIs() {
        long seed = 7;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 50_000; round++) {
            var message = Noise.message(random, 60);
            var header = Header.scan(message);
            if (header.hasBlankLine() && header.end() + 2 == header.bodyStart()) {
                assertArrayEquals(message, new HeaderEdit(header).applyTo(message), () -> "seed " + seed);
            }
            header.fields().forEach(field -> {
                assertFalse(field.value().contains("\n"));
                assertTrue(field.nameEnd() <= field.end());
            });
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

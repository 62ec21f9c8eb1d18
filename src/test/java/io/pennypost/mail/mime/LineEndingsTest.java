package io.pennypost.mail.mime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LineEndingsTest {
    @Test
    void aMessageWithCrlfThroughoutIsTheSameArray() {
        var message = "A: b\r\n\r\nc\r\n".getBytes(StandardCharsets.UTF_8);

        assertSame(message, LineEndings.toCrlf(message));
    }

    @Test
    void loneLineEndsBecomeCrlf() {
        assertEquals("a\r\nb\r\n\r\nc\r\n\r\nd\r\n", convert("a\nb\r\rc\r\n\nd\r"));
    }

    @Test
    void streamAndArrayAgreeAndTwiceIsOnce() throws IOException {
        long seed = 5;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            var message = Noise.message(random, 40);
            var once = LineEndings.toCrlf(message);
            assertSame(once, LineEndings.toCrlf(once), () -> "seed " + seed);
            try (var stream = LineEndings.toCrlf(new ByteArrayInputStream(message))) {
                assertArrayEquals(once, stream.readAllBytes(), () -> "seed " + seed);
            }
        }
    }

    private static String convert(String text) {
        return new String(LineEndings.toCrlf(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}

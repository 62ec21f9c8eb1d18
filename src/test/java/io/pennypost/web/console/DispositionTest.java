package io.pennypost.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DispositionTest {
    private static MailPart part(String type, String name) {
        return new MailPart(7, type, Optional.empty(), Optional.of(name), true, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invoice.pdf|attachment; filename=\"invoice.pdf\"; filename*=UTF-8''invoice.pdf",
                "../../etc/passwd|attachment; filename=\"passwd\"; filename*=UTF-8''passwd",
                "C:\\temp\\a.exe|attachment; filename=\"a.exe\"; filename*=UTF-8''a.exe",
                "a\"b;c.txt|attachment; filename=\"a_b;c.txt\"; filename*=UTF-8''a%22b%3Bc.txt",
                "Grüße.txt|attachment; filename=\"Gr__e.txt\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.txt",
                "..|attachment; filename=\"part-7\"; filename*=UTF-8''part-7",
                "a/|attachment; filename=\"part-7\"; filename*=UTF-8''part-7",
            })
    void namesAreMadeHarmless(String name, String expected) {
        assertEquals(expected, Disposition.value(part("application/pdf", name)));
    }

    @Test
    void nothingButPicturesIsDrawnByTheBrowser() {
        for (var type :
                new String[] {"text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "application/pdf"}) {
            assertEquals("application/octet-stream", Disposition.contentType(part(type, "x")));
            assertTrue(Disposition.value(part(type, "x")).startsWith("attachment;"));
        }
        assertEquals("image/gif", Disposition.contentType(part("image/gif", "x")));
    }

    @Test
    void noNameEverBreaksTheHeader() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 2_000; i++) {
            var name = new StringBuilder();
            for (int j = random.nextInt(20); j >= 0; j--) {
                name.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            }

            var value = Disposition.value(part("text/plain", name.toString()));

            assertTrue(value.chars().allMatch(c -> c >= ' ' && c < 0x7f), "seed " + seed + ": " + value);
            assertEquals(2, value.chars().filter(c -> c == '"').count(), "seed " + seed + ": " + value);
        }
    }
}

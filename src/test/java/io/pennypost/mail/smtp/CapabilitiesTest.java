package io.pennypost.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.mail.smtp.Capabilities.Extension;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CapabilitiesTest {
    private static Capabilities parse(String... lines) {
        return Capabilities.parse(new Reply(250, Optional.empty(), List.of(lines)));
    }

    @Test
    void knownKeywordsAreFoundInAnyCase() {
        var capabilities = parse("mx", "pipelining", "STARTTLS", "8BitMime", "X-WHATEVER yes", "CHUNKING");

        assertEquals(
                Set.of(Extension.PIPELINING, Extension.STARTTLS, Extension.EIGHT_BIT_MIME, Extension.CHUNKING),
                capabilities.extensions());
    }

    @Test
    void theFirstLineIsANameAndNoKeyword() {
        assertEquals(Set.of(), parse("PIPELINING").extensions());
    }

    @ParameterizedTest
    @CsvSource({"SIZE 1000, 1000", "SIZE 0, -1", "SIZE, -1", "SIZE lots, -1", "SIZE 99999999999999999999, -1"})
    void sizeIsALimitOnlyWhenItIsANumber(String line, long limit) {
        var expected = limit < 0 ? OptionalLong.empty() : OptionalLong.of(limit);

        assertEquals(expected, parse("mx", line).sizeMax());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b\r\nRCPT TO:<c@d>", "a\u0000@b", "a@b\n"})
    void anAddressWithALineEndIsNoEnvelope(String address) {
        assertThrows(IllegalArgumentException.class, () -> new Envelope("", List.of(address), false));
        assertThrows(IllegalArgumentException.class, () -> new Envelope(address, List.of("a@b"), false));
    }
}

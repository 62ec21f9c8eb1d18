package io.pennypost.ses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagTest {
    @Test
    void lettersDigitsSpacesAndSomeSignsAreAllowed() {
        var tags = List.of(new Tag("cost center", "A_1.:/=+-@"), new Tag("Größe", ""), new Tag("größe", "あ"));
        assertEquals(tags, Tag.checked(tags));
    }

    @ParameterizedTest
    @CsvSource({"a*b, value", "aws:x, value", "'', value", "key, a*b", "key, a\tb"})
    void othersAreRefused(String key, String value) {
        assertThrows(BadRequest.class, () -> Tag.checked(List.of(new Tag(key, value))));
    }

    @Test
    void lengthsNumberAndKeysAreBounded() {
        var fifty = IntStream.range(0, 50).mapToObj(i -> new Tag("k" + i, "v")).toList();
        assertEquals(50, Tag.checked(fifty).size());
        var more = IntStream.range(0, 51).mapToObj(i -> new Tag("k" + i, "v")).toList();
        assertThrows(BadRequest.class, () -> Tag.checked(more));
        assertThrows(BadRequest.class, () -> Tag.checked(List.of(new Tag("k".repeat(129), ""))));
        assertThrows(BadRequest.class, () -> Tag.checked(List.of(new Tag("k", "v".repeat(257)))));
        assertThrows(BadRequest.class, () -> Tag.checked(List.of(new Tag("k", "1"), new Tag("k", "2"))));
    }
}

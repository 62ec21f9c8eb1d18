package io.pennypost.mail.address;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsTest {
    @ParameterizedTest
    @CsvSource({
        "Example.COM, example.com",
        "straße.example, xn--strae-oqa.example",
        "日本語.example, xn--wgv71a119e.example",
        "bücher.example, xn--bcher-kva.example",
        "_dmarc.example.com, _dmarc.example.com",
    })
    void givesALabels(String domain, String ascii) {
        assertEquals(Optional.of(ascii), Domains.toAscii(domain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "a..b", "a b", "exa\u0000mple.com", "xn--\u00e4.example", "a\u200bb\u0001.example"})
    void refusesWhatDnsCannotHold(String domain) {
        assertEquals(Optional.empty(), Domains.toAscii(domain));
    }

    @Test
    void refusesLabelsOver63Octets() {
        assertEquals(Optional.empty(), Domains.toAscii("a".repeat(64) + ".example"));
    }

    @Test
    void showsALabelsAsPeopleReadThem() {
        assertEquals("straße.example", Domains.toUnicode("xn--strae-oqa.example"));
    }

    @Test
    void walksToTheParents() {
        assertEquals(
                List.of("a.b.example.com", "b.example.com", "example.com"), Domains.withParents("a.b.example.com"));
        assertEquals(List.of("localhost"), Domains.withParents("localhost"));
    }
}

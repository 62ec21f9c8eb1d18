package io.pennypost.ses.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.ses.BadRequest;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityNameTest {
    @ParameterizedTest
    @CsvSource({
        "example.com,               example.com,                DOMAIN",
        "Mail.EXAMPLE.com,          mail.example.com,           DOMAIN",
        "straße.example,            xn--strae-oqa.example,      DOMAIN",
        "例え.jp,                    xn--r8jz45g.jp,             DOMAIN",
        "_dmarc.example.com,        _dmarc.example.com,         DOMAIN",
        "User@Example.COM,          User@example.com,           EMAIL_ADDRESS",
        "user+label@example.com,    user+label@example.com,     EMAIL_ADDRESS",
        "a@例え.jp,                  a@xn--r8jz45g.jp,           EMAIL_ADDRESS",
        "o'neil@example.com,        o'neil@example.com,         EMAIL_ADDRESS",
    })
    void namesAreKeptInOneForm(String text, String kept, IdentityType type) {
        var name = IdentityName.of(text);
        assertEquals(kept, name.text());
        assertEquals(type, name.type());
        assertEquals(name, IdentityName.of(name.text()), "its own form");
    }

    @Test
    void quotedLocalPartsAreAddresses() {
        assertEquals(
                "\"a@b\\\"c\"@example.com",
                IdentityName.of("\"a@b\\\"c\"@example.com").text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "localhost             | Domain localhost is invalid.",
                "-a.example.com        | Domain -a.example.com is invalid.",
                "a..example.com        | Domain a..example.com is invalid.",
                "a b.example.com       | Domain a b.example.com is invalid.",
                "example.com.          | Domain example.com. is invalid.",
                "a/b.example.com       | Domain a/b.example.com is invalid.",
                "@example.com          | Missing local name",
                "a@                    | Missing domain",
                "a b@example.com       | Local address contains control or whitespace",
                "ä@example.com         | Local address contains control or whitespace",
                ".a@example.com        | Local address starts with dot",
                "a..b@example.com      | Local address contains dot-dot",
                "a,b@example.com       | Local address contains illegal character",
                "a<b@example.com       | Local address contains illegal character",
                "\"a@example.com       | Unterminated quote",
                "a@b c.example.com     | Domain contains control or whitespace",
                "a@.example.com        | Domain starts with dot",
                "a@b..example.com      | Domain contains dot-dot",
                "a@example.com.        | Domain ends with dot",
                "a@localhost           | Domain contains illegal character",
                "a@b_(x).example.com   | Domain contains illegal character",
            })
    void whatIsNoNameIsRefusedWithItsReason(String text, String reason) {
        assertEquals(
                reason,
                assertThrows(BadRequest.class, () -> IdentityName.of(text)).getMessage());
        assertEquals(Optional.empty(), IdentityName.parse(text));
    }

    @Test
    void lengthsAreBounded() {
        assertEquals(Optional.empty(), IdentityName.parse("a".repeat(64) + ".example.com"));
        assertEquals(Optional.empty(), IdentityName.parse("a".repeat(65) + "@example.com"));
        assertEquals(Optional.empty(), IdentityName.parse("abcdefgh.".repeat(28) + "example.com"));
        var tooLong = "a".repeat(64) + "@" + "abcdefgh.".repeat(28) + "example.com";
        assertEquals(
                "Address length is more than 320 characters long: '" + tooLong + "'.",
                assertThrows(BadRequest.class, () -> IdentityName.of(tooLong)).getMessage());
    }

    @Test
    void anAddressIsAskedForWhereOneIsNeeded() {
        assertEquals(
                "Missing final '@domain'",
                assertThrows(BadRequest.class, () -> IdentityName.address("example.com"))
                        .getMessage());
        assertEquals(
                "Domain a@example.com is invalid.",
                assertThrows(BadRequest.class, () -> IdentityName.domain("a@example.com"))
                        .getMessage());
    }

    @Test
    void noTextOfAnyKindDoesHarm() {
        var seed = 20261124L;
        var random = new Random(seed);
        var letters = "ab.@-_\"\\ +<>\u0000\u00e4\u3042\ud83d\ude00xn--";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(24), 0, letters.length()).forEach(at -> text.append(letters.charAt(at)));
            IdentityName.parse(text.toString())
                    .ifPresent(name -> assertEquals(name, IdentityName.of(name.text()), "seed " + seed + ": " + text));
        }
    }
}

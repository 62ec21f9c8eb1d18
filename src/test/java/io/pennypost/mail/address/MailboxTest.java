package io.pennypost.mail.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.address.Mailbox.Parsing;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a@example.com | | a@example.com",
                "Ann <a@example.com> | Ann | a@example.com",
                "`\"Doe, Ann\" <a@example.com>` | Doe, Ann | a@example.com",
                "`\"Ann \\\"x\\\" Doe\" <a@example.com>` | Ann \"x\" Doe | a@example.com",
                "a@example.com (Ann) | Ann | a@example.com",
                "(first) a@example.com | first | a@example.com",
                "<a@Example.COM> | | a@example.com",
                "=?utf-8?Q?=C3=84nn?= <a@example.com> | =?utf-8?Q?=C3=84nn?= | a@example.com",
                "a+label@example.com | | a+label@example.com",
                "`\"a b\"@example.com` | | \"a b\"@example.com",
                "a@[192.0.2.1] | | a@[192.0.2.1]",
                "a@straße.example | | a@xn--strae-oqa.example",
                "`<@relay.example:a@example.com>` | | a@example.com",
                "`a@example.com,` | | a@example.com",
                "o'hara@example.com | | o'hara@example.com",
                "日本 <a@example.com> | 日本 | a@example.com",
            })
    void takesOneMailbox(String text, String name, String address) {
        var parsed = assertInstanceOf(Parsing.Parsed.class, Mailbox.parse(text));

        assertEquals(address, parsed.mailbox().address().toString());
        assertEquals(Optional.ofNullable(name), parsed.mailbox().displayName());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain | Missing final '@domain'",
                "a@ | Missing domain",
                "@example.com | Missing local name",
                "a b@example.com | Local address contains control or whitespace",
                "ä@example.com | Local address contains control or whitespace",
                "`\"ä\"@example.com` | Local address contains control or whitespace",
                "a]b@example.com | Local address contains illegal character",
                "a@exam ple.com | Domain contains control or whitespace",
                "a@exam_ple.com | Domain contains illegal character",
                "a@b@c.example | Domain contains illegal character",
                "a@.example.com | Domain starts with dot",
                "a@example..com | Domain contains dot-dot",
                "a@example.com. | Domain ends with dot",
                ".a@example.com | Local address starts with dot",
                "a..b@example.com | Local address contains dot-dot",
                "a.@example.com | Local address ends with dot",
                "`` | Illegal address",
                "`a@example.com, b@example.com` | Illegal address",
                "`friends: a@example.com;` | Illegal address",
                "friends: a@example.com | Local address contains illegal character",
                "a@example.com; | Illegal semicolon, not in group",
                "Ann <> | Empty address",
                "Ann <a@example.com | Missing '>'",
                "a@example.com (Ann | Missing ')'",
                "a@example.com) | Missing '('",
                "<a@example.com> <b@example.com> | Extra route-addr",
                "`\"a@example.com` | Missing '\"'",
                "a@[192.0.2.1 | Missing ']'",
                "a\"b\"@example.com | Quote not at start of local address",
                "`\"a\"b@example.com` | Quote not at end of local address",
            })
    void saysInTheWordsOfSesWhatIsWrong(String text, String reason) {
        assertEquals(new Parsing.Malformed(reason), Mailbox.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\n@example.com", "\"a\r\n b\"@example.com", "\"a\\\r\n\"@example.com", "a@exa\nmple.com"})
    void noLineEndComesThroughInAnAddress(String text) {
        assertInstanceOf(Parsing.Malformed.class, Mailbox.parse(text));
    }

    @Test
    void whatIsParsedIsSingleLineAsciiWhateverTheInput() {
        long seed = 20261124;
        var random = new SplittableRandom(seed);
        var alphabet = "ab.@<>()\"\\,;:[] \t\r\nä日\ud83d\u0000\u007f-_=?";

        for (int round = 0; round < 200_000; round++) {
            var text = text(random, alphabet);
            if (Mailbox.parse(text) instanceof Parsing.Parsed(Mailbox mailbox)) {
                var printed = mailbox.address().toString();
                assertTrue(printed.chars().allMatch(c -> c >= ' ' && c < 0x7f), () -> "seed " + seed + ": " + text);
                assertEquals(
                        new Parsing.Parsed(Mailbox.of(mailbox.address())),
                        Mailbox.parse(printed),
                        () -> "seed " + seed + ": " + text);
            }
            AddressList.parse(text);
        }
    }

    private static String text(RandomGenerator random, String alphabet) {
        var text = new StringBuilder();
        for (int i = random.nextInt(24); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("hostileRepetitions")
    void hostileRepetitionsEndAtOnce(String text) {
        Mailbox.parse(text);
        AddressList.parse(text);
    }

    static String[] hostileRepetitions() {
        int length = 1 << 20;
        return new String[] {
            "(".repeat(length),
            "<".repeat(length),
            "\"".repeat(length),
            "[".repeat(length),
            ",".repeat(length),
            "a@b,".repeat(length / 4),
            "a" + " ".repeat(length) + "b"
        };
    }
}

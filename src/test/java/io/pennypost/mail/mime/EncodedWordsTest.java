package io.pennypost.mail.mime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedWordsTest {
    /// The first eight are the table of RFC 2047 §8.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(=?ISO-8859-1?Q?a?=) | (a)",
                "(=?ISO-8859-1?Q?a?= b) | (a b)",
                "(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=) | (ab)",
                "(=?ISO-8859-1?Q?a?=   =?ISO-8859-1?Q?b?=) | (ab)",
                "(=?ISO-8859-1?Q?a_b?=) | (a b)",
                "(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=) | (a b)",
                "=?ISO-8859-1?Q?Patrik_F=E4ltstr=F6m?= <paf@nada.kth.se> | Patrik Fältström <paf@nada.kth.se>",
                "=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?= =?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?= "
                        + "| If you can read this you understand the example.",
                "=?iso-2022-jp?B?GyRCRnxLXBsoQg==?= | 日本",
                "=?utf-8*ja?Q?=E6=97=A5?= | 日",
                "=?utf-8?Q?=E6=97?= =?utf-8?Q?=A5?= | 日",
                "=?nonsense?Q?a?= | =?nonsense?Q?a?=",
                "=?utf-8?X?a?= | =?utf-8?X?a?=",
                "a =? b | a =? b",
                "100% =?utf-8?Q?=ZZ?= | 100% =ZZ",
            })
    void decodesForEyes(String written, String seen) {
        assertEquals(seen, EncodedWords.decode(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-2022-JP", "Shift_JIS", "EUC-JP", "ISO-8859-1", "UTF-16", "GB18030"})
    void whatIsEncodedIsDecodedAgain(String charset) {
        var texts = List.of(
                "日本語の件名はとても長いので、いくつもの単語に分けなければなりません。そうしないと壊れます。",
                "Größere Änderungen für Müller & Söhne: straße, überall, nämlich auch hier im Betreff und weiter",
                "😀😁😂🤣😃😄😅😆😉😊😋😎😍😘😗😙😚🙂🤗🤩🤔",
                "a");
        for (var text : texts) {
            for (int room = 20; room < 80; room += 7) {
                var words = EncodedWords.encode(text, Charset.forName(charset), room);
                assertEquals(text, EncodedWords.decode(String.join(" ", words)));
                assertTrue(words.stream().allMatch(word -> word.length() <= EncodedWords.LENGTH_MAX), words::toString);
            }
        }
    }

    @Test
    void everyWordStandsForItselfInStatefulCharacterSets() {
        var words = EncodedWords.encode("日本語".repeat(20), Charset.forName("ISO-2022-JP"), 60);

        assertTrue(words.size() > 1);
        assertEquals(
                "日本語".repeat(20),
                String.join("", words.stream().map(EncodedWords::decode).toList()));
    }

    @Test
    void mostlyAsciiStaysLegible() {
        assertEquals(
                List.of("=?ISO-8859-1?Q?Gr=FC=DFe_aus_Berlin?="),
                EncodedWords.encode("Grüße aus Berlin", StandardCharsets.ISO_8859_1, 70));
    }

    @Test
    void noiseIsDecodedWithoutComplaint() {
        var random = new SplittableRandom(9);
        for (int round = 0; round < 100_000; round++) {
            var text = Noise.text(random, 12) + "=?" + Noise.text(random, 12);
            EncodedWords.decode(text);
            ContentField.parse(text);
        }
        EncodedWords.decode("=?utf-8?Q?".repeat(20_000));
        ContentField.parse("a;" + "b*0=c;".repeat(20_000));
    }
}

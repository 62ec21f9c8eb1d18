package io.pennypost.mail.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextPatternTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user unknown|the user unknown here|4-16",
                "user unknown|the user is unknown|none",
                "sc-00#|(sc-003) no|1-7",
                "sc-00#|(sc-00x) no|none",
                "^: user unknown|: user unknown|0-14",
                "^: user unknown|no: user unknown|none",
                "mail for * loops back|mail for b.example loops back to me|0-29",
                "ab * cd|ab x ab y cd|0-12"
            })
    void wordsWithStarsDigitsAndAnchorsAreFound(String pattern, String text, String expected) {
        var found = new TextPattern(pattern).find(text);

        assertEquals(
                expected, found.map(span -> span.start() + "-" + span.end()).orElse("none"));
    }

    @ParameterizedTest
    @CsvSource({"79,true", "81,true", "82,false"})
    void aStarIsAtMostEightyCharacters(int gap, boolean found) {
        var text = "begin" + "x".repeat(gap - 1) + "end";

        assertEquals(found, new TextPattern("begin*end").find(text).isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550-5.2.1 The user 550-5.2.1 gets too much|5.2.1 the user gets too much",
                "5.1.1 No  such 5.1.1 User|5.1.1 no such user",
                "550 : User unknown|: user unknown",
                "550-one 550 two|one two"
            })
    void codesOfContinuedLinesAreLeftOut(String text, String expected) {
        assertEquals(expected, ReplyText.normalize(text));
    }

    @ParameterizedTest
    @CsvSource({
        "gmail-smtp-in.l.google.com,google",
        "notgoogle.com,none",
        "b-example.mail.protection.outlook.com,ms-365",
        "hotmail-com.olc.protection.outlook.com,ms-consumer",
        "mta7.am0.yahoodns.net,yahoo"
    })
    void providersAreKnownByTheirHosts(String host, String expected) {
        assertEquals(expected, Provider.ofHost(host).map(Provider::label).orElse("none"));
    }
}

package io.pennypost.smtpd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.address.Address;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandParserTest {
    @Test
    void verbsAreReadInAnyCase() {
        assertEquals(new Command.Hello(true, "x"), CommandParser.parse("ehlo x"));
        assertEquals(new Command.Quit(), CommandParser.parse("Quit"));
        assertEquals(new Command.Data(), CommandParser.parse("DATA "));
        assertEquals(new Command.Chunk(12, true), CommandParser.parse("bdat 12 last"));
        assertEquals(new Command.Auth("PLAIN", Optional.of("")), CommandParser.parse("auth plain ="));
        assertEquals(new Command.Unknown(), CommandParser.parse(""));
        assertEquals(new Command.Unknown(), CommandParser.parse("MAILFROM:<a@b.c>"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<a@example.com>, a, example.com",
                "a@example.com, a, example.com",
                "<A.B@Example.COM>, A.B, example.com",
                "<@x.example:a@example.com>, a, example.com",
                "<\"a>b\"@example.com>, \"a>b\", example.com",
                "<\"a\\\"b\"@example.com>, \"a\\\"b\", example.com",
                "<b%example.net@example.org>, b%example.net, example.org",
            })
    void addressIsTaken(String path, String local, String domain) {
        var address = new Address(local, domain);

        assertEquals(
                new Command.Mail(Optional.of(address), OptionalLong.empty()), CommandParser.parse("MAIL FROM:" + path));
        assertEquals(new Command.Recipient(address), CommandParser.parse("rcpt to: " + path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a@b>",
                "<a>",
                "<a@[192.0.2.1]>",
                "<@example.com>",
                "<a@example..com>",
                "<a b@example.com>",
                "<\u00fc@example.com>",
                "<a@\u00fc.example>",
                "<Name <a@example.com>",
                "<a@example.com,b@example.com>"
            })
    void addressIsNone(String path) {
        assertEquals(new Command.Malformed("MAIL", Replies.BAD_SENDER), CommandParser.parse("MAIL FROM:" + path));
        assertEquals(new Command.Malformed("RCPT", Replies.BAD_RECIPIENT), CommandParser.parse("RCPT TO:" + path));
    }

    @Test
    void nullSenderAndPostmasterHaveNoDomain() {
        assertEquals(new Command.Mail(Optional.empty(), OptionalLong.empty()), CommandParser.parse("MAIL FROM:<>"));
        assertEquals(new Command.Malformed("RCPT", Replies.BAD_RECIPIENT), CommandParser.parse("RCPT TO:<>"));
        assertEquals(new Command.Postmaster(), CommandParser.parse("RCPT TO:<Postmaster>"));
    }

    @Test
    void partsOfAnAddressAreBounded() {
        var local = "a".repeat(64);
        var domain = "d".repeat(60) + ".example";

        assertInstanceOf(Command.Recipient.class, CommandParser.parse("RCPT TO:<" + local + "@" + domain + ">"));
        assertInstanceOf(Command.Malformed.class, CommandParser.parse("RCPT TO:<" + local + "a@" + domain + ">"));
        assertInstanceOf(
                Command.Malformed.class, CommandParser.parse("RCPT TO:<a@" + (domain + ".").repeat(4) + "example>"));
    }

    @Test
    void controlCharactersAreNoCommand() {
        assertEquals(new Command.Malformed("", Replies.BAD_SYNTAX), CommandParser.parse("NOOP\0"));
        assertEquals(new Command.Malformed("", Replies.BAD_SYNTAX), CommandParser.parse("MAIL\tFROM:<a@b.c>"));
    }

    /// Whatever comes in: a command, no exception, and no address with what would be another command further on.
    @Test
    void anyLineIsRead() {
        var random = new Random(20_261_125);
        var pieces = List.of(
                "MAIL ",
                "RCPT ",
                "FROM:",
                "TO:",
                "<",
                ">",
                "@",
                "a",
                "example.com",
                "\"",
                "\\",
                " ",
                "SIZE=",
                "9",
                "BODY=8BITMIME",
                "BDAT ",
                "LAST",
                "AUTH ",
                "PLAIN",
                "=",
                ":",
                ",",
                "\r",
                "\n",
                "\0",
                "\u00ff",
                ".",
                "[",
                "]",
                "(",
                ")",
                "xn--",
                "EHLO ",
                "*");
        for (int i = 0; i < 200_000; i++) {
            var line = new StringBuilder(random.nextBoolean() ? "MAIL FROM:<" : "RCPT TO:");
            for (int j = random.nextInt(12); j > 0; j--) {
                line.append(pieces.get(random.nextInt(pieces.size())));
            }
            var text = random.nextInt(4) == 0 ? line.substring(random.nextInt(line.length())) : line.toString();

            var address = switch (CommandParser.parse(text)) {
                case Command.Mail mail -> mail.sender().map(Address::toString).orElse("");
                case Command.Recipient recipient -> recipient.recipient().toString();
                default -> "";
            };
            assertTrue(address.chars().allMatch(c -> c >= ' ' && c < 0x7f), () -> "from '" + text + "'");
        }
    }
}

package io.pennypost.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.mime.Draft;
import io.pennypost.mail.mime.MessageComposer;
import io.pennypost.store.Body;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class MailReaderTest {
    private final MailReader reader = new MailReader(System::nanoTime);

    private ReadMail read(String raw) throws IOException {
        return read(raw.getBytes(StandardCharsets.UTF_8));
    }

    private ReadMail read(byte[] raw) throws IOException {
        return reader.inTurn(deadline -> reader.read(Body.of(raw), deadline));
    }

    @Test
    void decodesEncodingsAndCharsets() throws IOException {
        var mail = read(Mails.lines(
                "Content-Type: multipart/alternative; boundary=b",
                "",
                "--b",
                "Content-Type: text/plain; charset=iso-8859-1",
                "Content-Transfer-Encoding: quoted-printable",
                "",
                "Gr=FC=DFe",
                "--b",
                "Content-Type: text/html; charset=shift_jis",
                "Content-Transfer-Encoding: base64",
                "",
                "k/qWew==",
                "--b--"));

        assertEquals(Optional.of("Grüße"), mail.text());
        assertEquals(Optional.of("日本"), mail.html());
        assertEquals(0, mail.notes().size());
    }

    @Test
    void aTextIsWhatItsSenderWroteToTheLastLineEnd() throws IOException {
        var composer = new MessageComposer(new Random(1));
        for (var written : List.of("", "one", "one\n", "one\ntwo\n\n", "Grüße\n", "日本", "日本\n", "a" + "\u0001 \n")) {
            assertEquals(
                    Optional.of(written), read(composer.compose(draft(written))).text(), written);
        }
    }

    private static Draft draft(String text) {
        return new Draft(
                Mailbox.of(new Address("ann", "example.com")),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(Draft.Text.of(text)),
                Optional.empty(),
                List.of(),
                List.of(),
                "id@example.com",
                Mails.NOON);
    }

    @Test
    void decodesHeadersForEyes() throws IOException {
        var mail = read(
                "Subject: =?iso-2022-jp?B?GyRCRnxLXBsoQg==?=\r\nX-Raw: Grüße\r\nX-Long: one\r\n two\r\nX-Bad: =?utf-8?Q?a\r\n\r\n");

        assertEquals("日本", mail.headers().get(0).value());
        assertEquals("Grüße", mail.headers().get(1).value());
        assertEquals("one two", mail.headers().get(2).value());
        assertEquals("=?utf-8?Q?a", mail.headers().get(3).value());
    }

    @Test
    void mailsInsideTheMailAreFiles() throws IOException {
        var mail = read(Mails.lines(
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "",
                "outer",
                "--b",
                "Content-Type: message/rfc822",
                "",
                "Subject: inner",
                "",
                "inner",
                "--b--"));

        assertEquals(Optional.of("outer"), mail.text());
        assertEquals(2, mail.parts().size());
        assertTrue(mail.parts().get(1).part().attachment());
    }

    @Test
    void fileNamesAreDecodedAndHoldNoLineEnds() throws IOException {
        var mail = read(Mails.lines(
                "Content-Type: application/pdf",
                "Content-Disposition: attachment; filename*=utf-8''a%0d%0aSet-Cookie%3A%20x.pdf",
                "",
                "x"));

        assertEquals(
                Optional.of("a Set-Cookie: x.pdf"),
                mail.parts().getFirst().part().name());
    }

    @Test
    void nonsenseCharsetsAreReadAnyway() throws IOException {
        for (var charset : new String[] {"x-unknown", "\"\"", "../../etc", "utf-7", "ISO-2022-CN", "us-ascii"}) {
            var mail = read("Content-Type: text/plain; charset=" + charset + "\r\n\r\nGrüße");

            assertTrue(mail.text().orElseThrow().startsWith("Gr"), charset + mail.text());
        }
    }

    @Test
    void emptyMailIsNoError() throws IOException {
        for (var raw : new String[] {
            "", "\r\n", "Subject: x", "Subject: x\r\n", "no header at all", "\r\n\r\n\r\n", ":\r\n:\r\n"
        }) {
            assertFalse(read(raw).html().isPresent(), raw);
        }
    }

    @Test
    void tooManyHeadersAreCutWithANote() throws IOException {
        var mail = read("X-Header: y\r\n".repeat(10_000) + "\r\nbody\r\n");

        assertEquals(MailLimits.HEADERS, mail.headers().size());
        assertTrue(
                mail.notes().getFirst().contains("The rest of this mail is not shown"),
                mail.notes().toString());
    }

    @Test
    void anEndlessHeaderIsCutWithANote() throws IOException {
        var mail = read("Subject: " + "x".repeat(4 << 20) + "\r\n\r\nbody\r\n");

        assertEquals(1, mail.notes().size());
    }

    @Test
    void deepNestingIsCutWithANote() throws IOException {
        var raw = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            raw.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }

        var mail = read(raw.toString());

        assertTrue(
                mail.notes().getFirst().contains("nested too deeply"),
                mail.notes().toString());
    }

    @Test
    void tooManyPartsAreCutWithANote() throws IOException {
        var mail =
                read("Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(20_000) + "--b--");

        assertEquals(MailLimits.PARTS, mail.parts().size());
        assertTrue(
                mail.notes().getFirst().contains("too many parts"), mail.notes().toString());
    }

    @Test
    void longTextIsCutWithANote() throws IOException {
        var mail = read("\r\n" + "0123456789\r\n".repeat(400_000));

        assertTrue(mail.text().orElseThrow().length() <= MailLimits.TEXT_CHARACTERS);
        assertEquals(
                "The text is long; only its beginning is shown.", mail.notes().getFirst());
    }

    @Test
    void readingEndsAtTheDeadline() throws IOException {
        var clock = new AtomicLong();
        var slow = new MailReader(() -> clock.addAndGet(Duration.ofSeconds(1).toNanos()));

        var mail = slow.inTurn(deadline -> slow.read(Body.of(new byte[1 << 20]), deadline));

        assertTrue(mail.notes().getFirst().contains("too long"), mail.notes().toString());
    }

    @Test
    void brokenMailNeverFails() throws IOException {
        long seed = System.nanoTime();
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var pieces = new String[] {
            "Content-Type: multipart/mixed; boundary=b\r\n",
            "Content-Type: ",
            "text/html; charset=",
            "\"",
            ";",
            "boundary=",
            "\r\n",
            "\r\n\r\n",
            "\n",
            "\r",
            "--b",
            "--b--",
            "Content-Transfer-Encoding: base64\r\n",
            "=?utf-8?B?",
            "?=",
            "Content-Disposition: attachment; filename*0*=",
            "%ff",
            "====",
            "message/rfc822\r\n\r\n",
            "\0",
            "é",
            " ",
            ":",
            "Content-Transfer-Encoding: quoted-printable\r\n",
            "=3",
            "Content-Transfer-Encoding: uuencode\r\n",
            "begin 644 x"
        };
        for (int i = 0; i < 3_000; i++) {
            var raw = new StringBuilder();
            for (int j = random.nextInt(40); j >= 0; j--) {
                raw.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                read(raw.toString());
            } catch (RuntimeException | IOException e) {
                throw new AssertionError("seed " + seed + ": " + raw, e);
            }
        }
    }

    @Test
    void oddMailsOfTheWorldAreRead() throws IOException {
        var corpora = Path.of(System.getProperty("pennypost.corpora", "no-such-folder"));
        Assumptions.assumeTrue(Files.isDirectory(corpora));
        try (var files = Files.walk(corpora)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".eml")).limit(500).toList()) {
                var mail = read(Files.readAllBytes(file));
                assertFalse(mail.headers().isEmpty() && mail.parts().isEmpty(), file.toString());
            }
        }
    }
}

package io.pennypost.mail.mime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.AddressList;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.mime.Draft.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is composed is read back by another MIME implementation, mime4j.
class MessageComposerTest {
    private static final Mailbox FROM = new Mailbox(Optional.of("Ann Sender"), new Address("ann", "example.com"));
    private static final Mailbox TO = Mailbox.of(new Address("bob", "example.org"));
    private static final Instant DATE = Instant.parse("2026-11-24T10:00:00Z");

    private final MessageComposer composer = new MessageComposer(new SplittableRandom(1));

    @Test
    void plainTextIsComposedToTheLetter() throws IOException {
        var draft = draft(Optional.of(Text.of("Hello,\nworld")), Optional.empty(), List.of());

        assertEquals("""
                From: Ann Sender <ann@example.com>
                To: bob@example.org
                Subject: Greetings
                MIME-Version: 1.0
                Content-Type: text/plain; charset=US-ASCII
                Content-Transfer-Encoding: 7bit
                Message-ID: <id@email.example.com>
                Date: Tue, 24 Nov 2026 10:00:00 +0000
                List-Id: <list.example.com>

                Hello,
                world
                """.replace("\n", "\r\n"), string(composer.compose(draft)));
    }

    @Test
    void textAndHtmlAreAlternatives() throws IOException {
        var message = read(draft(Optional.of(Text.of("Grüße")), Optional.of(Text.of("<p>日本語</p>")), List.of()));

        assertEquals("multipart/alternative", message.getMimeType());
        assertEquals(List.of("text/plain", "text/html"), types(message));
        assertEquals(List.of("Grüße", "<p>日本語</p>"), texts(message));
    }

    @Test
    void filesAreMixedAndInlineOnesBelongToTheHtml() throws IOException {
        var picture = new Attachment(
                "a.png",
                Optional.empty(),
                true,
                Optional.of("pic"),
                Optional.of("Bild für dich"),
                TransferEncoding.SEVEN_BIT,
                Content.of(new byte[] {(byte) 0x89, 'P', 0}));
        var file = Attachment.of("日本語のとても長いファイル名をここに書いておきます報告書.pdf", Content.of(noise(5_000)));

        var draft =
                draft(Optional.of(Text.of("text")), Optional.of(Text.of("<img src=cid:pic>")), List.of(picture, file));
        var message = read(draft);

        assertEquals("multipart/mixed", message.getMimeType());
        assertEquals(List.of("text/plain", "text/html", "image/png", "application/pdf"), types(message));
        var leaves = leaves(message);
        assertArrayEquals(noise(5_000), binary(leaves.getLast()));
        assertEquals("<pic>", leaves.get(2).getHeader().getField("Content-ID").getBody());
        assertEquals("inline", leaves.get(2).getDispositionType());
        var index = MessageScanner.scan(composer.compose(draft));
        assertEquals(List.of("a.png", "日本語のとても長いファイル名をここに書いておきます報告書.pdf"), index.fileNames());
        assertEquals(7, index.partCount());
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, 日本語のメールです。, base64",
        "UTF-8, Größe der Ware, quoted-printable",
        "ISO-8859-1, Größe, quoted-printable",
        "ISO-2022-JP, 日本語のメールです。, 7bit",
        "Shift_JIS, 日本語のメールです。, base64",
        "ISO-8859-1, 日本, base64",
        "UTF-16, Größe, base64",
        "US-ASCII, plain, 7bit",
    })
    void textKeepsItsCharactersInAnyCharset(String charset, String text, String encoding) throws IOException {
        var body = new Text(text + "\r\n" + text + "\n", Optional.of(Charset.forName(charset)));

        var message = read(draft(Optional.of(body), Optional.empty(), List.of()));

        // The message ends its last line itself where the encoding does not.
        var end = encoding.equals("base64") ? "" : "\r\n";
        assertEquals(text + "\r\n" + text + "\r\n" + end, texts(message).getFirst());
        assertEquals(encoding, message.getContentTransferEncoding());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello",
                "",
                "Grüße aus Köln",
                "日本語の件名はとても長いので、いくつもの単語に分けなければなりません。",
                "two  spaces  stay",
                "=?utf-8?B?5pel5pys?=",
                "tab\tstays",
                "bell\u0007"
            })
    void subjectsComeThrough(String subject) throws IOException {
        var bytes = composer.compose(withSubject(new Text(subject, Optional.empty())));

        assertEquals(
                EncodedWords.decode(subject),
                EncodedWords.decode(Header.scan(bytes).value("Subject").orElseThrow()));
        assertLinesFit(bytes, 78);
    }

    @Test
    void longAsciiSubjectsAreFoldedAtSpaces() throws IOException {
        var subject = "word ".repeat(100).strip();

        var bytes = composer.compose(withSubject(Text.of(subject)));

        assertEquals(Optional.of(subject), Header.scan(bytes).value("Subject"));
        assertLinesFit(bytes, 78);
    }

    @Test
    void aWordTooLongForALineBecomesEncodedWords() throws IOException {
        var subject = "x".repeat(3_000);

        var bytes = composer.compose(withSubject(Text.of(subject)));

        assertEquals(
                subject, EncodedWords.decode(Header.scan(bytes).value("Subject").orElseThrow()));
        assertLinesFit(bytes, 78);
    }

    @Test
    void subjectsMayBeIso2022Jp() throws IOException {
        var bytes = composer.compose(withSubject(new Text("日本語", Optional.of(Charset.forName("ISO-2022-JP")))));

        assertEquals(
                Optional.of("=?ISO-2022-JP?B?GyRCRnxLXDhsGyhC?="),
                Header.scan(bytes).value("Subject"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann",
                "Doe, Ann",
                "Ann \"the\" Doe",
                "日本 太郎",
                "=?utf-8?Q?M=C3=BCller_e.V.?=",
                "a  b",
                "A. Nonymous",
                "back\\slash",
                "(x)",
                "Jürgen Müller-Lüdenscheidt aus der wunderschönen Stadt Köln am Rhein, Nordrhein-Westfalen, Deutschland"
            })
    void displayNamesComeThrough(String name) throws IOException {
        var mailboxes = new ArrayList<Mailbox>();
        for (int i = 0; i < 10; i++) {
            mailboxes.add(new Mailbox(Optional.of(name), new Address("user" + i, "example.org")));
        }

        var bytes = composer.compose(withTo(mailboxes));
        var to = AddressList.parse(Header.scan(bytes).value("To").orElseThrow());

        assertEquals(mailboxes.stream().map(Mailbox::address).toList(), to.addresses());
        assertTrue(to.mailboxes().stream()
                .allMatch(mailbox ->
                        EncodedWords.decode(mailbox.displayName().orElseThrow()).equals(EncodedWords.decode(name))));
        assertLinesFit(bytes, 78);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: evil@example.com", "a\nb", "a\rb"})
    void nothingCanInjectALine(String evil) {
        assertThrows(IllegalArgumentException.class, () -> composer.compose(withSubject(Text.of(evil))));
        assertThrows(
                IllegalArgumentException.class,
                () -> composer.compose(withTo(List.of(new Mailbox(Optional.of(evil), new Address("a", "b.example"))))));
        assertThrows(
                IllegalArgumentException.class,
                () -> composer.compose(withTo(List.of(Mailbox.of(new Address(evil, "b.example"))))));
        assertThrows(IllegalArgumentException.class, () -> Attachment.of(evil, Content.of(new byte[0])));
    }

    @Test
    void aBoundaryCannotOccurInTheText() throws IOException {
        var first = string(composer.compose(draft(Optional.of(Text.of("a")), Optional.of(Text.of("b")), List.of())));
        var boundary = first.substring(first.indexOf("----=_Part_"), first.indexOf('"', first.indexOf("----=_Part_")));
        var same = new MessageComposer(new SplittableRandom(1));

        var evil = draft(Optional.of(Text.of("x\r\n--" + boundary + "--\r\ny")), Optional.of(Text.of("b")), List.of());
        var index = MessageScanner.scan(same.compose(evil));

        assertEquals(3, index.partCount());
    }

    @Test
    void sevenBitFilesStayAndOthersBecomeBase64() throws IOException {
        var plain = Attachment.of("a.txt", Content.of("line\r\nline\r\n".getBytes(StandardCharsets.US_ASCII)));
        var unix = Attachment.of("b.txt", Content.of("line\nline\n".getBytes(StandardCharsets.US_ASCII)));
        var cut = Attachment.of("c.txt", Content.of("line\r".getBytes(StandardCharsets.US_ASCII)));

        var leaves = leaves(read(draft(Optional.of(Text.of("t")), Optional.empty(), List.of(plain, unix, cut))));

        assertEquals(
                List.of("7bit", "7bit", "base64", "base64"),
                leaves.stream().map(Entity::getContentTransferEncoding).toList());
    }

    @Test
    void anyContentComesBackByteForByteInAnyEncoding() throws IOException {
        long seed = 21;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 1_000; round++) {
            var content = Noise.message(random, 60);
            for (var encoding : TransferEncoding.values()) {
                var file = new Attachment(
                        "a.bin",
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        encoding,
                        Content.of(content));
                var bytes = composer.compose(draft(Optional.of(Text.of("t")), Optional.empty(), List.of(file)));
                assertArrayEquals(
                        content, binary(leaves(parse(bytes)).getLast()), () -> "seed " + seed + " " + encoding);
                var index = MessageScanner.scan(bytes);
                assertTrue(index.hasSoundLineEnds() && !index.eightBit() && index.longestLine() <= 1000);
                assertEquals(3, index.partCount());
            }
        }
    }

    @Test
    void aStreamedMessageIsTheSame() throws IOException {
        var file = Attachment.of("a.bin", Content.of(noise(300_000)));
        var draft = draft(Optional.of(Text.of("t".repeat(200_000))), Optional.of(Text.of("h")), List.of(file));
        var stream = new ByteArrayOutputStream();

        new MessageComposer(new SplittableRandom(4)).compose(draft, stream);

        assertArrayEquals(new MessageComposer(new SplittableRandom(4)).compose(draft), stream.toByteArray());
    }

    @Test
    void noTextAtAllIsAnEmptyTextPart() throws IOException {
        var message = read(draft(Optional.empty(), Optional.empty(), List.of()));

        assertEquals("text/plain", message.getMimeType());
        assertFalse(message.isMultipart());
    }

    private static Draft draft(Optional<Text> text, Optional<Text> html, List<Attachment> attachments) {
        return new Draft(
                FROM,
                List.of(),
                List.of(TO),
                List.of(),
                Optional.of(Text.of("Greetings")),
                text,
                html,
                List.of(new HeaderField("List-Id", "<list.example.com>")),
                attachments,
                "id@email.example.com",
                DATE);
    }

    private static Draft withSubject(Text subject) {
        return new Draft(
                FROM,
                List.of(),
                List.of(TO),
                List.of(),
                Optional.of(subject),
                Optional.of(Text.of("x")),
                Optional.empty(),
                List.of(),
                List.of(),
                "id@email.example.com",
                DATE);
    }

    private static Draft withTo(List<Mailbox> to) {
        return new Draft(
                FROM,
                List.of(),
                to,
                List.of(),
                Optional.of(Text.of("s")),
                Optional.of(Text.of("x")),
                Optional.empty(),
                List.of(),
                List.of(),
                "id@email.example.com",
                DATE);
    }

    private static void assertLinesFit(byte[] message, int columns) {
        string(message).lines().forEach(line -> assertTrue(line.length() <= columns, line));
    }

    private Message read(Draft draft) throws IOException {
        return parse(composer.compose(draft));
    }

    private static Message parse(byte[] message) throws IOException {
        return new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(message));
    }

    private static List<Entity> leaves(Entity entity) {
        if (!(entity.getBody() instanceof Multipart multipart)) {
            return List.of(entity);
        }
        return multipart.getBodyParts().stream()
                .flatMap(part -> leaves(part).stream())
                .toList();
    }

    private static List<String> types(Entity entity) {
        return leaves(entity).stream().map(Entity::getMimeType).toList();
    }

    private static List<String> texts(Entity entity) throws IOException {
        var texts = new ArrayList<String>();
        for (var leaf : leaves(entity)) {
            var body = (TextBody) leaf.getBody();
            texts.add(new String(body.getInputStream().readAllBytes(), Charset.forName(body.getMimeCharset())));
        }
        return texts;
    }

    private static byte[] binary(Entity leaf) throws IOException {
        try (var in = leaf.getBody() instanceof TextBody text
                ? text.getInputStream()
                : ((BinaryBody) leaf.getBody()).getInputStream()) {
            return in.readAllBytes();
        }
    }

    private static byte[] noise(int size) {
        var noise = new byte[size];
        new SplittableRandom(size).nextBytes(noise);
        return noise;
    }

    private static String string(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

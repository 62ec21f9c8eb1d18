package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.ActsOn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentDisposition;
import software.amazon.awssdk.services.sesv2.model.AttachmentContentTransferEncoding;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/// Composed mail as the stock SDK sends it, through both APIs, looked at where it was captured.
final class SendingTest {
    private static final Pattern MESSAGE_ID =
            Pattern.compile("0100[0-9a-f]{12}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-000000");

    @TempDir
    static Path directory;

    private static RunningProgram program;
    private static SesV2Client v2;
    private static SesClient v1;

    @BeforeAll
    static void start() {
        program = RunningProgram.start(
                Mode.DEV, directory.resolve("data"), "limits.message_size_v1=20000", "limits.message_size_v2=20000");
        v2 = program.v2();
        v1 = program.v1();
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        v2.createConfigurationSet(r -> r.configurationSetName("open"));
        v2.createConfigurationSet(r -> r.configurationSetName("paused").sendingOptions(o -> o.sendingEnabled(false)));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @BeforeEach
    void emptyInbox() {
        program.call("DELETE", "/_aws/ses", "text/plain", new byte[0]);
    }

    private static SendEmailRequest.Builder request() {
        return SendEmailRequest.builder()
                .fromEmailAddress("Alice <alice@example.com>")
                .destination(d -> d.toAddresses("bob@example.net"))
                .content(c -> c.simple(simple("Hello", "Hi, Bob")));
    }

    private static Message simple(String subject, String text) {
        return Message.builder()
                .subject(s -> s.data(subject))
                .body(b -> b.text(t -> t.data(text)))
                .build();
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }

    private static String send(SendEmailRequest.Builder request) {
        return v2.sendEmail(request.build()).messageId();
    }

    private static String header(String source, String name) {
        var unfolded = source.substring(0, source.indexOf("\r\n\r\n")).replaceAll("\r\n[ \t]", " ");
        return unfolded.lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static List<String> strings(Json node) {
        return node.items().stream().map(Json::text).toList();
    }

    @Test
    void theMessageIdIsThatOfSesAndOfTheHeader() {
        var before = InstantSource.system().instant().minusMillis(1);

        var id = send(request());

        assertTrue(MESSAGE_ID.matcher(id).matches(), id);
        var at = Instant.ofEpochMilli(Long.parseLong(id.substring(4, 16), 16));
        assertFalse(at.isBefore(before) || at.isAfter(InstantSource.system().instant()), id);
        assertEquals("<" + id + "@mail.example.com>", header(program.source(id), "Message-ID"));
    }

    @Test
    void anotherRegionHasItsOwnMark() {
        var frankfurt = program.v2(RunningProgram.KEY_ID, "eu-central-1");
        frankfurt.createEmailIdentity(r -> r.emailIdentity("example.com"));

        assertTrue(frankfurt.sendEmail(request().build()).messageId().startsWith("0107"));
    }

    @Test
    void dateAndFeedbackIdAreOurs() {
        var source = program.source(send(request()));

        var date = ZonedDateTime.parse(header(source, "Date"), DateTimeFormatter.RFC_1123_DATE_TIME);
        assertTrue(Duration.between(date.toInstant(), InstantSource.system().instant())
                        .toSeconds()
                < 30);
        assertTrue(header(source, "Date").endsWith(" +0000"), source);
        assertTrue(
                header(source, "Feedback-ID").matches("::1\\.us-east-1\\.[A-Za-z0-9+/=]{44}:AmazonSES"),
                header(source, "Feedback-ID"));
    }

    @Test
    @ActsOn("sesv2 SendEmail EmailTags.*")
    void tagsFillTheFeedbackId() {
        var source = program.source(
                send(request().emailTags(tag("ses:feedback-id-a", "spring"), tag("ses:feedback-id-b", "x"))));

        assertTrue(header(source, "Feedback-ID").startsWith("spring:x:1.us-east-1."), source);
    }

    @Test
    @ActsOn({
        "sesv2 SendEmail Content.Simple.Subject.Data",
        "sesv2 SendEmail Content.Simple.Body.Text.Data",
        "sesv2 SendEmail FromEmailAddress",
        "sesv2 SendEmail Destination.ToAddresses"
    })
    void textAloneIsPlainText() {
        var source = program.source(send(request()));

        assertTrue(header(source, "Content-Type").startsWith("text/plain"), source);
        assertEquals("1.0", header(source, "MIME-Version"));
        assertEquals("Alice <alice@example.com>", header(source, "From"));
        assertEquals("bob@example.net", header(source, "To"));
        assertEquals("Hello", header(source, "Subject"));
        assertTrue(source.endsWith("\r\n\r\nHi, Bob") || source.endsWith("\r\n\r\nHi, Bob\r\n"), source);
    }

    @Test
    @ActsOn("sesv2 SendEmail Content.Simple.Body.Html.Data")
    void htmlAloneIsHtml() {
        var source = program.source(send(request()
                .content(c -> c.simple(m -> m.subject(s -> s.data("")).body(b -> b.html(h -> h.data("<p>Hi")))))));

        assertTrue(header(source, "Content-Type").startsWith("text/html"), source);
        assertEquals("", header(source, "Subject"));
    }

    @Test
    void bothAreAlternativesTextFirst() {
        var id = send(request()
                .content(c -> c.simple(m -> m.subject(s -> s.data("x"))
                        .body(b -> b.html(h -> h.data("<p>Hi")).text(t -> t.data("Hi"))))));

        var source = program.source(id);
        assertTrue(header(source, "Content-Type").startsWith("multipart/alternative"), source);
        assertTrue(source.indexOf("text/plain") < source.indexOf("text/html"), source);
        var body = program.captured(id).at("Body");
        assertEquals("Hi", body.at("text_part").text().strip());
        assertEquals("<p>Hi", body.at("html_part").text().strip());
    }

    @Test
    @ActsOn("sesv2 SendEmail Content.Simple.*.Charset")
    void charactersBeyondAsciiAreUtf8WhateverTheCharset() {
        for (var charset : new String[] {"UTF-8", "ISO-2022-JP", "Shift_JIS", "EUC-JP"}) {
            var id = send(request()
                    .content(c -> c.simple(m -> m.subject(japanese("日本語の件名", charset))
                            .body(b -> b.text(japanese("こんにちは。\nさようなら。", charset))))));

            var captured = program.captured(id);
            assertEquals("日本語の件名", captured.at("Subject").text(), charset);
            assertEquals(
                    "こんにちは。\nさようなら。",
                    captured.at("Body")
                            .at("text_part")
                            .text()
                            .replace("\r\n", "\n")
                            .strip());
            var source = captured.at("RawData").text();
            assertTrue(source.chars().allMatch(c -> c < 128), "8-bit bytes in " + charset);
            assertTrue(
                    header(source, "Content-Type")
                                    .toUpperCase(Locale.ROOT)
                                    .contains("CHARSET=" + charset.toUpperCase(Locale.ROOT))
                            || header(source, "Content-Type").contains("\"" + charset + "\""),
                    header(source, "Content-Type"));
        }
    }

    private static Content japanese(String text, String charset) {
        return Content.builder().data(text).charset(charset).build();
    }

    @Test
    void withoutACharsetTextBeyondAsciiIsUtf8() {
        var id = send(request().content(c -> c.simple(simple("Grüße", "Zwölf 💌"))));

        var captured = program.captured(id);
        assertEquals("Grüße", captured.at("Subject").text());
        assertEquals("Zwölf 💌", captured.at("Body").at("text_part").text().strip());
    }

    @Test
    @ActsOn("sesv2 SendEmail Content.Simple.Attachments.*")
    void attachmentsAndInlineImagesAreParts() {
        var picture = new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, (byte) 255};
        var source = program.source(send(request()
                .content(c -> c.simple(m -> m.subject(s -> s.data("x"))
                        .body(b -> b.html(h -> h.data("<img src=\"cid:logo\">")))
                        .attachments(
                                Attachment.builder()
                                        .fileName("Übersicht.csv")
                                        .rawContent(SdkBytes.fromUtf8String("a,b\r\n"))
                                        .contentDescription("numbers")
                                        .build(),
                                Attachment.builder()
                                        .fileName("logo.png")
                                        .contentType("image/png")
                                        .contentId("logo")
                                        .contentDisposition(AttachmentContentDisposition.INLINE)
                                        .contentTransferEncoding(AttachmentContentTransferEncoding.BASE64)
                                        .rawContent(SdkBytes.fromByteArray(picture))
                                        .build())))));

        assertTrue(header(source, "Content-Type").startsWith("multipart/mixed"), source);
        assertTrue(source.contains("multipart/related"), source);
        assertTrue(source.contains("Content-ID: <logo>"), source);
        assertTrue(source.contains("Content-Disposition: inline"), source);
        assertTrue(source.contains("Content-Disposition: attachment"), source);
        assertTrue(source.contains("Content-Description: numbers"), source);
        assertTrue(source.contains("text/csv"), source);
        assertTrue(source.contains(Base64.getEncoder().encodeToString(picture)), source);
    }

    @Test
    @ActsOn("sesv2 SendEmail Content.Simple.Headers.*")
    void headersOfTheCallerAreKept() {
        var source = program.source(send(request()
                .content(c -> c.simple(simple("x", "y").toBuilder()
                        .headers(
                                MessageHeader.builder()
                                        .name("List-Unsubscribe")
                                        .value("<https://example.com/u>")
                                        .build(),
                                MessageHeader.builder()
                                        .name("X-Priority")
                                        .value("1")
                                        .build())
                        .build()))));

        assertEquals("<https://example.com/u>", header(source, "List-Unsubscribe"));
        assertEquals("1", header(source, "X-Priority"));
    }

    @Test
    @ActsOn("sesv2 SendEmail ReplyToAddresses")
    void replyToAndDisplayNamesAreWritten() {
        var source = program.source(send(request()
                .fromEmailAddress("\"Shop, The\" <shop@example.com>")
                .replyToAddresses("Help <help@other.example>", "x@y.example")));

        assertEquals("\"Shop, The\" <shop@example.com>", header(source, "From"));
        assertEquals("Help <help@other.example>, x@y.example", header(source, "Reply-To"));
    }

    @Test
    void internationalDomainsTravelAsPunycode() {
        var id = send(request().destination(d -> d.toAddresses("bob@bücher.example")));

        assertEquals("bob@xn--bcher-kva.example", header(program.source(id), "To"));
        assertEquals(
                List.of("bob@xn--bcher-kva.example"),
                strings(program.captured(id).at("Destination").at("ToAddresses")));
    }

    @Test
    @ActsOn({"sesv2 SendEmail Destination.CcAddresses", "sesv2 SendEmail Destination.BccAddresses"})
    void bccIsInTheEnvelopeAndInNoHeader() {
        var id = send(request()
                .destination(d -> d.toAddresses("to@example.net")
                        .ccAddresses("cc@example.net")
                        .bccAddresses("bcc@example.net")));

        var captured = program.captured(id);
        assertEquals(
                List.of("bcc@example.net"), strings(captured.at("Destination").at("BccAddresses")));
        assertEquals("cc@example.net", header(captured.at("RawData").text(), "Cc"));
        assertFalse(captured.at("RawData").text().contains("bcc@"));
        assertEquals("3", program.ledger(id).getFirst().at("recipients").text());
    }

    @Test
    @ActsOn({
        "ses SendEmail Source",
        "ses SendEmail Destination.*",
        "ses SendEmail Message.*",
        "ses SendEmail ReplyToAddresses"
    })
    void v1ComposesTheSame() {
        var id = v1.sendEmail(r -> r.source("Alice <alice@example.com>")
                        .destination(d -> d.toAddresses("bob@example.net").bccAddresses("hidden@example.net"))
                        .replyToAddresses("help@other.example")
                        .returnPath("bounces@example.com")
                        .configurationSetName("open")
                        .tags(software.amazon.awssdk.services.ses.model.MessageTag.builder()
                                .name("campaign")
                                .value("spring")
                                .build())
                        .message(m -> m.subject(s -> s.data("件名").charset("UTF-8"))
                                .body(b -> b.text(t -> t.data("本文").charset("ISO-2022-JP"))
                                        .html(h -> h.data("<p>本文").charset("UTF-8")))))
                .messageId();

        assertTrue(MESSAGE_ID.matcher(id).matches(), id);
        var captured = program.captured(id);
        assertEquals("件名", captured.at("Subject").text());
        assertEquals("本文", captured.at("Body").at("text_part").text().strip());
        assertEquals("<p>本文", captured.at("Body").at("html_part").text().strip());
        assertFalse(captured.at("RawData").text().contains("hidden@"));
        assertFalse(captured.at("RawData").text().contains("bounces@"));
        assertEquals("Alice <alice@example.com>", captured.at("Source").text());
    }

    @Test
    void theLedgerTellsOfEveryAcceptedMessage() {
        var id = send(request().emailTags(tag("campaign", "spring")));

        var entries = new ArrayList<>(program.ledger(id));
        Collections.reverse(entries);
        var types = entries.stream().map(e -> e.at("type").text()).toList();
        assertTrue(types.contains("Send"), types::toString);
        var text = entries.toString();
        assertTrue(text.contains("campaign") && text.contains("spring"), text);
        assertTrue(text.contains("ses:caller-identity"), text);
        assertEquals(
                404,
                program.call(
                                "GET",
                                "/_pennypost/v1/messages/0100018bb6a1c2d3-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9-000000/ledger",
                                "text/plain",
                                "".getBytes(StandardCharsets.UTF_8))
                        .status());
    }
}

package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.ActsOn;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.ConfigurationSetDoesNotExistException;
import software.amazon.awssdk.services.ses.model.MessageTag;
import software.amazon.awssdk.services.ses.model.SendRawEmailRequest;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;

/// Whole MIME messages, sent through both APIs: what is kept, what is taken away, what is obeyed and what is refused.
final class RawSendingTest {
    private static final int SIZE_MAX = 20_000;

    @TempDir
    static Path directory;

    private static RunningProgram program;
    private static SesV2Client v2;
    private static SesClient v1;

    @BeforeAll
    static void start() {
        program = RunningProgram.start(
                Mode.DEV,
                directory.resolve("data"),
                "limits.message_size_v1=" + SIZE_MAX,
                "limits.message_size_v2=" + SIZE_MAX);
        v2 = program.v2();
        v1 = program.v1();
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        v2.createConfigurationSet(r -> r.configurationSetName("paused").sendingOptions(o -> o.sendingEnabled(false)));
        v2.createConfigurationSet(r -> r.configurationSetName("open"));
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @BeforeEach
    void emptyInbox() {
        program.call("DELETE", "/_aws/ses", "text/plain", new byte[0]);
    }

    private static String sendV2(String mime) {
        return sendV2(SendEmailRequest.builder(), mime);
    }

    private static String sendV2(SendEmailRequest.Builder request, String mime) {
        return v2.sendEmail(request.content(c -> c.raw(r -> r.data(SdkBytes.fromUtf8String(mime))))
                        .build())
                .messageId();
    }

    private static String sendV1(String mime) {
        return sendV1(SendRawEmailRequest.builder(), mime);
    }

    private static String sendV1(SendRawEmailRequest.Builder request, String mime) {
        return v1.sendRawEmail(request.rawMessage(m -> m.data(SdkBytes.fromUtf8String(mime)))
                        .build())
                .messageId();
    }

    /// Both APIs refuse alike.
    private static void assertRefused(String text, String mime) {
        var inV2 = assertThrows(AwsServiceException.class, () -> sendV2(mime));
        var inV1 = assertThrows(AwsServiceException.class, () -> sendV1(mime));

        assertEquals(text, inV2.awsErrorDetails().errorMessage());
        assertEquals("BadRequestException", inV2.awsErrorDetails().errorCode());
        assertEquals(text, inV1.awsErrorDetails().errorMessage());
        assertEquals("InvalidParameterValue", inV1.awsErrorDetails().errorCode());
        assertEquals(List.of(), program.inbox());
    }

    private static List<String> recipients(String id) {
        var destination = program.captured(id).at("Destination");
        return List.of("ToAddresses", "CcAddresses", "BccAddresses").stream()
                .filter(destination::has)
                .flatMap(name -> destination.at(name).items().stream())
                .map(address -> address.text())
                .toList();
    }

    @Test
    @ActsOn({"sesv2 SendEmail Content.Raw.Data", "ses SendRawEmail RawMessage.Data"})
    void withoutADestinationTheHeadersAreTheEnvelope() {
        for (var id : List.of(sendV2(addressed()), sendV1(addressed()))) {
            assertEquals(
                    List.of("to@example.net", "second@example.net", "cc@example.net", "bcc@example.net"),
                    recipients(id));
        }
    }

    private static String addressed() {
        return String.join(
                "\r\n",
                "From: a@example.com",
                "To: T <to@example.net>,",
                " second@example.net",
                "Cc: cc@example.net",
                "Bcc: bcc@example.net",
                "Subject: s",
                "",
                "body",
                "");
    }

    @Test
    @ActsOn("ses SendRawEmail Destinations")
    void aDestinationReplacesTheHeadersAsEnvelope() {
        var inV2 = sendV2(SendEmailRequest.builder().destination(d -> d.toAddresses("other@example.net")), addressed());
        var inV1 = sendV1(SendRawEmailRequest.builder().destinations("other@example.net"), addressed());

        for (var id : List.of(inV2, inV1)) {
            assertEquals(List.of("other@example.net"), recipients(id));
            assertTrue(program.source(id).contains("To: T <to@example.net>,\r\n second@example.net\r\n"));
        }
    }

    @Test
    void whatIsOursIsReplacedAndWhatIsForUsIsTakenAway() {
        var id = sendV2(String.join(
                "\r\n",
                "Return-Path: <bounces@example.com>",
                "From: a@example.com",
                "To: b@example.net",
                "Bcc: hidden@example.net",
                "Message-ID: <mine@example.com>",
                "Date: Mon, 1 Jan 2001 00:00:00 +0000",
                "X-SES-CONFIGURATION-SET: open",
                "X-SES-MESSAGE-TAGS: campaign=spring, kind=x",
                "x-ses-source-arn: arn:aws:ses:us-east-1:000000000000:identity/example.com",
                "X-Mine: kept",
                "Subject: s",
                "",
                "body",
                ""));

        var source = program.source(id);
        for (var gone : List.of("Return-Path", "hidden@", "mine@example.com", "2001", "SES-", "ses-source")) {
            assertFalse(source.contains(gone), gone + " in\n" + source);
        }
        assertTrue(source.contains("Message-ID: <" + id + "@mail.example.com>\r\n"), source);
        assertTrue(source.contains("X-Mine: kept\r\n"), source);
        assertTrue(source.contains("MIME-Version: 1.0\r\n"), source);
        assertTrue(source.endsWith("\r\n\r\nbody\r\n"), source);
        assertTrue(recipients(id).contains("hidden@example.net"));
        var ledger = program.ledger(id).toString();
        assertTrue(ledger.contains("campaign") && ledger.contains("spring"), ledger);
        assertTrue(ledger.contains("open"), ledger);
    }

    @Test
    @ActsOn({"sesv2 SendEmail ConfigurationSetName", "ses SendRawEmail ConfigurationSetName"})
    void theControlHeaderChoosesTheConfigurationSetUnlessTheCallDoes() {
        var mime = "From: a@example.com\r\nTo: b@example.net\r\nX-SES-CONFIGURATION-SET: paused\r\n\r\nx\r\n";

        assertThrows(SendingPausedException.class, () -> sendV2(mime));
        sendV2(SendEmailRequest.builder().configurationSetName("open"), mime);
        assertThrows(ConfigurationSetDoesNotExistException.class, () -> sendV1(mime.replace("paused", "none")));
    }

    @Test
    @ActsOn("ses SendRawEmail Tags.*")
    void tagsOfTheCallWinOverThoseOfTheHeader() {
        var id = sendV1(
                SendRawEmailRequest.builder()
                        .tags(MessageTag.builder().name("call").value("one").build()),
                "From: a@example.com\r\nTo: b@example.net\r\nX-SES-MESSAGE-TAGS: header=two\r\n\r\nx\r\n");

        var ledger = program.ledger(id).toString();
        assertTrue(ledger.contains("call"), ledger);
        assertFalse(ledger.contains("two"), ledger);
    }

    @Test
    void bareLineFeedsBecomeCrLf() {
        var source = program.source(sendV1("From: a@example.com\nTo: b@example.net\nSubject: s\n\none\ntwo\n"));

        assertTrue(source.endsWith("\r\n\r\none\r\ntwo\r\n"), source);
        assertFalse(source.replace("\r\n", "").contains("\n"), source);
    }

    @Test
    @ActsOn("ses SendRawEmail Source")
    void aSourceStandsInForAMissingFrom() {
        var id = sendV1(
                SendRawEmailRequest.builder().source("A <a@example.com>"),
                "To: b@example.net\r\nSubject: s\r\n\r\nx\r\n");

        assertTrue(program.source(id).contains("From: A <a@example.com>\r\n"), program.source(id));
        var encoded = sendV1(
                SendRawEmailRequest.builder().source("\"Größe, A\" <a@example.com>"),
                "To: b@example.net\r\nSubject: s\r\n\r\nx\r\n");
        assertTrue(
                program.source(encoded).contains("From: =?UTF-8?B?R3LDtsOfZSwgQQ==?= <a@example.com>\r\n"),
                program.source(encoded));
    }

    @Test
    void whatHasNoFormIsRefused() {
        assertRefused("Missing required header 'From'.", "To: b@example.net\r\nSubject: s\r\n\r\nx\r\n");
        assertRefused("Invalid From address provided.", "From: nobody\r\nTo: b@example.net\r\nSubject: s\r\n\r\nx\r\n");
        assertRefused(
                "Duplicate header 'From'.",
                "From: a@example.com\r\nFrom: b@example.com\r\nTo: b@example.net\r\n\r\nx\r\n");
        assertRefused(
                "Duplicate header 'Subject'.",
                "From: a@example.com\r\nTo: b@example.net\r\nsubject: 1\r\nSubject: 2\r\n\r\nx\r\n");
        assertRefused(
                "Message header and body must be separated by a blank line.",
                "From: a@example.com\r\nTo: b@example.net\r\nno header at all\r\nx\r\n");
        assertRefused(
                "Message lines must not be longer than 1000 bytes.",
                "From: a@example.com\r\nTo: b@example.net\r\n\r\n" + "x".repeat(999) + "\r\n");
        assertRefused("Missing required header 'To'.", "From: a@example.com\r\nSubject: s\r\n\r\nx\r\n");
        assertRefused("Missing final '@domain'", "From: a@example.com\r\nTo: nobody\r\n\r\nx\r\n");
    }

    @Test
    void aLineOfExactly1000BytesPasses() {
        sendV2("From: a@example.com\r\nTo: b@example.net\r\n\r\n" + "x".repeat(998) + "\r\n");
    }

    @Test
    void aFileWithABlockedExtensionIsRefused() {
        assertRefused(
                "Illegal filename 'run.bat'",
                String.join(
                        "\r\n",
                        "From: a@example.com",
                        "To: b@example.net",
                        "Content-Type: multipart/mixed; boundary=b",
                        "",
                        "--b",
                        "Content-Type: application/octet-stream",
                        "Content-Disposition: attachment; filename=\"run.bat\"",
                        "",
                        "x",
                        "--b--",
                        ""));
    }

    @Test
    void moreThan500PartsAreRefused() {
        var mime = new StringBuilder(String.join(
                "\r\n",
                "From: a@example.com",
                "To: b@example.net",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                ""));
        IntStream.range(0, 501).forEach(_ -> mime.append("--b\r\n\r\nx\r\n"));

        assertRefused(
                "Message has more than 500 MIME parts.",
                mime.append("--b--\r\n").toString());
    }

    @Test
    void moreThanFiftyRecipientsInTheHeadersAreRefused() {
        var to = String.join(
                ",\r\n ",
                IntStream.range(0, 51).mapToObj(i -> "r" + i + "@example.net").toList());

        assertRefused("Recipient count exceeds 50.", "From: a@example.com\r\nTo: " + to + "\r\n\r\nx\r\n");
    }

    @Test
    void everySenderMustBeVerified() {
        var mime = String.join(
                "\r\n",
                "Return-Path: <r@four.example>",
                "From: a@example.com, b@two.example",
                "Sender: s@three.example",
                "To: x@example.net",
                "",
                "x",
                "");
        var text = "Email address is not verified. The following identities failed the check in region US-EAST-1:"
                + " b@two.example, s@three.example, r@four.example";

        var inV2 = assertThrows(MessageRejectedException.class, () -> sendV2(mime));
        var inV1 = assertThrows(
                software.amazon.awssdk.services.ses.model.MessageRejectedException.class, () -> sendV1(mime));

        assertEquals(text, inV2.awsErrorDetails().errorMessage());
        assertEquals(text, inV1.awsErrorDetails().errorMessage());
        assertEquals(List.of(), program.inbox());
    }

    @Test
    void aMessageOfExactlyTheLimitPassesAndOneByteMoreDoesNot() {
        sendV2(sized(SIZE_MAX));
        sendV1(sized(SIZE_MAX));
        program.call("DELETE", "/_aws/ses", "text/plain", new byte[0]);

        assertRefused("Message length is more than 20000 bytes long: '20001'.", sized(SIZE_MAX + 1));
    }

    /// A message of so many bytes.
    private static String sized(int size) {
        var head = "From: a@example.com\r\nTo: b@example.net\r\n\r\n";
        var line = "x".repeat(98) + "\r\n";
        var left = size - head.length();
        return head + line.repeat(left / 100) + "y".repeat(left % 100);
    }

    @Test
    void eightBitTextIsKeptByteForByte() {
        var id = sendV2(String.join(
                "\r\n",
                "From: a@example.com",
                "To: b@example.net",
                "Subject: =?utf-8?B?w5xiZXI=?=",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 8bit",
                "",
                "Über",
                ""));

        assertTrue(program.source(id).endsWith("\r\n\r\nÜber\r\n"));
        assertEquals("Über", program.captured(id).at("Subject").text());
    }
}

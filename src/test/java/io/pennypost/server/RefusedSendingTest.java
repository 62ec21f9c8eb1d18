package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.ActsOn;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.ConfigurationSetDoesNotExistException;
import software.amazon.awssdk.services.ses.model.ConfigurationSetSendingPausedException;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;

/// Composed mail that is refused: in the words of SES, on both APIs, with nothing left behind.
final class RefusedSendingTest {
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

    private static void assertNothingCaptured() {
        assertEquals(List.of(), program.inbox());
    }

    @Test
    void headersThatAreOursAreRefused() {
        for (var name :
                List.of("From", "Bcc", "message-id", "Content-Type", "X-SES-CONFIGURATION-SET", "Return-Path")) {
            var refused = assertThrows(
                    BadRequestException.class,
                    () -> send(request()
                            .content(c -> c.simple(simple("x", "y").toBuilder()
                                    .headers(MessageHeader.builder()
                                            .name(name)
                                            .value("v")
                                            .build())
                                    .build()))));
            assertEquals(
                    "Header <" + name + "> cannot be set.",
                    refused.awsErrorDetails().errorMessage());
        }
        assertNothingCaptured();
    }

    @Test
    void aLineBreakInTheSubjectIsRefused() {
        assertThrows(
                BadRequestException.class,
                () -> send(request().content(c -> c.simple(simple("x\r\nBcc: evil@example.net", "y")))));
        assertNothingCaptured();
    }

    @Test
    void fiftyRecipientsPassAndFiftyOneDoNot() {
        var many = IntStream.rangeClosed(1, 51)
                .mapToObj(i -> "r" + i + "@example.net")
                .toList();

        send(request().destination(d -> d.toAddresses(many.subList(0, 30)).bccAddresses(many.subList(30, 50))));
        var refused = assertThrows(
                BadRequestException.class,
                () -> send(request()
                        .destination(d -> d.toAddresses(many.subList(0, 30)).ccAddresses(many.subList(30, 51)))));
        var refusedInV1 = assertThrows(SesException.class, () -> sendV1("alice@example.com", many, "x", null));

        assertEquals("Recipient count exceeds 50.", refused.awsErrorDetails().errorMessage());
        assertEquals(
                "Recipient count exceeds 50.", refusedInV1.awsErrorDetails().errorMessage());
        assertEquals("InvalidParameterValue", refusedInV1.awsErrorDetails().errorCode());
        assertEquals(1, program.inbox().size());
    }

    @Test
    void anAddressOfMoreThan320UnitsIsRefused() {
        var name = "n".repeat(320 - " <bob@example.net>".length());
        send(request().destination(d -> d.toAddresses(name + " <bob@example.net>")));

        var tooLong = name + "n <bob@example.net>";
        var refused =
                assertThrows(BadRequestException.class, () -> send(request().destination(d -> d.toAddresses(tooLong))));

        assertEquals(
                "Address length is more than 320 characters long: '" + tooLong + "'.",
                refused.awsErrorDetails().errorMessage());
    }

    @Test
    void noRecipientAtAllIsRefused() {
        assertThrows(BadRequestException.class, () -> send(request().destination(d -> d.toAddresses(List.of()))));
        assertNothingCaptured();
    }

    /// Counted is what the caller made, without the fields that are ours.
    @Test
    void aMessageOfExactlyTheLimitPassesAndOneByteMoreDoesNot() {
        var overhead = 20_000
                - fits(
                        20_000,
                        size -> send(request()
                                .content(c -> c.simple(simple("x", "a\r\n".repeat(size / 3) + "b".repeat(size % 3))))));
        var overheadInV1 = 20_000
                - fits(
                        20_000,
                        size -> sendV1(
                                "alice@example.com",
                                List.of("bob@example.net"),
                                "a\r\n".repeat(size / 3) + "b".repeat(size % 3),
                                null));

        assertTrue(overhead > 100 && overhead < 400, "v2: " + overhead);
        assertTrue(overheadInV1 > 100 && overheadInV1 < 400, "v1: " + overheadInV1);
    }

    /// The largest size that is accepted, with the text of the refusal of the next one checked.
    private static int fits(int max, IntConsumer send) {
        int low = 0;
        int high = max + 1;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            try {
                send.accept(middle);
                low = middle;
            } catch (AwsServiceException refused) {
                assertTrue(
                        refused.awsErrorDetails()
                                .errorMessage()
                                .startsWith("Message length is more than 20000 bytes long: '"),
                        refused.awsErrorDetails().errorMessage());
                high = middle;
            }
        }
        return low;
    }

    @Test
    @ActsOn("ses SendEmail ConfigurationSetName")
    void anUnknownConfigurationSetRefuses() {
        var v2Refused =
                assertThrows(BadRequestException.class, () -> send(request().configurationSetName("none")));
        var v1Refused = assertThrows(
                ConfigurationSetDoesNotExistException.class,
                () -> sendV1("alice@example.com", List.of("bob@example.net"), "x", "none"));

        assertEquals(
                "Configuration set <none> does not exist.",
                v2Refused.awsErrorDetails().errorMessage());
        assertEquals("none", v1Refused.configurationSetName());
        assertNothingCaptured();
    }

    @Test
    void aPausedConfigurationSetRefuses() {
        assertThrows(SendingPausedException.class, () -> send(request().configurationSetName("paused")));
        var v1Refused = assertThrows(
                ConfigurationSetSendingPausedException.class,
                () -> sendV1("alice@example.com", List.of("bob@example.net"), "x", "paused"));

        assertEquals("paused", v1Refused.configurationSetName());
        assertNothingCaptured();
    }

    @Test
    void theDefaultConfigurationSetOfAnIdentityHolds() {
        v2.createConfigurationSet(r -> r.configurationSetName("default").sendingOptions(o -> o.sendingEnabled(false)));
        v2.createEmailIdentity(r -> r.emailIdentity("default.example").configurationSetName("default"));

        assertThrows(SendingPausedException.class, () -> send(request().fromEmailAddress("a@default.example")));
        send(request().fromEmailAddress("a@default.example").configurationSetName("open"));
        v2.deleteConfigurationSet(r -> r.configurationSetName("default"));
        var refused =
                assertThrows(BadRequestException.class, () -> send(request().fromEmailAddress("a@default.example")));
        assertEquals(
                "Configuration set <default> does not exist.",
                refused.awsErrorDetails().errorMessage());
    }

    @Test
    void unverifiedSendersAreNamedInOrder() {
        var ireland = program.v2(RunningProgram.KEY_ID, "eu-west-1");

        var refused = assertThrows(
                MessageRejectedException.class,
                () -> ireland.sendEmail(request()
                        .feedbackForwardingEmailAddress("bounce@third.example")
                        .build()));

        assertEquals(
                "Email address is not verified. The following identities failed the check in region EU-WEST-1:"
                        + " alice@example.com, bounce@third.example",
                refused.awsErrorDetails().errorMessage());
        assertNothingCaptured();
    }

    @Test
    void subdomainsLabelsAndAddressesOfAVerifiedDomainMaySend() {
        send(request().fromEmailAddress("x+label@example.com"));
        send(request().fromEmailAddress("x@deep.sub.example.com"));
        send(request().fromEmailAddress("x@EXAMPLE.COM"));
        assertThrows(MessageRejectedException.class, () -> send(request().fromEmailAddress("x@notexample.com")));
        assertEquals(3, program.inbox().size());
    }

    @Test
    void whatCannotExistYetIsNotFound() {
        assertThrows(
                NotFoundException.class,
                () -> send(request()
                        .content(c -> c.template(t -> t.templateName("none").templateData("{}")))));
        assertThrows(
                NotFoundException.class, () -> send(request().listManagementOptions(l -> l.contactListName("none"))));
        assertThrows(
                BadRequestException.class,
                () -> send(request()
                        .content(c -> c.raw(r -> r.data(SdkBytes.fromUtf8String("From: a@example.com\n\nx")))
                                .simple(simple("x", "y")))));
        assertNothingCaptured();
    }

    @Test
    @ActsOn("ses SendEmail Tags.*")
    void badTagsAreRefusedInSesWords() {
        assertEquals("The tag name must be specified.", badTag("", "v"));
        assertEquals("Tag name cannot exceed 255 characters.", badTag("n".repeat(256), "v"));
        assertEquals(
                "Invalid tag name <a b>: only alphanumeric ASCII characters, '_',  '-' are allowed.",
                badTag("a b", "v"));
        assertEquals(
                "Invalid tag value <a b>: only alphanumeric ASCII characters, '_',  '-' , '.', '@' are allowed.",
                badTag("a", "a b"));
        assertNothingCaptured();
    }

    private static String badTag(String name, String value) {
        return assertThrows(BadRequestException.class, () -> send(request().emailTags(tag(name, value))))
                .awsErrorDetails()
                .errorMessage();
    }

    @Test
    void aBlockedFileExtensionIsRefused() {
        var refused = assertThrows(
                BadRequestException.class,
                () -> send(request()
                        .content(c -> c.simple(simple("x", "y").toBuilder()
                                .attachments(Attachment.builder()
                                        .fileName("setup.EXE")
                                        .rawContent(SdkBytes.fromUtf8String("MZ"))
                                        .build())
                                .build()))));

        assertEquals("Illegal filename 'setup.EXE'", refused.awsErrorDetails().errorMessage());
        assertNothingCaptured();
    }

    private static String sendV1(String source, List<String> to, String text, @Nullable String set) {
        return v1.sendEmail(r -> r.source(source)
                        .destination(d -> d.toAddresses(to))
                        .configurationSetName(set)
                        .message(m -> m.subject(s -> s.data("x")).body(b -> b.text(t -> t.data(text)))))
                .messageId();
    }
}

package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.ActsOn;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.TemplateDoesNotExistException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Attachment;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.Template;

/// Mail made by templates: what arrives, and what is said when nothing can.
final class TemplatedSendingTest {
    private static final String FROM = "sender@example.com";

    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;
    private SesClient v1;

    @BeforeEach
    void start() {
        start("templates.strict=false");
    }

    private void start(String setting) {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"), setting);
        v2 = program.v2();
        v1 = program.v1();
        if (v2.listEmailIdentities(r -> {}).emailIdentities().isEmpty()) {
            v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
            v2.createEmailTemplate(r -> r.templateName("hello")
                    .templateContent(c -> c.subject("Hello {{name}}")
                            .text("Dear {{name}}, {{#if vip}}welcome back{{else}}welcome{{/if}}")
                            .html("<p>{{#each items}}{{this}};{{/each}}</p>")));
        }
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private String send(Consumer<Template.Builder> template) {
        return v2.sendEmail(r -> r.fromEmailAddress(FROM)
                        .destination(d -> d.toAddresses("ann@example.org"))
                        .content(c -> c.template(template)))
                .messageId();
    }

    private void assertRenderingFailure(String messageId, String templateName) {
        assertEquals(0, program.inbox().size());
        var event = event(messageId, "Rendering Failure");
        assertEquals(templateName, event.at("templateName").text());
        assertEquals(
                "Attribute 'name' is not present in the rendering data.",
                event.at("errorMessage").text());
    }

    private Json event(String messageId, String type) {
        return program.ledger(messageId).stream()
                .filter(entry -> entry.at("type").text().equals(type))
                .findFirst()
                .orElseThrow()
                .at("detail");
    }

    @Test
    @ActsOn({"sesv2 SendEmail Content.Template.TemplateName", "sesv2 SendEmail Content.Template.TemplateData"})
    void aStoredTemplateMakesTheMail() {
        var id = send(
                t -> t.templateName("hello").templateData("{\"name\":\"<Ann>\",\"vip\":true,\"items\":[1,\"é\"]}"));

        var source = program.source(id);
        assertTrue(source.contains("\r\nSubject: Hello <Ann>\r\n"), source);
        assertTrue(source.contains("Dear <Ann>, welcome back"), source);
        assertTrue(source.contains("<p>1;=C3=A9;</p>"), source);
        assertTrue(source.contains("To: ann@example.org\r\n"), source);
        assertTrue(source.contains("multipart/alternative"), source);
    }

    @Test
    @ActsOn("sesv2 SendEmail Content.Template.TemplateArn")
    void aTemplateIsFoundByItsArn() {
        var id = send(t -> t.templateArn("arn:aws:ses:us-east-1:000000000000:template/hello")
                .templateData("{\"name\":\"Ann\"}"));

        assertTrue(program.source(id).contains("Subject: Hello Ann"));
        assertThrows(
                NotFoundException.class,
                () -> send(t -> t.templateArn("arn:aws:ses:us-east-1:111111111111:template/hello")));
        assertThrows(BadRequestException.class, () -> send(t -> t.templateArn("hello")));
        assertThrows(BadRequestException.class, () -> send(t -> t.templateData("{}")));
    }

    @Test
    @ActsOn({
        "sesv2 SendEmail Content.Template.TemplateContent.*",
        "sesv2 SendEmail Content.Template.Headers.*",
        "sesv2 SendEmail Content.Template.Attachments.*"
    })
    void anInlineTemplateBringsHeadersAndFiles() {
        var id = send(t -> t.templateContent(c -> c.subject("Hi {{name}}").text("Text {{name}}"))
                .templateData("{\"name\":\"Ann\"}")
                .headers(MessageHeader.builder().name("X-Priority").value("1").build())
                .attachments(Attachment.builder()
                        .fileName("a.txt")
                        .rawContent(SdkBytes.fromUtf8String("content of a"))
                        .build()));

        var source = program.source(id);
        assertTrue(source.contains("Subject: Hi Ann\r\n"), source);
        assertTrue(source.contains("Text Ann"), source);
        assertTrue(source.contains("X-Priority: 1\r\n"), source);
        assertTrue(source.contains("filename=a.txt") || source.contains("filename=\"a.txt\""), source);
        assertThrows(BadRequestException.class, () -> send(t -> t.templateContent(c -> c.subject("{{"))));
        assertThrows(BadRequestException.class, () -> send(t -> t.templateContent(c -> {})));
    }

    @Test
    void whatCannotBeRenderedIsToldAfterwards() {
        var id = send(t -> t.templateName("hello").templateData("{}"));

        assertEquals(60, id.length());
        assertRenderingFailure(id, "hello");
        assertTrue(program.ledger(id).stream()
                .noneMatch(entry -> entry.at("type").text().equals("Send")));
    }

    @Test
    void aStrictServerRefusesWhatCannotBeRendered() {
        stop();
        start("templates.strict=true");

        var refused = assertThrows(
                BadRequestException.class,
                () -> send(t -> t.templateName("hello").templateData("{}")));

        assertEquals(
                "Attribute 'name' is not present in the rendering data.",
                refused.awsErrorDetails().errorMessage());
        assertEquals(List.of(), program.inbox());
    }

    @Test
    void badTemplatesAndDataAreRefusedAtOnce() {
        var missing = assertThrows(NotFoundException.class, () -> send(t -> t.templateName("none")));
        assertEquals("Template none does not exist.", missing.awsErrorDetails().errorMessage());
        assertThrows(
                BadRequestException.class,
                () -> send(t -> t.templateName("hello").templateData("no json")));
        var noSource = assertThrows(
                BadRequestException.class,
                () -> v2.sendEmail(r -> r.destination(d -> d.toAddresses("a@example.org"))
                        .content(c -> c.template(t -> t.templateName("hello")))));
        assertEquals("Source cannot be empty", noSource.awsErrorDetails().errorMessage());
        assertEquals(List.of(), program.inbox());
    }

    @Test
    @ActsOn({
        "ses SendTemplatedEmail Template",
        "ses SendTemplatedEmail TemplateData",
        "ses SendTemplatedEmail Source",
        "ses SendTemplatedEmail Destination.*"
    })
    void v1SendsTemplatesToo() {
        var id = v1.sendTemplatedEmail(r -> r.source(FROM)
                        .destination(d -> d.toAddresses("ann@example.org"))
                        .template("hello")
                        .templateData("{\"name\":\"Ann\"}"))
                .messageId();
        assertTrue(program.source(id).contains("Dear Ann, welcome"));

        var missing = assertThrows(
                TemplateDoesNotExistException.class,
                () -> v1.sendTemplatedEmail(r -> r.source(FROM)
                        .destination(d -> d.toAddresses("ann@example.org"))
                        .template("none")
                        .templateData("{}")));
        assertEquals("none", missing.templateName());
    }

    @Test
    void aFailureOfV1IsToldAfterwards() {
        var id = v1.sendTemplatedEmail(r -> r.source(FROM)
                        .destination(d -> d.toAddresses("ann@example.org"))
                        .template("hello")
                        .templateData("{}"))
                .messageId();

        assertRenderingFailure(id, "hello");
    }
}

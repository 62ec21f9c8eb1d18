package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.CustomVerificationEmailInvalidContentException;
import software.amazon.awssdk.services.ses.model.CustomVerificationEmailTemplateAlreadyExistsException;
import software.amazon.awssdk.services.ses.model.CustomVerificationEmailTemplateDoesNotExistException;
import software.amazon.awssdk.services.ses.model.FromEmailAddressNotVerifiedException;
import software.amazon.awssdk.services.ses.model.InvalidRenderingParameterException;
import software.amazon.awssdk.services.ses.model.InvalidTemplateException;
import software.amazon.awssdk.services.ses.model.MissingRenderingAttributeException;
import software.amazon.awssdk.services.ses.model.TemplateDoesNotExistException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.EmailTemplateMetadata;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.Tag;

/// Templates of both kinds, as the stock SDKs of v1 and v2 see them.
final class TemplatesTest {
    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;
    private SesClient v1;

    @BeforeEach
    void start() {
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"));
        v2 = program.v2();
        v1 = program.v1();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private static void assertRefused(Class<? extends AwsServiceException> type, String text, Executable call) {
        assertEquals(text, assertThrows(type, call).awsErrorDetails().errorMessage());
    }

    private void create(String name, String subject) {
        v2.createEmailTemplate(r ->
                r.templateName(name).templateContent(c -> c.subject(subject).text("Dear {{name}}")));
    }

    private List<String> names() {
        return v2.listEmailTemplates(r -> r.pageSize(100)).templatesMetadata().stream()
                .map(EmailTemplateMetadata::templateName)
                .toList();
    }

    @Test
    void aTemplateOfV2IsOneOfV1() {
        v2.createEmailTemplate(r -> r.templateName("hello")
                .templateContent(c -> c.subject("Hello {{name}}").html("<p>{{name}}</p>"))
                .tags(Tag.builder().key("k").value("v").build()));

        var second = v2.getEmailTemplate(r -> r.templateName("hello"));
        assertEquals("hello", second.templateName());
        assertEquals("Hello {{name}}", second.templateContent().subject());
        assertEquals("<p>{{name}}</p>", second.templateContent().html());
        assertNull(second.templateContent().text());
        assertEquals("v", second.tags().getFirst().value());
        var first = v1.getTemplate(r -> r.templateName("hello")).template();
        assertEquals("Hello {{name}}", first.subjectPart());
        assertEquals("<p>{{name}}</p>", first.htmlPart());
        assertNull(first.textPart());
    }

    @Test
    void aTemplateOfV1IsOneOfV2() {
        v1.createTemplate(
                r -> r.template(t -> t.templateName("old").subjectPart("S").textPart("T")));
        v1.updateTemplate(r -> r.template(t -> t.templateName("old").htmlPart("<p>H</p>")));

        var content = v2.getEmailTemplate(r -> r.templateName("old")).templateContent();

        assertEquals("<p>H</p>", content.html());
        assertNull(content.subject());
        assertNull(content.text());
    }

    @Test
    void takenAndBrokenTemplatesAreRefused() {
        create("a", "S");

        assertRefused(AlreadyExistsException.class, "Template a already exists.", () -> create("a", "S"));
        assertRefused(
                software.amazon.awssdk.services.ses.model.AlreadyExistsException.class,
                "Template a already exists.",
                () -> v1.createTemplate(r -> r.template(t -> t.templateName("a").subjectPart("S"))));
        assertRefused(BadRequestException.class, "'if' is not closed (line 1)", () -> create("b", "{{#if x}}"));
        var broken = assertThrows(
                InvalidTemplateException.class,
                () -> v1.createTemplate(r -> r.template(t -> t.templateName("b").subjectPart("{{"))));
        assertEquals("b", broken.templateName());
        assertThrows(
                InvalidTemplateException.class, () -> v1.createTemplate(r -> r.template(t -> t.templateName("b"))));
        assertThrows(BadRequestException.class, () -> create("no spaces", "S"));
        assertEquals(List.of("a"), names());
    }

    @Test
    void whatIsMissingIsNamed() {
        var text = "Template none does not exist.";

        assertRefused(NotFoundException.class, text, () -> v2.getEmailTemplate(r -> r.templateName("none")));
        assertRefused(NotFoundException.class, text, () -> v2.deleteEmailTemplate(r -> r.templateName("none")));
        assertRefused(
                NotFoundException.class,
                text,
                () -> v2.updateEmailTemplate(r -> r.templateName("none").templateContent(c -> c.subject("s"))));
        assertRefused(
                NotFoundException.class,
                text,
                () -> v2.testRenderEmailTemplate(r -> r.templateName("none").templateData("{}")));
        var first =
                assertThrows(TemplateDoesNotExistException.class, () -> v1.getTemplate(r -> r.templateName("none")));
        assertEquals("none", first.templateName());
        assertRefused(
                TemplateDoesNotExistException.class,
                text,
                () -> v1.updateTemplate(
                        r -> r.template(t -> t.templateName("none").subjectPart("s"))));
        assertRefused(
                TemplateDoesNotExistException.class,
                text,
                () -> v1.testRenderTemplate(r -> r.templateName("none").templateData("{}")));
        v1.deleteTemplate(r -> r.templateName("none"));
    }

    @Test
    void listingsBeginWithTheNewest() {
        for (int i = 0; i < 12; i++) {
            create("t" + i, "S");
        }

        var page = v2.listEmailTemplates(r -> {});
        var seen = new ArrayList<>(page.templatesMetadata().stream()
                .map(EmailTemplateMetadata::templateName)
                .toList());
        var next = v1.listTemplates(r -> r.nextToken(page.nextToken()).maxItems(1000));
        next.templatesMetadata().forEach(each -> seen.add(each.name()));

        assertEquals(10, page.templatesMetadata().size());
        assertEquals(List.of("t11", "t10", "t9", "t8", "t7", "t6", "t5", "t4", "t3", "t2", "t1", "t0"), seen);
        assertNull(next.nextToken());
        assertFalse(page.templatesMetadata()
                .getFirst()
                .createdTimestamp()
                .isBefore(page.templatesMetadata().getLast().createdTimestamp()));
        assertRefused(
                BadRequestException.class,
                "The page size must be between 1 and 100",
                () -> v2.listEmailTemplates(r -> r.pageSize(101)));
        assertRefused(
                BadRequestException.class,
                "Invalid PageToken <t>.",
                () -> v2.listEmailTemplates(r -> r.nextToken("t")));
    }

    @Test
    void aTestShowsTheWholeMail() {
        v2.createEmailTemplate(r -> r.templateName("mail")
                .templateContent(c -> c.subject("Grüße, {{name}}")
                        .text("Dear {{name}}")
                        .html("<p>{{#each list}}{{this}}{{/each}}</p>")));
        var data = "{\"name\":\"Ann\",\"list\":[\"é\",2]}";

        var second = v2.testRenderEmailTemplate(r -> r.templateName("mail").templateData(data))
                .renderedTemplate();
        var first = v1.testRenderTemplate(r -> r.templateName("mail").templateData(data))
                .renderedTemplate();

        assertTrue(second.startsWith("Date: "), second);
        assertTrue(second.contains("\r\nSubject: =?UTF-8?"), second);
        assertTrue(second.contains("\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative;"), second);
        assertTrue(second.contains("Content-Type: text/plain; charset=UTF-8\r\n"), second);
        assertTrue(second.contains("\r\nDear Ann\r\n"), second);
        assertTrue(second.contains("<p>=C3=A92</p>"), second);
        assertFalse(second.contains("From:"), second);
        assertTrue(first.contains("Dear Ann"), first);
    }

    @Test
    void whatATestLacksIsNamed() {
        create("mail", "Hello {{name}}");
        var missing = "Attribute 'name' is not present in the rendering data.";

        assertRefused(
                BadRequestException.class,
                missing,
                () -> v2.testRenderEmailTemplate(r -> r.templateName("mail").templateData("{}")));
        assertRefused(
                MissingRenderingAttributeException.class,
                missing,
                () -> v1.testRenderTemplate(r -> r.templateName("mail").templateData("{}")));
        assertThrows(
                BadRequestException.class,
                () -> v2.testRenderEmailTemplate(r -> r.templateName("mail").templateData("no")));
        var unusable = assertThrows(
                InvalidRenderingParameterException.class,
                () -> v1.testRenderTemplate(r -> r.templateName("mail").templateData("[]")));
        assertEquals("mail", unusable.templateName());
    }

    @Test
    void updatesAndDeletionsAreSeenAtOnce() {
        create("a", "one");

        v2.updateEmailTemplate(r -> r.templateName("a").templateContent(c -> c.subject("two")));
        assertEquals(
                "two",
                v2.getEmailTemplate(r -> r.templateName("a")).templateContent().subject());
        assertNull(
                v2.getEmailTemplate(r -> r.templateName("a")).templateContent().text());
        v2.deleteEmailTemplate(r -> r.templateName("a"));

        assertEquals(List.of(), names());
    }

    private void createVerification(String name, String from, String content) {
        v2.createCustomVerificationEmailTemplate(r -> r.templateName(name)
                .fromEmailAddress(from)
                .templateSubject("Please confirm")
                .templateContent(content)
                .successRedirectionURL("https://app.example/ok")
                .failureRedirectionURL("https://app.example/no"));
    }

    @Test
    void aVerificationTemplateIsKept() {
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        createVerification("v", "a@example.com", "<p>Hello</p>");

        var second = v2.getCustomVerificationEmailTemplate(r -> r.templateName("v"));
        assertEquals("a@example.com", second.fromEmailAddress());
        assertEquals("<p>Hello</p>", second.templateContent());
        assertEquals("https://app.example/ok", second.successRedirectionURL());
        var first = v1.getCustomVerificationEmailTemplate(r -> r.templateName("v"));
        assertEquals("Please confirm", first.templateSubject());
        assertEquals("https://app.example/no", first.failureRedirectionURL());
        v1.updateCustomVerificationEmailTemplate(r -> r.templateName("v").templateSubject("Confirm"));
        var listed = v2.listCustomVerificationEmailTemplates(r -> {})
                .customVerificationEmailTemplates()
                .getFirst();
        assertEquals("Confirm", listed.templateSubject());
        assertEquals(
                "v",
                v1.listCustomVerificationEmailTemplates(r -> r.maxResults(50))
                        .customVerificationEmailTemplates()
                        .getFirst()
                        .templateName());
        v2.updateCustomVerificationEmailTemplate(r -> r.templateName("v")
                .fromEmailAddress("b@example.com")
                .templateSubject("S")
                .templateContent("<p>x</p>")
                .successRedirectionURL("https://app.example/1")
                .failureRedirectionURL("https://app.example/2"));
        assertEquals(
                "b@example.com",
                v2.getCustomVerificationEmailTemplate(r -> r.templateName("v")).fromEmailAddress());
        v2.deleteCustomVerificationEmailTemplate(r -> r.templateName("v"));
        assertTrue(v2.listCustomVerificationEmailTemplates(r -> {})
                .customVerificationEmailTemplates()
                .isEmpty());
        v1.deleteCustomVerificationEmailTemplate(r -> r.templateName("v"));
    }

    @Test
    void badVerificationTemplatesAreRefused() {
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        createVerification("v", "a@example.com", "<p>Hello</p>");
        var missing = "Custom verification email template <w> does not exist";

        assertRefused(
                AlreadyExistsException.class,
                "Custom verification email template <v> already exists",
                () -> createVerification("v", "a@example.com", "x"));
        assertRefused(
                NotFoundException.class,
                "The from email address <a@b.example> is not verified",
                () -> createVerification("w", "a@b.example", "x"));
        assertThrows(BadRequestException.class, () -> createVerification("w", "a@example.com", "<script>"));
        assertRefused(
                NotFoundException.class,
                missing,
                () -> v2.getCustomVerificationEmailTemplate(r -> r.templateName("w")));
        assertRefused(
                NotFoundException.class,
                missing,
                () -> v2.deleteCustomVerificationEmailTemplate(r -> r.templateName("w")));
        assertRefused(
                CustomVerificationEmailTemplateDoesNotExistException.class,
                missing,
                () -> v1.getCustomVerificationEmailTemplate(r -> r.templateName("w")));
        assertRefused(
                CustomVerificationEmailTemplateDoesNotExistException.class,
                missing,
                () -> v1.updateCustomVerificationEmailTemplate(r -> r.templateName("w")));
        assertThrows(
                FromEmailAddressNotVerifiedException.class,
                () -> v1.updateCustomVerificationEmailTemplate(
                        r -> r.templateName("v").fromEmailAddress("a@b.example")));
        assertThrows(
                CustomVerificationEmailInvalidContentException.class,
                () -> v1.updateCustomVerificationEmailTemplate(
                        r -> r.templateName("v").templateContent("<!-- -->")));
        assertThrows(
                CustomVerificationEmailTemplateAlreadyExistsException.class,
                () -> v1.createCustomVerificationEmailTemplate(r -> r.templateName("v")
                        .fromEmailAddress("a@example.com")
                        .templateSubject("s")
                        .templateContent("x")
                        .successRedirectionURL("https://app.example/")
                        .failureRedirectionURL("https://app.example/")));
    }
}

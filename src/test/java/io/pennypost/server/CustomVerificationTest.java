package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.ActsOn;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.CustomVerificationEmailTemplateDoesNotExistException;
import software.amazon.awssdk.services.ses.model.ProductionAccessNotGrantedException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;
import software.amazon.awssdk.services.sesv2.model.VerificationStatus;

/// Verification in the account's own words: the mail, its link, and where that leads.
final class CustomVerificationTest {
    private static final Pattern LINK = Pattern.compile("href=\"[^\"]*(/_pennypost/verify\\?token=[^\"]+)\"");

    @TempDir
    Path directory;

    private RunningProgram program;
    private SesV2Client v2;
    private SesClient v1;

    @BeforeEach
    void start() {
        start("account.production=true");
    }

    /// Domains are taken as verified, addresses wait for their link.
    private void start(String setting) {
        prepare();
        program = RunningProgram.start(Mode.DEV, directory.resolve("data"), "identity.verification=dns", setting);
        v2 = program.v2();
        v1 = program.v1();
    }

    private void prepare() {
        try (var first = RunningProgram.start(Mode.DEV, directory.resolve("data"))) {
            var client = first.v2();
            if (client.listEmailIdentities(r -> {}).emailIdentities().isEmpty()) {
                client.createEmailIdentity(r -> r.emailIdentity("example.com"));
                client.createCustomVerificationEmailTemplate(r -> r.templateName("v")
                        .fromEmailAddress("hello@example.com")
                        .templateSubject("Please confirm")
                        .templateContent("<html><body><p>Welcome to us</p></body></html>")
                        .successRedirectionURL("https://app.example/ok")
                        .failureRedirectionURL("https://app.example/no"));
            }
        }
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private String send(String address) {
        return v2.sendCustomVerificationEmail(r -> r.emailAddress(address).templateName("v"))
                .messageId();
    }

    private VerificationStatus status(String address) {
        return v2.getEmailIdentity(r -> r.emailIdentity(address)).verificationStatus();
    }

    private String link(String messageId) {
        var html = program.captured(messageId).at("Body").at("html_part").text();
        var link = LINK.matcher(html);
        assertTrue(link.find(), html);
        return link.group(1);
    }

    private RunningProgram.Answer open(String link) {
        return program.send("GET", link, new byte[0], r -> {});
    }

    @Test
    @ActsOn({"sesv2 SendCustomVerificationEmail EmailAddress", "sesv2 SendCustomVerificationEmail TemplateName"})
    void theMailIsTheTemplateWithItsLink() {
        var id = send("new@else.example");

        var source = program.source(id);
        var html = program.captured(id).at("Body").at("html_part").text();
        assertTrue(source.contains("From: hello@example.com\r\n"), source);
        assertTrue(source.contains("To: new@else.example\r\n"), source);
        assertTrue(source.contains("Subject: Please confirm\r\n"), source);
        assertTrue(html.contains("<p>Welcome to us</p>"), html);
        assertTrue(html.contains("please disregard this message"), html);
        assertTrue(html.stripTrailing().endsWith("</body></html>"), html);
        assertEquals(VerificationStatus.PENDING, status("new@else.example"));
    }

    @Test
    void openingTheLinkVerifiesAndLeadsOn() {
        var link = link(send("new@else.example"));

        var answer = open(link);

        assertEquals(302, answer.status());
        assertEquals("https://app.example/ok", answer.header("Location"));
        assertEquals(VerificationStatus.SUCCESS, status("new@else.example"));
    }

    @Test
    void aLinkOfADeletedIdentityLeadsToFailure() {
        var link = link(send("new@else.example"));
        v2.deleteEmailIdentity(r -> r.emailIdentity("new@else.example"));

        var answer = open(link);

        assertEquals(302, answer.status());
        assertEquals("https://app.example/no", answer.header("Location"));
    }

    @Test
    @ActsOn({"ses SendCustomVerificationEmail EmailAddress", "ses SendCustomVerificationEmail TemplateName"})
    void askingTwiceIsAllowedAndEitherLinkWorks() {
        var first = link(send("new@else.example"));
        var second = v1.sendCustomVerificationEmail(
                        r -> r.emailAddress("new@else.example").templateName("v"))
                .messageId();

        assertEquals("https://app.example/ok", open(first).header("Location"));
        assertEquals("https://app.example/ok", open(link(second)).header("Location"));
    }

    @Test
    @ActsOn("sesv2 SendCustomVerificationEmail ConfigurationSetName")
    void whatIsRefusedMakesNoIdentity() {
        var missing = assertThrows(
                NotFoundException.class,
                () -> v2.sendCustomVerificationEmail(
                        r -> r.emailAddress("n@else.example").templateName("w")));
        assertEquals(
                "Custom verification email template <w> does not exist",
                missing.awsErrorDetails().errorMessage());
        assertThrows(
                CustomVerificationEmailTemplateDoesNotExistException.class,
                () -> v1.sendCustomVerificationEmail(
                        r -> r.emailAddress("n@else.example").templateName("w")));
        assertThrows(
                BadRequestException.class,
                () -> v2.sendCustomVerificationEmail(
                        r -> r.emailAddress("n@else.example").templateName("v").configurationSetName("none")));
        var address = assertThrows(BadRequestException.class, () -> send("nobody"));
        assertEquals("Invalid email address<nobody>.", address.awsErrorDetails().errorMessage());
        v2.deleteEmailIdentity(r -> r.emailIdentity("example.com"));
        var sender = assertThrows(NotFoundException.class, () -> send("n@else.example"));
        assertEquals(
                "The from email address <hello@example.com> is not verified",
                sender.awsErrorDetails().errorMessage());

        assertTrue(v2.listEmailIdentities(r -> {}).emailIdentities().isEmpty());
        assertEquals(0, program.inbox().size());
    }

    @Test
    void theSandboxSendsNone() {
        stop();
        start("account.production=false");

        assertThrows(BadRequestException.class, () -> send("n@else.example"));
        assertThrows(
                ProductionAccessNotGrantedException.class,
                () -> v1.sendCustomVerificationEmail(
                        r -> r.emailAddress("n@else.example").templateName("v")));
    }
}

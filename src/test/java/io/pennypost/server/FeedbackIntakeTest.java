package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.testing.SmtpTalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.model.SuppressedDestination;
import software.amazon.awssdk.services.sesv2.model.SuppressedDestinationSummary;
import software.amazon.awssdk.services.sesv2.model.SuppressionListReason;

/// What comes back to the return path of a mail that was delivered.
final class FeedbackIntakeTest {
    private static final String BOUNCE = """
            From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            Sorry.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; bob@example.org
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 User unknown

            --b--
            """.replace("\n", "\r\n");

    private static final String COMPLAINT = """
            From: fbl@example.org
            Subject: Complaint
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="b"

            --b
            Content-Type: text/plain

            Spam.
            --b
            Content-Type: message/feedback-report

            Feedback-Type: TYPE
            User-Agent: ExampleFBL/1.0
            Version: 1

            --b
            Content-Type: text/rfc822-headers

            Subject: Hello

            --b--
            """.replace("\n", "\r\n");

    @TempDir
    Path directory;

    private MailWorld world;

    @BeforeEach
    void start() throws IOException {
        world = new MailWorld(directory.resolve("data"));
    }

    @AfterEach
    void stop() throws IOException {
        world.close();
    }

    private String returnPath() throws InterruptedException {
        return world.sink().take().sender().replaceAll("[<>]", "");
    }

    /// Ends when the report has been heard.
    private void comesBack(String returnPath, String report) throws IOException {
        try (var talk = SmtpTalk.to(world.program.inbound())) {
            talk.reply();
            talk.ask("EHLO mx.example.org");
            SmtpTalk.expect("250 2.0.0 Ok", talk.ask("MAIL FROM:<>"));
            SmtpTalk.expect("250 2.0.0 Ok", talk.ask("RCPT TO:<" + returnPath + ">"));
            SmtpTalk.expect("354 *", talk.ask("DATA"));
            var reply = talk.raw(report).raw(".\r\n").reply();
            assertTrue(reply.matches("250 OK [0-9a-v]{40}"), reply);
            MailWorld.eventually(() -> world.program.ledger(reply.substring(7)).stream()
                    .anyMatch(line -> line.at("type").text().equals("Feedback")));
        }
    }

    private List<String> events(String id) {
        return world.program.ledger(id).stream()
                .map(line -> line.at("type").text())
                .filter(List.of("Delivery", "Bounce", "Complaint")::contains)
                .toList();
    }

    private SuppressedDestination suppressed(String address) {
        return world.v2.getSuppressedDestination(r -> r.emailAddress(address)).suppressedDestination();
    }

    @Test
    void aLateBounceIsToldOnceAndSuppressesTheRecipient() throws Exception {
        var id = world.send("bob@example.org");
        var returnPath = returnPath();

        comesBack(returnPath, BOUNCE);
        comesBack(returnPath, BOUNCE);

        assertEquals(List.of("Delivery", "Bounce"), events(id));
        var entry = suppressed("bob@example.org");
        assertEquals(SuppressionListReason.BOUNCE, entry.reason());
        assertEquals(id, entry.attributes().messageId());
    }

    @Test
    void aComplaintIsToldOnceAndSuppressesTheRecipient() throws Exception {
        var id = world.send("bob@example.org");
        var returnPath = returnPath();

        comesBack(returnPath, COMPLAINT.replace("TYPE", "not-spam"));
        assertEquals(List.of("Delivery"), events(id));
        comesBack(returnPath, COMPLAINT.replace("TYPE", "abuse"));
        comesBack(returnPath, COMPLAINT.replace("TYPE", "abuse"));

        assertEquals(List.of("Delivery", "Complaint"), events(id));
        assertEquals(
                SuppressionListReason.COMPLAINT, suppressed("bob@example.org").reason());
    }

    @Test
    void theAccountMayWantNoSuppression() throws Exception {
        world.v2.putAccountSuppressionAttributes(r -> r.suppressedReasons(List.of()));
        var id = world.send("bob@example.org");

        comesBack(returnPath(), BOUNCE);

        assertEquals(List.of("Delivery", "Bounce"), events(id));
        assertEquals(
                List.of(),
                world.v2.listSuppressedDestinations(r -> {}).suppressedDestinationSummaries().stream()
                        .map(SuppressedDestinationSummary::emailAddress)
                        .toList());
    }
}

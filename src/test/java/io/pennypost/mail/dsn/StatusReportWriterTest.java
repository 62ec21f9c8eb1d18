package io.pennypost.mail.dsn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.address.Address;
import io.pennypost.mail.address.Mailbox;
import io.pennypost.mail.mime.HeaderField;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StatusReportWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private static RecipientStatus failed(String diagnostic) {
        return new RecipientStatus(
                "info@shop.example",
                Optional.of("info@shop.example"),
                RecipientStatus.Action.FAILED,
                "5.1.1",
                Optional.of("dns; mail.shop.example"),
                Optional.of(diagnostic),
                Optional.of(NOW),
                List.of(new HeaderField("X-Own", "yes")));
    }

    private static String write(Optional<String> name, String explanation, String diagnostic, String original) {
        var report = new StatusReport(
                new Mailbox(name, new Address("mailer-daemon", "shop.example")),
                new Address("bob", "remote.example"),
                explanation,
                "dns; inbound-smtp.us-east-1.amazonaws.com",
                Optional.of(NOW),
                List.of(),
                List.of(failed(diagnostic)),
                original.getBytes(StandardCharsets.UTF_8));
        return new String(StatusReportWriter.write(report, "id-1@mail.example", NOW), StandardCharsets.UTF_8);
    }

    /// RFC 3464 §2.2 and §2.3, RFC 6522 §3.
    @Test
    void threePartsSayItToPeopleAndPrograms() {
        var text = write(
                Optional.of("Mail Delivery"),
                "No such mailbox.",
                "smtp; 550 5.1.1 Mailbox does not exist",
                "Subject: Order\r\n");

        assertEquals("""
                From: "Mail Delivery" <mailer-daemon@shop.example>
                To: bob@remote.example
                Subject: Delivery Status Notification (Failure)
                Message-ID: <id-1@mail.example>
                Date: Tue, 24 Nov 2026 10:00:00 +0000
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                 boundary="report-id-1-mail-example"

                --report-id-1-mail-example
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                Tm8gc3VjaCBtYWlsYm94Lg==
                --report-id-1-mail-example
                Content-Type: message/delivery-status

                Reporting-MTA: dns; inbound-smtp.us-east-1.amazonaws.com
                Arrival-Date: Tue, 24 Nov 2026 10:00:00 +0000

                Original-Recipient: rfc822; info@shop.example
                Final-Recipient: rfc822; info@shop.example
                Action: failed
                Status: 5.1.1
                Remote-MTA: dns; mail.shop.example
                Diagnostic-Code: smtp; 550 5.1.1 Mailbox does not exist
                Last-Attempt-Date: Tue, 24 Nov 2026 10:00:00 +0000
                X-Own: yes
                --report-id-1-mail-example
                Content-Type: text/rfc822-headers

                Subject: Order

                --report-id-1-mail-example--
                """.replace("\n", "\r\n"), text);
    }

    @Test
    void aValueCannotBecomeAnotherField() {
        var text = write(Optional.empty(), "x", "smtp; 550 no\r\nAction: delivered\r\n\r\nevil", "Subject: x\r\n");

        assertTrue(text.contains("Diagnostic-Code: smtp; 550 no Action: delivered evil\r\n"), text);
    }

    @Test
    void longWordsAndOtherScriptsFitIntoLinesOfAscii() {
        var text = write(Optional.of("Bücherei"), "Grüße", "smtp; " + "ü".repeat(5_000), "Subject: x\r\n");

        assertTrue(text.lines().allMatch(line -> line.length() <= 998));
        assertTrue(text.chars().allMatch(c -> c < 0x80));
        assertTrue(text.startsWith("From: =?utf-8?B?QsO8Y2hlcmVp?= <mailer-daemon@shop.example>\r\n"), text);
    }
}

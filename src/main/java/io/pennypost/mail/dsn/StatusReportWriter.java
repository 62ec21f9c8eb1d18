package io.pennypost.mail.dsn;

import io.pennypost.mail.mime.DateField;
import io.pennypost.mail.mime.OctetBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;

/// Writes a [StatusReport] as a mail of three parts: for people, for programs, and the header of the original.
public final class StatusReportWriter {
    private static final String SUBJECT = "Delivery Status Notification (Failure)";

    private final StatusReport report;
    private final String messageId;
    private final Instant date;
    private final OctetBuilder out = new OctetBuilder(4_096);
    private final Fields fields = new Fields(out);

    private StatusReportWriter(StatusReport report, String messageId, Instant date) {
        this.report = report;
        this.messageId = messageId;
        this.date = date;
    }

    /// The mail, CRLF throughout; all of it ASCII but for the header of the original.
    ///
    /// @param messageId of the mail, without angle brackets; makes the boundary as well
    /// @param date      when it is written
    public static byte[] write(StatusReport report, String messageId, Instant date) {
        return new StatusReportWriter(report, messageId, date).write();
    }

    private byte[] write() {
        // No line of the parts can be the boundary by chance, since the message id is new.
        var boundary = "report-" + messageId.replaceAll("[^A-Za-z0-9-]", "-");
        boundary = boundary.substring(0, Math.min(boundary.length(), 69));
        header(boundary);
        part(boundary, "text/plain; charset=utf-8");
        out.ascii("Content-Transfer-Encoding: base64\r\n\r\n");
        out.ascii(Base64.getMimeEncoder().encodeToString(report.explanation().getBytes(StandardCharsets.UTF_8)));
        out.ascii("\r\n");
        part(boundary, "message/delivery-status");
        out.ascii("\r\n");
        ofMessage();
        report.recipients().forEach(this::ofRecipient);
        part(boundary, "text/rfc822-headers");
        out.ascii(isAscii(report.originalHeader()) ? "\r\n" : "Content-Transfer-Encoding: 8bit\r\n\r\n");
        out.add(report.originalHeader(), 0, report.originalHeader().length);
        out.ascii("\r\n--").ascii(boundary).ascii("--\r\n");
        return out.toBytes();
    }

    private void header(String boundary) {
        fields.add("From", from());
        fields.add("To", report.to().toString());
        fields.add("Subject", SUBJECT);
        fields.add("Message-ID", "<" + messageId + ">");
        fields.add("Date", DateField.format(date));
        fields.add("Auto-Submitted", "auto-replied");
        fields.add("MIME-Version", "1.0");
        fields.add("Content-Type", "multipart/report; report-type=delivery-status; boundary=\"" + boundary + "\"");
        out.ascii("\r\n");
    }

    private String from() {
        var address = report.from().address().toString();
        return report.from()
                .displayName()
                .map(name -> name.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\')
                        ? "\"" + name + "\" <" + address + ">"
                        : encoded(name) + " <" + address + ">")
                .orElse(address);
    }

    /// RFC 2047 §2: a word has 75 characters at most, so a long name becomes several.
    private static String encoded(String name) {
        var words = new StringBuilder();
        for (int i = 0; i < name.length(); ) {
            int end = name.offsetByCodePoints(i, Math.min(10, name.codePointCount(i, name.length())));
            var bytes = name.substring(i, end).getBytes(StandardCharsets.UTF_8);
            words.append(words.isEmpty() ? "" : " ")
                    .append("=?utf-8?B?")
                    .append(Base64.getEncoder().encodeToString(bytes))
                    .append("?=");
            i = end;
        }
        return words.toString();
    }

    private void part(String boundary, String type) {
        out.ascii("--").ascii(boundary).ascii("\r\nContent-Type: ").ascii(type).ascii("\r\n");
    }

    /// RFC 3464 §2.2.
    private void ofMessage() {
        fields.add("Reporting-MTA", report.reportingMta());
        report.arrival().ifPresent(at -> fields.add("Arrival-Date", DateField.format(at)));
        report.extensions().forEach(field -> fields.add(field.name(), field.value()));
    }

    /// RFC 3464 §2.3; a blank line stands before each recipient.
    private void ofRecipient(RecipientStatus recipient) {
        out.ascii("\r\n");
        recipient.originalRecipient().ifPresent(address -> fields.add("Original-Recipient", "rfc822; " + address));
        fields.add("Final-Recipient", "rfc822; " + recipient.finalRecipient());
        fields.add("Action", recipient.action().name().toLowerCase(Locale.ROOT));
        fields.add("Status", recipient.status());
        recipient.remoteMta().ifPresent(mta -> fields.add("Remote-MTA", mta));
        recipient.diagnosticCode().ifPresent(code -> fields.add("Diagnostic-Code", code));
        recipient.lastAttempt().ifPresent(at -> fields.add("Last-Attempt-Date", DateField.format(at)));
        recipient.extensions().forEach(field -> fields.add(field.name(), field.value()));
    }

    private static boolean isAscii(byte[] bytes) {
        for (var b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}

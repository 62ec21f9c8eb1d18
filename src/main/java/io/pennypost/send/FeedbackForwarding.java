package io.pennypost.send;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pennypost.aws.arn.Scope;
import io.pennypost.event.FeedbackMail;
import io.pennypost.mail.address.Address;
import io.pennypost.mail.mime.DateField;
import io.pennypost.send.compose.Composer;
import io.pennypost.send.spool.Ids;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Sends bounces and complaints to the sender of the message, as reports (RFC 3462, RFC 3464, RFC 5965).
///
/// The bytes of the message are gone by then, so its headers are returned. Such mail has a null return path and no
/// events, which ends every loop.
public final class FeedbackForwarding implements FeedbackMail {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LINE_MAX = 900;

    private final Custody custody;
    private final String hostname;

    /// @param hostname our own, whose MAILER-DAEMON it is
    public FeedbackForwarding(Custody custody, String hostname) {
        this.custody = custody;
        this.hostname = hostname;
    }

    /// What reports say of one recipient.
    private record Returned(String address, String action, String status, String diagnostic) {}

    @Override
    public void bounce(Scope scope, Report report) {
        var ids = custody.nextId(scope);
        var returned = returned(report.detail());
        var text = new StringBuilder(
                "An error occurred while trying to deliver the mail to the following recipients:\r\n");
        var status = new StringBuilder("Reporting-MTA: dsn; " + hostname + "\r\n");
        for (var each : returned) {
            text.append(ascii(each.address())).append("\r\n");
            status.append("\r\nAction: ").append(ascii(each.action()));
            status.append("\r\nFinal-Recipient: rfc822; ").append(ascii(each.address()));
            status.append("\r\nDiagnostic-Code: ").append(ascii(each.diagnostic()));
            status.append("\r\nStatus: ").append(ascii(each.status())).append("\r\n");
        }
        var parts = List.of(
                part("text/plain; charset=us-ascii", "Notification", text.toString()),
                part("message/delivery-status", "Delivery Status Notification", status.toString()),
                part("text/rfc822-headers", "Undelivered Message", headers(report)));
        send(scope, ids, report, "MAILER-DAEMON", "Delivery Status Notification (Failure)", "delivery-status", parts);
    }

    @Override
    public void complaint(Scope scope, Report report) {
        var ids = custody.nextId(scope);
        var recipients = returned(report.detail());
        var text = "This is an email abuse report for an email message from " + hostname + " on "
                + DateField.format(report.at()) + "\r\n";
        var fields = new StringBuilder("Feedback-Type: abuse\r\nUser-Agent: Pennypost/1\r\nVersion: 0.1\r\n");
        recipients.forEach(each -> fields.append("Original-Rcpt-To: ")
                .append(ascii(each.address()))
                .append("\r\n"));
        var parts = List.of(
                part("text/plain; charset=us-ascii", "Notification", text),
                part("message/feedback-report", "Report", fields.toString()),
                part("text/rfc822-headers", "Message", headers(report)));
        send(scope, ids, report, "complaints", "Fw: " + ascii(report.subject()), "feedback-report", parts);
    }

    private void send(
            Scope scope, Ids ids, Report report, String local, String subject, String type, List<String> parts) {
        int at = report.to().lastIndexOf('@');
        if (at < 0) {
            return;
        }
        var recipient = new Address(report.to().substring(0, at), report.to().substring(at + 1));
        var sender = new Address(local, hostname);
        var boundary = "----=_Part_" + ids.ses();
        var mail = new StringBuilder(2048);
        mail.append("From: ").append(sender).append("\r\n");
        mail.append("To: ").append(ascii(report.to())).append("\r\n");
        mail.append("Subject: ").append(subject).append("\r\n");
        mail.append("Date: ").append(DateField.format(ids.at())).append("\r\n");
        mail.append("Message-ID: <")
                .append(ids.ses())
                .append('@')
                .append(hostname)
                .append(">\r\n");
        mail.append("MIME-Version: 1.0\r\n");
        // RFC 3834 §5: nothing that answers by itself shall answer this.
        mail.append("Auto-Submitted: auto-replied\r\n");
        mail.append("Content-Type: multipart/report; report-type=").append(type);
        mail.append(";\r\n\tboundary=\"").append(boundary).append("\"\r\n\r\n");
        for (var part : parts) {
            mail.append("--").append(boundary).append("\r\n").append(part).append("\r\n");
        }
        mail.append("--").append(boundary).append("--\r\n");
        var whole = Composer.whole(mail.toString().getBytes(US_ASCII));
        custody.takeSystemMail(scope, whole, ids, sender, recipient);
    }

    private static String part(String type, String description, String content) {
        return "Content-Type: " + type + "\r\nContent-Transfer-Encoding: 7bit\r\nContent-Description: " + description
                + "\r\n\r\n" + content;
    }

    private static String headers(Report report) {
        var text = new StringBuilder();
        report.headers().forEach(line -> text.append(ascii(line)).append("\r\n"));
        return text.toString();
    }

    /// What stands on a line of a report: no line break, no byte above 127, no more than a line holds.
    private static String ascii(String text) {
        var line = new StringBuilder();
        text.chars().limit(LINE_MAX).forEach(c -> line.append(c < ' ' || c > '~' ? '?' : (char) c));
        return line.toString();
    }

    /// The recipients of a `bounce` or `complaint` object, which is ours and well-formed.
    private static List<Returned> returned(String detail) {
        var found = new ArrayList<Returned>();
        try (var in = JSON.createParser(ObjectReadContext.empty(), detail)) {
            in.nextToken();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                var name = in.currentName();
                in.nextToken();
                if (!name.equals("bouncedRecipients") && !name.equals("complainedRecipients")) {
                    in.skipChildren();
                    continue;
                }
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    found.add(recipient(in));
                }
            }
        }
        return found;
    }

    private static Returned recipient(tools.jackson.core.JsonParser in) {
        var address = "";
        var action = "failed";
        var status = "5.0.0";
        var diagnostic = "smtp; 550 5.0.0";
        while (in.nextToken() != JsonToken.END_OBJECT) {
            var name = in.currentName();
            in.nextToken();
            switch (name) {
                case "emailAddress" -> address = in.getString();
                case "action" -> action = in.getString();
                case "status" -> status = in.getString();
                case "diagnosticCode" -> diagnostic = in.getString();
                default -> in.skipChildren();
            }
        }
        return new Returned(address, action, status, diagnostic);
    }
}

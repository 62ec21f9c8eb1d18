package io.pennypost.mail.report;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Complaints in the forms of providers: some wrote no ARF, or wrote it not quite so.
final class ComplaintForms {
    private static final String FEEDBACK = "message/feedback-report";

    private static final Pattern SES_NOTICE =
            Pattern.compile("\"(?:notificationType|eventType)\"\\s*:\\s*\"Complaint\"");

    private static final Pattern COMPLAINED = Pattern.compile(
            "\"complainedRecipients\"\\s*:\\s*\\[\\s*\\{\\s*\"emailAddress\"\\s*:\\s*\"(" + Addresses.ADDRESS + ")\"");

    private static final Pattern PLAIN_LIST = Pattern.compile("(?is).*list of the complaint e-?mails:(.{0,4000})");

    private ComplaintForms() {}

    /// The complaint that a mail is; empty when it is none.
    static Optional<Report.Complaint> read(Mail mail, String human, Original original) {
        var machine = mail.partsOf(FEEDBACK).stream().findFirst();
        if (machine.isPresent()) {
            var blocks = Fields.blocks(machine.get().text());
            var fields = new Fields(
                    blocks.stream().flatMap(block -> block.all().stream()).toList());
            return Optional.of(new Report.Complaint(FeedbackReport.read(fields), original, "arf"));
        }
        if (mail.reportType().equals("feedback-report")) {
            // The machine's part is missing or has another type; the form says what it is all the same.
            var fields = Fields.blocks(human).stream()
                    .filter(block -> block.first("Feedback-Type").isPresent())
                    .findFirst()
                    .orElse(new Fields(List.of()));
            return Optional.of(new Report.Complaint(
                    fields.first("Feedback-Type").isPresent()
                            ? FeedbackReport.read(fields)
                            : FeedbackReport.of("abuse", List.of()),
                    original,
                    "arf"));
        }
        return ofProviders(mail, human, original);
    }

    private static Optional<Report.Complaint> ofProviders(Mail mail, String human, Original original) {
        var hotmail = mail.header()
                .first("X-HmXmrOriginalRecipient")
                .or(() -> mail.parts().stream()
                        .filter(Mail.Part::isCopy)
                        .flatMap(part -> Fields.blocks(part.text()).stream().limit(1))
                        .flatMap(fields -> fields.first("X-HmXmrOriginalRecipient").stream())
                        .findFirst());
        if (hotmail.isPresent()) {
            return complaint(Addresses.all(hotmail.get(), 1), original, "jmrp");
        }
        if (SES_NOTICE.matcher(human).find()) {
            var found = COMPLAINED.matcher(human);
            return complaint(found.find() ? List.of(found.group(1)) : List.of(), original, "ses-notice");
        }
        var list = PLAIN_LIST.matcher(human);
        return list.matches() ? complaint(Addresses.all(list.group(1), 100), original, "list") : Optional.empty();
    }

    private static Optional<Report.Complaint> complaint(List<String> recipients, Original original, String form) {
        return Optional.of(new Report.Complaint(FeedbackReport.of("abuse", recipients), original, form));
    }
}

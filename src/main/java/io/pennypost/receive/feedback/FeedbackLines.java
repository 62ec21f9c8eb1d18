package io.pennypost.receive.feedback;

import io.pennypost.receive.feedback.Feedback.Complaint;
import io.pennypost.receive.feedback.Feedback.Status;
import io.pennypost.store.DocumentCodec;
import io.pennypost.store.LedgerEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The lines of events that tell of what came back: SES's `bounce` and `complaint` objects.
///
/// @param about      the message's own line
/// @param feedbackId names what came back
record FeedbackLines(LedgerEntry about, long id, String feedbackId, Instant at) {
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DocumentCodec<BounceDetail> BOUNCE = DocumentCodec.of(BounceDetail.class);
    private static final DocumentCodec<ComplaintDetail> COMPLAINT = DocumentCodec.of(ComplaintDetail.class);

    private record BouncedRecipient(String emailAddress, String action, String status, String diagnosticCode) {}

    private record BounceDetail(
            String feedbackId,
            String bounceType,
            String bounceSubType,
            List<BouncedRecipient> bouncedRecipients,
            String timestamp) {}

    private record ComplainedRecipient(String emailAddress) {}

    private record ComplaintDetail(
            String feedbackId,
            List<ComplainedRecipient> complainedRecipients,
            String timestamp,
            Optional<String> userAgent,
            String complaintFeedbackType,
            Optional<String> arrivalDate) {}

    LedgerEntry bounce(Status.Bounced bounced) {
        var bounce = bounced.verdict().bounce();
        var told = bounced.told();
        var address = bounced.recipient().address();
        var status = told.status().map(Object::toString).orElse("5.0.0");
        var detail = new BounceDetail(
                feedbackId,
                bounce.type(),
                bounce.subType(),
                List.of(new BouncedRecipient(address, "failed", status, "smtp; " + told.diagnostic())),
                TIMESTAMP.format(at));
        return line("Bounce", List.of(address), BOUNCE.encode(detail));
    }

    LedgerEntry complaint(Complaint complaint, List<String> addresses) {
        var report = complaint.report();
        var detail = new ComplaintDetail(
                feedbackId,
                addresses.stream().map(ComplainedRecipient::new).toList(),
                TIMESTAMP.format(at),
                report.userAgent(),
                report.feedbackType(),
                report.arrivalDate());
        return line("Complaint", addresses, COMPLAINT.encode(detail));
    }

    /// Of several recipients one has complained; it counts once.
    private LedgerEntry line(String type, List<String> addresses, String json) {
        return new LedgerEntry(
                id,
                about.scope(),
                at,
                LedgerEntry.Kind.EVENT,
                type,
                about.sesMessageId(),
                addresses.size() == 1 ? Optional.of(addresses.getFirst()) : Optional.empty(),
                about.configurationSet(),
                1,
                json);
    }
}

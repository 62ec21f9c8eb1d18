package io.pennypost.mail.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The machine's part of a complaint (RFC 5965 §3). All of it may be forged.
///
/// @param feedbackType       in lower case: `abuse`, `fraud`, `virus`, `other`, `not-spam`, `auth-failure`, …
/// @param recipients         who complained, as far as it is told and not blackened
/// @param originalEnvelopeId ENVID of the mail
public record FeedbackReport(
        String feedbackType,
        Optional<String> userAgent,
        Optional<String> originalMailFrom,
        List<String> recipients,
        Optional<String> arrivalDate,
        Optional<String> sourceIp,
        Optional<String> reportingMta,
        Optional<String> originalEnvelopeId) {
    private static final int RECIPIENTS_MAX = 100;
    private static final int TYPE_MAX = 64;

    public FeedbackReport {
        recipients = List.copyOf(recipients);
    }

    /// A complaint that tells no more than that, and perhaps who.
    static FeedbackReport of(String feedbackType, List<String> recipients) {
        return new FeedbackReport(
                feedbackType,
                Optional.empty(),
                Optional.empty(),
                recipients,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Reads the fields of `message/feedback-report`.
    static FeedbackReport read(Fields fields) {
        return new FeedbackReport(
                fields.first("Feedback-Type")
                        .map(type -> type.strip().toLowerCase(Locale.ROOT))
                        .filter(type -> !type.isEmpty() && type.length() <= TYPE_MAX)
                        .orElse("other"),
                fields.first("User-Agent"),
                fields.first("Original-Mail-From").map(Addresses::bare),
                recipients(fields),
                fields.first("Arrival-Date").or(() -> fields.first("Received-Date")),
                fields.first("Source-IP"),
                fields.first("Reporting-MTA").map(DeliveryStatus::withoutType),
                fields.first("Original-Envelope-Id"));
    }

    private static List<String> recipients(Fields fields) {
        var named = fields.all("Original-Rcpt-To").stream()
                .flatMap(value -> Addresses.first(value).stream())
                .distinct()
                .limit(RECIPIENTS_MAX)
                .toList();
        // An opt-out report says so in this field, from before RFC 5965.
        return named.isEmpty()
                ? fields.first("Removal-Recipient").flatMap(Addresses::first).stream()
                        .toList()
                : named;
    }

    /// Whether somebody complains: `not-spam` takes a complaint back, `auth-failure` is about signatures (RFC 6591).
    public boolean isAgainstSender() {
        return !feedbackType.equals("not-spam") && !feedbackType.equals("auth-failure");
    }
}

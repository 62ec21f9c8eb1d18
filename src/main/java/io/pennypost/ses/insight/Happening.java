package io.pennypost.ses.insight;

import io.pennypost.store.LedgerEntry;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Something that happened to a message. AWS: shape `InsightsEvent`.
///
/// @param type `SEND`, `DELIVERY`, `DELIVERY_DELAY`, …
public record Happening(Instant timestamp, String type, Optional<Details> details) {
    /// More of bounces and complaints. AWS: shape `EventDetails`.
    public record Details(Optional<Bounce> bounce, Optional<Complaint> complaint) {}

    /// AWS: shape `Bounce`.
    ///
    /// @param bounceType `UNDETERMINED`, `TRANSIENT` or `PERMANENT`
    public record Bounce(String bounceType, Optional<String> bounceSubType, Optional<String> diagnosticCode) {}

    /// AWS: shape `Complaint`.
    public record Complaint(Optional<String> complaintSubType, Optional<String> complaintFeedbackType) {}

    static Happening of(LedgerEntry line) {
        var type = line.type().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
        return new Happening(line.at(), type, details(line.type(), line.json()));
    }

    private static Optional<Details> details(String type, String json) {
        return switch (type) {
            case "Bounce" -> Optional.of(new Details(Optional.of(bounce(JsonTree.of(json))), Optional.empty()));
            case "Complaint" -> Optional.of(new Details(Optional.empty(), Optional.of(complaint(JsonTree.of(json)))));
            default -> Optional.empty();
        };
    }

    private static Bounce bounce(JsonTree detail) {
        return new Bounce(
                detail.text("bounceType").orElse("Undetermined").toUpperCase(Locale.ROOT),
                detail.text("bounceSubType"),
                detail.firstOf("bouncedRecipients").text("diagnosticCode"));
    }

    private static Complaint complaint(JsonTree detail) {
        return new Complaint(detail.text("complaintSubType"), detail.text("complaintFeedbackType"));
    }
}

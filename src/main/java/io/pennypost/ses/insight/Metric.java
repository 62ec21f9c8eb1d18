package io.pennypost.ses.insight;

import io.pennypost.store.EventLog.Told;
import java.util.EnumSet;
import java.util.Set;

/// What is counted. AWS: enum `Metric`.
///
/// Messages to several recipients count nowhere, since what came of them cannot be told apart; mail to the simulator
/// counts only where it is opened or clicked.
public enum Metric {
    SEND,
    COMPLAINT,
    PERMANENT_BOUNCE,
    TRANSIENT_BOUNCE,
    OPEN,
    CLICK,
    DELIVERY,
    /// Deliveries of which an open can be noticed.
    DELIVERY_OPEN,
    /// Deliveries of which a click can be noticed.
    DELIVERY_CLICK,
    /// Deliveries to providers that tell of complaints.
    DELIVERY_COMPLAINT;

    private static final String OWN_LIST = "OnAccountSuppressionList";

    /// What one event adds to.
    static Set<Metric> of(Told told, MessageFacts message) {
        if (message.destination().isEmpty()) {
            return Set.of();
        }
        return switch (told.event().type()) {
            // Unique: what one recipient opens twice is one open.
            case "Open" -> told.first() ? Set.of(OPEN) : Set.of();
            case "Click" -> told.first() ? Set.of(CLICK) : Set.of();
            default -> message.isForSimulator() ? Set.of() : ofDelivery(told, message);
        };
    }

    private static Set<Metric> ofDelivery(Told told, MessageFacts message) {
        return switch (told.event().type()) {
            case "Send" -> Set.of(SEND);
            case "Delivery" -> ofDelivered(message);
            case "Bounce" -> ofBounce(JsonTree.of(told.event().json()));
            case "Complaint" ->
                isOfOwnList(JsonTree.of(told.event().json()), "complaintSubType") ? Set.of() : Set.of(COMPLAINT);
            default -> Set.of();
        };
    }

    private static Set<Metric> ofDelivered(MessageFacts message) {
        var metrics = EnumSet.of(DELIVERY);
        if (message.openTracked()) {
            metrics.add(DELIVERY_OPEN);
        }
        if (message.clickTracked()) {
            metrics.add(DELIVERY_CLICK);
        }
        if (message.isp().hasFeedbackLoop()) {
            metrics.add(DELIVERY_COMPLAINT);
        }
        return metrics;
    }

    private static Set<Metric> ofBounce(JsonTree bounce) {
        if (!bounce.text("bounceType").filter("Permanent"::equals).isPresent()) {
            return Set.of(TRANSIENT_BOUNCE);
        }
        return isOfOwnList(bounce, "bounceSubType") ? Set.of() : Set.of(PERMANENT_BOUNCE);
    }

    private static boolean isOfOwnList(JsonTree detail, String member) {
        return detail.text(member).filter(OWN_LIST::equals).isPresent();
    }
}

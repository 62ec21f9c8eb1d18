package io.pennypost.event;

import io.pennypost.ses.configset.EventType;
import java.util.Arrays;
import java.util.Optional;

/// The names of each kind of event: in the ledger, in documents, at an event bus.
enum EventKind {
    SEND(EventType.SEND, "Send", "Send", "send", "Email Sent"),
    REJECT(EventType.REJECT, "Reject", "Reject", "reject", "Email Rejected"),
    BOUNCE(EventType.BOUNCE, "Bounce", "Bounce", "bounce", "Email Bounced"),
    COMPLAINT(EventType.COMPLAINT, "Complaint", "Complaint", "complaint", "Email Complaint Received"),
    DELIVERY(EventType.DELIVERY, "Delivery", "Delivery", "delivery", "Email Delivered"),
    OPEN(EventType.OPEN, "Open", "Open", "open", "Email Opened"),
    CLICK(EventType.CLICK, "Click", "Click", "click", "Email Clicked"),
    RENDERING_FAILURE(
            EventType.RENDERING_FAILURE, "RenderingFailure", "Rendering Failure", "failure", "Email Rendering Failed"),
    DELIVERY_DELAY(
            EventType.DELIVERY_DELAY, "DeliveryDelay", "DeliveryDelay", "deliveryDelay", "Email Delivery Delayed"),
    SUBSCRIPTION(EventType.SUBSCRIPTION, "Subscription", "Subscription", "subscription", "Email Subscribed");

    private final EventType type;
    private final String ledgerName;
    private final String documentName;
    private final String key;
    private final String detailType;

    EventKind(EventType type, String ledgerName, String documentName, String key, String detailType) {
        this.type = type;
        this.ledgerName = ledgerName;
        this.documentName = documentName;
        this.key = key;
        this.detailType = detailType;
    }

    /// By the type of a ledger line; empty when nobody is told of such lines.
    static Optional<EventKind> of(String ledgerType) {
        return Arrays.stream(values())
                .filter(kind -> kind.ledgerName.equals(ledgerType) || kind.documentName.equals(ledgerType))
                .findFirst();
    }

    EventType type() {
        return type;
    }

    /// `eventType` in documents.
    String documentName() {
        return documentName;
    }

    /// The member that has the detail.
    String key() {
        return key;
    }

    /// `detail-type` at an event bus.
    String detailType() {
        return detailType;
    }
}

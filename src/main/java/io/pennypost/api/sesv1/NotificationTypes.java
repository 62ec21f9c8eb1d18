package io.pennypost.api.sesv1;

import io.pennypost.ses.BadRequest;
import io.pennypost.ses.identity.NotificationType;

/// Reads the notification types that callers name.
final class NotificationTypes {
    private NotificationTypes() {}

    /// @throws BadRequest `Invalid notification type: X. Valid values are: Bounce, Complaint, Delivery.`
    static NotificationType read(String name) {
        return NotificationType.named(name)
                .orElseThrow(() -> new BadRequest(
                        "Invalid notification type: " + name + ". Valid values are: Bounce, Complaint, Delivery."));
    }
}

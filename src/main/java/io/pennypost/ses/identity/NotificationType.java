package io.pennypost.ses.identity;

import java.util.Arrays;
import java.util.Optional;

/// What an identity's SNS topics are told of. AWS: v1 enum `NotificationType`.
public enum NotificationType {
    BOUNCE("Bounce"),
    COMPLAINT("Complaint"),
    DELIVERY("Delivery");

    private final String v1Name;

    NotificationType(String v1Name) {
        this.v1Name = v1Name;
    }

    /// By the name that SES API v1 uses.
    public static Optional<NotificationType> named(String v1Name) {
        return Arrays.stream(values())
                .filter(type -> type.v1Name.equals(v1Name))
                .findFirst();
    }

    /// How SES API v1 writes it.
    public String v1Name() {
        return v1Name;
    }
}

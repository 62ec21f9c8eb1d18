package io.pennypost.ses.tenant;

/// Whether a tenant may send. AWS: enum `SendingStatus`.
public enum SendingStatus {
    ENABLED,
    /// Allowed again by its owner, although its reputation has suffered.
    REINSTATED,
    DISABLED;

    /// What follows from two that both count: one that is disabled is enough.
    SendingStatus and(SendingStatus other) {
        return this.compareTo(other) >= 0 ? this : other;
    }
}

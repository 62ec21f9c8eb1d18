package io.pennypost.ses.configset;

/// Why an address is suppressed. AWS: enum `SuppressionListReason`.
public enum SuppressionReason {
    BOUNCE,
    COMPLAINT
}

package io.pennypost.ses.tenant;

/// Whose suppression list counts for a tenant. AWS: enum `SuppressionListScope`.
public enum SuppressionScope {
    /// The account's.
    ACCOUNT,
    /// Its own, which is deleted with it.
    TENANT
}

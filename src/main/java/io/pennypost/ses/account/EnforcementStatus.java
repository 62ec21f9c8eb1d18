package io.pennypost.ses.account;

/// Standing of an account. AWS: `GetAccount`, member `EnforcementStatus`.
public enum EnforcementStatus {
    HEALTHY,
    /// Under review; mail still goes out.
    PROBATION,
    /// Sending is off until the operator allows it again.
    SHUTDOWN
}

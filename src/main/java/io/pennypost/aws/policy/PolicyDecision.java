package io.pennypost.aws.policy;

/// What policies say of a request.
public enum PolicyDecision {
    /// Nothing; what is not allowed is refused.
    NONE,
    ALLOW,
    /// Outweighs every allowance.
    DENY;

    /// What two say together.
    public PolicyDecision and(PolicyDecision other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

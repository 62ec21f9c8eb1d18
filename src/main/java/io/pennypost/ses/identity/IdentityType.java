package io.pennypost.ses.identity;

/// Kinds of identity. AWS: enum `IdentityType`; AWS writes it so.
public enum IdentityType {
    EMAIL_ADDRESS,
    DOMAIN,
    /// A domain that AWS itself registers; there is none here, but one may ask for them.
    MANAGED_DOMAIN
}

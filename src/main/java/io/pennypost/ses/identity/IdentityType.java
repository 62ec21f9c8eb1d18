package io.pennypost.ses.identity;

/// Kinds of identity. AWS: enum `IdentityType`; its MANAGED_DOMAIN is for domains that AWS registers itself.
public enum IdentityType {
    EMAIL_ADDRESS,
    DOMAIN
}

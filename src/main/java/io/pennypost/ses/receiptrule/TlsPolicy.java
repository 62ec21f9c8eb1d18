package io.pennypost.ses.receiptrule;

/// Whether a rule takes mail that came without TLS. AWS: `TlsPolicy` of v1.
public enum TlsPolicy {
    /// It does not.
    REQUIRE,
    /// It does; the default.
    OPTIONAL
}

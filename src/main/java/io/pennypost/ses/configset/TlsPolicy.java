package io.pennypost.ses.configset;

/// Whether mail may go over a connection without TLS. AWS: enum `TlsPolicy`.
public enum TlsPolicy {
    REQUIRE,
    OPTIONAL
}

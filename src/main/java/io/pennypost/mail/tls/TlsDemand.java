package io.pennypost.mail.tls;

/// How much a sender demands of the way to the next server, weakest first.
public enum TlsDemand {
    /// Clear text even when the peer offers TLS.
    NONE,
    /// Encrypted with any certificate when the peer can, else in the clear (RFC 7435).
    OPPORTUNISTIC,
    /// Encrypted with any certificate, else not at all.
    REQUIRED,
    /// Encrypted, and the peer's certificate is valid for its host name, else not at all.
    VERIFIED;

    /// Whether sending in the clear is out of the question.
    public boolean forbidsClear() {
        return this == REQUIRED || this == VERIFIED;
    }

    /// The stricter of two: nothing weakens a demand.
    public TlsDemand and(TlsDemand other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

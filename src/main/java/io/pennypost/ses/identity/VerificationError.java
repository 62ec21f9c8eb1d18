package io.pennypost.ses.identity;

/// Why the last look did not prove ownership. AWS: enum `VerificationError`, without its replication errors.
public enum VerificationError {
    /// The check itself failed.
    SERVICE_ERROR,
    /// The name servers answer with an error, or not at all.
    DNS_SERVER_ERROR,
    /// There is no such name.
    HOST_NOT_FOUND,
    /// The name exists without a record of the type.
    TYPE_NOT_FOUND,
    /// There is a record with other content.
    INVALID_VALUE;

    /// Whether it says nothing about the records themselves.
    boolean isTransient() {
        return this == SERVICE_ERROR || this == DNS_SERVER_ERROR;
    }
}

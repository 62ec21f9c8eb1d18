package io.pennypost.aws.sigv4;

/// Why a signature was refused; [SignatureErrors] gives each its code and status on the wire.
public enum Fault {
    /// Neither an Authorization header nor a presigned query.
    MISSING,
    /// A part is missing or cannot be read, or the algorithm is not supported.
    INCOMPLETE,
    /// Both an Authorization header and a presigned query.
    AMBIGUOUS,
    /// No such key, or it is inactive.
    UNKNOWN_KEY,
    /// The session token does not belong to the key.
    BAD_TOKEN,
    /// The session is over.
    EXPIRED_TOKEN,
    /// Scoped to another day, region, service or terminator.
    WRONG_SCOPE,
    /// Signed too long ago or in the future.
    CLOCK,
    /// Another signature than ours.
    MISMATCH
}

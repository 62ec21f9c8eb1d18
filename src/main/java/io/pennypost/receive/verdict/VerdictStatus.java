package io.pennypost.receive.verdict;

/// A verdict in the words of SES, as receipts and headers have it.
public enum VerdictStatus {
    /// The check was made and passed.
    PASS,
    /// The check was made and failed.
    FAIL,
    /// Nothing can be said.
    GRAY,
    /// The check could not be made now.
    PROCESSING_FAILED
}

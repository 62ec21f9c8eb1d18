package io.pennypost.auth;

/// What a signature is worth: `http.signatures`.
public enum SignatureMode {
    /// Every request is verified.
    REQUIRED,
    /// The key id alone says who calls, and is believed; for development on one machine.
    IGNORED
}

package io.pennypost.mail.dkim;

/// What a verifier thinks of one signature, in the words of Authentication-Results (RFC 8601 §2.7.1).
///
/// @param status    the verdict
/// @param domain    `d=`; empty when the field cannot be read that far
/// @param selector  `s=`; likewise
/// @param algorithm `a=`; likewise
/// @param keyBits   size of an RSA key, 256 for Ed25519, 0 when the key was not seen
/// @param testing   the key says that its owner is only trying (RFC 6376 §3.6.1, `t=y`)
/// @param reason    for people: why not; empty with [Status#PASS]
public record Verification(
        Status status, String domain, String selector, String algorithm, int keyBits, boolean testing, String reason) {
    /// The verdicts.
    public enum Status {
        /// The signature is good.
        PASS,
        /// The message is not the one that was signed.
        FAIL,
        /// Good by mathematics, but not acceptable to us: weak algorithm or key.
        POLICY,
        /// The field or the key cannot be understood, or the signature has expired.
        PERM_ERROR,
        /// The key could not be fetched now.
        TEMP_ERROR
    }
}

package io.pennypost.mail.dkim;

import java.util.Locale;

/// What a verifier thinks of one signature, in the words of Authentication-Results (RFC 8601 §2.7.1).
///
/// @param status    the verdict
/// @param domain    `d=`; empty when the field cannot be read that far
/// @param selector  `s=`; likewise
/// @param algorithm `a=`; likewise
/// @param identity  `i=`, or `@` and the domain; empty when the field cannot be read
/// @param reason    for people: why not; empty with [Status#PASS]
/// @param evidence  what was seen on the way
public record Verification(
        Status status,
        String domain,
        String selector,
        String algorithm,
        String identity,
        String reason,
        Evidence evidence) {
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
        TEMP_ERROR;

        /// The word of Authentication-Results.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace("_", "");
        }
    }

    /// What a verifier saw; texts are empty and numbers 0 as long as it did not come that far.
    ///
    /// @param keyName     where the key was looked up
    /// @param keyRecord   what was found there, as published
    /// @param keyBits     size of an RSA key, 256 for Ed25519
    /// @param testing     the key says that its owner is only trying (RFC 6376 §3.6.1, `t=y`)
    /// @param bodyClaimed hash of the body by the signature, in base64
    /// @param bodyFound   hash of the body as it came, in base64
    /// @param bodyCovered whether all of the body is signed; false where `l=` leaves out its end
    /// @param signature   the first characters of `b=`, which tell signatures of one domain apart (RFC 6008)
    public record Evidence(
            String keyName,
            String keyRecord,
            int keyBits,
            boolean testing,
            String bodyClaimed,
            String bodyFound,
            boolean bodyCovered,
            String signature) {
        static final Evidence NONE = new Evidence("", "", 0, false, "", "", true, "");

        Evidence withKey(String keyRecord, int bits, boolean testing) {
            return new Evidence(keyName, keyRecord, bits, testing, bodyClaimed, bodyFound, bodyCovered, signature);
        }
    }

    /// Size of the key in bits; 0 when it was not seen.
    public int keyBits() {
        return evidence.keyBits();
    }

    /// Whether the owner of the key is only trying.
    public boolean testing() {
        return evidence.testing();
    }
}

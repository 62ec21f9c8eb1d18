package io.pennypost.ses.identity;

import io.pennypost.aws.secret.Secret;
import java.time.Instant;

/// A key that signs for a domain.
///
/// @param selector    what it is published under
/// @param privateKey  PKCS#8 in base64
/// @param publicKey   SubjectPublicKeyInfo in base64: the `p=` of RFC 6376 §3.6.1
/// @param bits        length of the modulus
/// @param createdAt   when it was made, or given to us
/// @param fingerprint changes with the key; what caches of imported keys ask by
public record DkimKey(
        String selector, Secret privateKey, String publicKey, int bits, Instant createdAt, String fingerprint) {}

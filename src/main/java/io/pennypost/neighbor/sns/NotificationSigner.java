package io.pennypost.neighbor.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Base64;

/// Signs what topics publish, so that receivers know it is from here. Safe for use by many threads.
///
/// Source: "Verifying the signatures of Amazon SNS messages": RSASSA-PKCS1-v1_5 over SHA-1 (version 1) or SHA-256.
///
/// @param key      RSA, 2048 bits, imported by the provider
/// @param provider the one that signs
/// @param file     name of the certificate where it is served: `SimpleNotificationService-….pem`
/// @param pem      the certificate
public record NotificationSigner(PrivateKey key, Provider provider, String file, String pem) {
    /// The signature of a text, in base64.
    ///
    /// @param version `1` or `2`
    String sign(String version, String text) {
        try {
            var signature = Signature.getInstance(version.equals("2") ? "SHA256withRSA" : "SHA1withRSA", provider);
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("A notification cannot be signed.", impossible);
        }
    }

    @Override
    public String toString() {
        return "NotificationSigner[***]";
    }
}

package io.pennypost.mail.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/// The algorithms of RFC 6376 §3.3 and RFC 8463.
enum Scheme {
    RSA_SHA256("rsa-sha256", "rsa", "sha256", "SHA-256", "SHA256withRSA"),
    RSA_SHA1("rsa-sha1", "rsa", "sha1", "SHA-1", "SHA1withRSA"),
    ED25519_SHA256("ed25519-sha256", "ed25519", "sha256", "SHA-256", "Ed25519");

    private final String tag;
    private final String keyType;
    private final String tagHash;
    private final String hash;
    private final String signature;

    Scheme(String tag, String keyType, String tagHash, String hash, String signature) {
        this.tag = tag;
        this.keyType = keyType;
        this.tagHash = tagHash;
        this.hash = hash;
        this.signature = signature;
    }

    static Optional<Scheme> of(String tag) {
        for (var scheme : values()) {
            if (scheme.tag.equals(tag)) {
                return Optional.of(scheme);
            }
        }
        return Optional.empty();
    }

    String keyType() {
        return keyType;
    }

    /// The hash as keys name it.
    String tagHash() {
        return tagHash;
    }

    MessageDigest digest() {
        return BodyHashes.digest(hash);
    }

    /// The form in which the body is hashed for a signature.
    BodyHashes.Form form(SignatureField signature) {
        return new BodyHashes.Form(signature.body(), hash, signature.limit());
    }

    PublicKey publicKey(byte[] octets) throws GeneralSecurityException {
        if (this != ED25519_SHA256) {
            var info = new X509EncodedKeySpec(Der.toRsaPublicKeyInfo(octets));
            return KeyFactory.getInstance("RSA").generatePublic(info);
        }
        if (octets.length != 32) {
            throw new IllegalArgumentException("Ed25519 keys have 32 bytes");
        }
        var info = new X509EncodedKeySpec(Der.toEd25519PublicKeyInfo(octets));
        return KeyFactory.getInstance("Ed25519").generatePublic(info);
    }

    boolean verify(PublicKey key, byte[] signed, byte[] value) throws GeneralSecurityException {
        var engine = Signature.getInstance(signature);
        engine.initVerify(key);
        engine.update(this == ED25519_SHA256 ? digest().digest(signed) : signed);
        try {
            return engine.verify(value);
        } catch (SignatureException malformed) {
            return false;
        }
    }
}

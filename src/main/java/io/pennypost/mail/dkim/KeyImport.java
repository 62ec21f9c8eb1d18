package io.pennypost.mail.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/// Brings RSA keys into the provider that signs with them. Thread-safe.
///
/// PEM or bare base64, PKCS#1 or PKCS#8, as the SES API and the tools of the trade have them.
public final class KeyImport {
    /// Least size that verifiers must accept (RFC 8301 §3.2).
    public static final int RSA_BITS_MIN = 1_024;

    /// Largest size we take: larger ones cost too much for each message and do not fit into DNS.
    public static final int RSA_BITS_MAX = 4_096;

    /// Longest text that can hold a key of [#RSA_BITS_MAX].
    private static final int TEXT_MAX = 16_384;

    private final Provider provider;
    private final KeyFactory factory;

    /// Imports with this provider's own key factory.
    ///
    /// @throws NoSuchAlgorithmException when it knows no RSA
    public KeyImport(Provider provider) throws NoSuchAlgorithmException {
        this.provider = provider;
        this.factory = KeyFactory.getInstance("RSA", provider);
    }

    /// What came of an import.
    public sealed interface Result {
        /// A key that can sign.
        ///
        /// @param publicKey its other half, to be published
        /// @param bits      size of the modulus
        record Imported(PrivateKey privateKey, PublicKey publicKey, int bits) implements Result {
            @Override
            public String toString() {
                return "Imported[" + bits + " bits, ***]";
            }
        }

        /// No key that can be used.
        record Refused(String reason) implements Result {}
    }

    /// Reads a private key.
    public Result privateKey(String text) {
        if (text.length() > TEXT_MAX) {
            return new Result.Refused("too long for a private key");
        }
        if (text.contains("ENCRYPTED")) {
            return new Result.Refused("the private key is encrypted");
        }
        try {
            var der = Base64.getMimeDecoder().decode(withoutArmor(text));
            var key = factory.generatePrivate(new PKCS8EncodedKeySpec(Der.toPkcs8(der)));
            return key instanceof RSAPrivateCrtKey rsa ? imported(rsa) : new Result.Refused("not a whole RSA key");
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return new Result.Refused("not an RSA private key in PKCS #1 or PKCS #8");
        }
    }

    /// Makes a new pair.
    ///
    /// @param bits 1024 or 2048 for SES; at most [#RSA_BITS_MAX]
    public KeyPair generate(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA", provider);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException withoutRsa) {
            throw new IllegalStateException(withoutRsa);
        }
    }

    /// The key as it is stored: PKCS #8 in base64, on one line.
    public static String toText(PrivateKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private Result imported(RSAPrivateCrtKey key) throws GeneralSecurityException {
        int bits = key.getModulus().bitLength();
        if (bits < RSA_BITS_MIN || bits > RSA_BITS_MAX) {
            return new Result.Refused("RSA key of " + bits + " bits, not of 1024 to 4096");
        }
        var publicKey = factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return new Result.Imported(key, publicKey, bits);
    }

    private static String withoutArmor(String text) {
        int begin = text.indexOf("-----BEGIN ");
        int start = begin < 0 ? -1 : text.indexOf("-----", begin + 11);
        if (start < 0) {
            return text;
        }
        int end = text.indexOf("-----END ", start);
        return text.substring(start + 5, end < 0 ? text.length() : end);
    }
}

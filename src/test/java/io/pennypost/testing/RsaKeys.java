package io.pennypost.testing;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// RSA keys for tests, one pair per length: finding primes is slow, and tests do not look at them.
public final class RsaKeys {
    /// What PKCS#8 puts before a PKCS#1 key: a SEQUENCE, a version, the algorithm, and the head of an OCTET
    /// STRING.
    private static final int PKCS8_HEAD = 26;

    private static final Map<Integer, KeyPair> PAIRS = new ConcurrentHashMap<>();

    private RsaKeys() {}

    /// A pair of so many bits, the same at each call.
    public static KeyPair pair(int bits) {
        return PAIRS.computeIfAbsent(bits, length -> {
            try {
                var rsa = KeyPairGenerator.getInstance("RSA");
                rsa.initialize(length);
                return rsa.generateKeyPair();
            } catch (NoSuchAlgorithmException impossible) {
                throw new AssertionError(impossible);
            }
        });
    }

    /// PKCS#8 in base64.
    public static String pkcs8(int bits) {
        return Base64.getEncoder().encodeToString(pair(bits).getPrivate().getEncoded());
    }

    /// PKCS#1 in base64: the body of what `openssl genrsa -traditional` writes.
    public static String pkcs1(int bits) {
        var pkcs8 = pair(bits).getPrivate().getEncoded();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(pkcs8, PKCS8_HEAD, pkcs8.length));
    }

    /// The public key in base64.
    public static String publicKey(int bits) {
        return Base64.getEncoder().encodeToString(pair(bits).getPublic().getEncoded());
    }
}

package io.pennypost.ses.identity;

import java.util.Arrays;
import java.util.Base64;

/// Private keys as owners of domains give them to us.
final class ByodkimKeys {
    /// What PKCS#8 puts before a PKCS#1 key: a SEQUENCE, a version, the algorithm, and the head of an OCTET
    /// STRING.
    private static final int PKCS8_HEAD = 26;

    private ByodkimKeys() {}

    /// PKCS#8 in base64.
    static String pkcs8(int bits) {
        return Base64.getEncoder()
                .encodeToString(IdentityWorld.pair(bits).getPrivate().getEncoded());
    }

    /// PKCS#1 in base64: the body of what `openssl genrsa -traditional` writes.
    static String pkcs1(int bits) {
        var pkcs8 = IdentityWorld.pair(bits).getPrivate().getEncoded();
        return Base64.getEncoder().encodeToString(Arrays.copyOfRange(pkcs8, PKCS8_HEAD, pkcs8.length));
    }

    /// The public key in base64.
    static String publicKey(int bits) {
        return Base64.getEncoder()
                .encodeToString(IdentityWorld.pair(bits).getPublic().getEncoded());
    }
}

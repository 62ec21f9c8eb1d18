package io.pennypost.ses.identity;

import io.pennypost.aws.secret.Secret;
import io.pennypost.ses.BadRequest;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// Makes keys for Easy DKIM and reads those of BYODKIM.
///
/// Finding the primes of a key takes a tenth of a second or more, so it happens on threads given for it, not
/// on the carrier of the caller's virtual thread. Safe for use by many threads.
public final class DkimKeys {
    /// BYODKIM: "1024-bit to 2048-bit".
    private static final int BITS_MIN = 1024;

    private static final int BITS_MAX = 2048;

    /// A key is made within seconds even on a busy machine.
    private static final long DEADLINE_SECONDS = 60;

    /// Base64 of a 2048-bit key has 1600 characters; the bound is that of the AWS model.
    private static final int PRIVATE_KEY_TEXT_MAX = 20_480;

    /// SEQUENCE { OID 1.2.840.113549.1.1.1, NULL }, RFC 8017 appendix A.1.
    private static final byte[] RSA_ALGORITHM = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

    private final Executor executor;
    private final IntFunction<KeyPair> generator;

    /// @param executor  platform threads that may be busy for long
    /// @param generator a new RSA key pair of so many bits
    public DkimKeys(Executor executor, IntFunction<KeyPair> generator) {
        this.executor = executor;
        this.generator = generator;
    }

    /// Keys by the first provider of RSA that the program has installed.
    public static DkimKeys rsa(Executor executor, SecureRandom random) {
        return new DkimKeys(executor, bits -> {
            try {
                var rsa = KeyPairGenerator.getInstance("RSA");
                rsa.initialize(bits, random);
                return rsa.generateKeyPair();
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("Every Java has RSA.", impossible);
            }
        });
    }

    /// A new key. Waits until it is made.
    public DkimKey create(String selector, KeyLength length, Instant now) {
        var pair = CompletableFuture.supplyAsync(() -> generator.apply(length.bits()), executor)
                .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .join();
        return key(
                selector,
                pair.getPrivate().getEncoded(),
                pair.getPublic().getEncoded(),
                ((RSAPublicKey) pair.getPublic()).getModulus().bitLength(),
                now);
    }

    /// The owner's own key: PKCS#1 or PKCS#8 DER, in base64, as the body of a PEM file has it.
    ///
    /// @throws BadRequest when it is no RSA key of 1024 to 2048 bits
    public DkimKey read(String selector, Secret privateKey, Instant now) {
        var rsa = parse(privateKey);
        var bits = rsa.getModulus().bitLength();
        if (bits < BITS_MIN || bits > BITS_MAX) {
            throw new BadRequest("The private key must have " + BITS_MIN + " to " + BITS_MAX + " bits.");
        }
        try {
            var publicKey = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
            return key(selector, rsa.getEncoded(), publicKey.getEncoded(), bits, now);
        } catch (GeneralSecurityException notAKey) {
            throw invalid();
        }
    }

    private static RSAPrivateCrtKey parse(Secret privateKey) {
        if (privateKey.reveal().length() > PRIVATE_KEY_TEXT_MAX) {
            throw invalid();
        }
        try {
            var der = Base64.getDecoder().decode(privateKey.reveal());
            var pkcs8 = isPkcs8(der) ? der : wrap(der);
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (key instanceof RSAPrivateCrtKey rsa) {
                return rsa;
            }
            throw invalid();
        } catch (IllegalArgumentException | GeneralSecurityException notAKey) {
            throw invalid();
        }
    }

    private static BadRequest invalid() {
        return new BadRequest(
                "The private key is not valid: an RSA key in PKCS #1 format, base64-encoded, is expected.");
    }

    /// PKCS#8 goes on with a SEQUENCE after its version, PKCS#1 with an INTEGER (RFC 5958 §2, RFC 8017
    /// appendix A.1.2).
    private static boolean isPkcs8(byte[] der) {
        var content = der.length > 1 && (der[1] & 0x80) != 0 ? 2 + (der[1] & 0x7f) : 2;
        return der.length > content + 3 && der[content] == 0x02 && der[content + 1] == 0x01 && der[content + 3] == 0x30;
    }

    private static byte[] wrap(byte[] pkcs1) {
        var version = new byte[] {0x02, 0x01, 0x00};
        return tagged(0x30, version, RSA_ALGORITHM, tagged(0x04, pkcs1));
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        var length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var header = length < 0x80
                ? new byte[] {(byte) tag, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        var all = Arrays.copyOf(header, header.length + length);
        var at = header.length;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static DkimKey key(String selector, byte[] pkcs8, byte[] publicKey, int bits, Instant now) {
        return new DkimKey(
                selector,
                new Secret(Base64.getEncoder().encodeToString(pkcs8)),
                Base64.getEncoder().encodeToString(publicKey),
                bits,
                now,
                fingerprint(publicKey));
    }

    private static String fingerprint(byte[] publicKey) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(publicKey);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}

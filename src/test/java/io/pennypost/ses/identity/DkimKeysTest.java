package io.pennypost.ses.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.secret.Secret;
import io.pennypost.ses.BadRequest;
import io.pennypost.testing.RsaKeys;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DkimKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private final DkimKeys keys = DkimKeys.rsa(Runnable::run, new SecureRandom());

    @Test
    void aNewKeySignsWhatItsPublicHalfVerifies() throws Exception {
        var key = keys.create("s1", KeyLength.RSA_1024_BIT, NOW);
        var rsa = KeyFactory.getInstance("RSA");
        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(rsa.generatePrivate(new PKCS8EncodedKeySpec(
                Base64.getDecoder().decode(key.privateKey().reveal()))));
        signer.update(new byte[] {1, 2, 3});
        var signature = signer.sign();
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(
                rsa.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key.publicKey()))));
        verifier.update(new byte[] {1, 2, 3});
        assertTrue(verifier.verify(signature));
        assertEquals(1024, key.bits());
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048})
    void ownersKeysAreReadAsPkcs1AndAsPkcs8(int bits) {
        var pkcs1 = keys.read("own", new Secret(RsaKeys.pkcs1(bits)), NOW);
        var pkcs8 = keys.read("own", new Secret(RsaKeys.pkcs8(bits)), NOW);
        assertEquals(pkcs1, pkcs8);
        assertEquals(bits, pkcs1.bits());
        assertEquals(RsaKeys.publicKey(bits), pkcs1.publicKey());
        assertEquals(RsaKeys.pkcs8(bits), pkcs1.privateKey().reveal());
    }

    @Test
    void differentKeysHaveDifferentFingerprints() {
        assertNotEquals(
                keys.read("own", new Secret(RsaKeys.pkcs1(1024)), NOW).fingerprint(),
                keys.read("own", new Secret(RsaKeys.pkcs1(2048)), NOW).fingerprint());
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 3072})
    void lengthsOutOfBoundsAreRefused(int bits) {
        var key = new Secret(RsaKeys.pkcs1(bits));
        assertEquals(
                "The private key must have 1024 to 2048 bits.",
                assertThrows(BadRequest.class, () -> keys.read("own", key, NOW)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "not base64!", "MIIEpAIBAAKCAQEA", "-----BEGIN RSA PRIVATE KEY-----"})
    void whatIsNoKeyIsRefused(String text) {
        assertThrows(BadRequest.class, () -> keys.read("own", new Secret(text), NOW));
    }

    @Test
    void damagedKeysAreRefusedOrReadButNeverDoHarm() {
        var seed = 20261124L;
        var random = new Random(seed);
        var good = Base64.getDecoder().decode(RsaKeys.pkcs1(1024));
        for (int i = 0; i < 2000; i++) {
            var damaged = good.clone();
            for (int j = 0; j <= random.nextInt(3); j++) {
                damaged[random.nextInt(i % 2 == 0 ? 16 : damaged.length)] = (byte) random.nextInt();
            }
            try {
                keys.read("own", new Secret(Base64.getEncoder().encodeToString(damaged)), NOW);
            } catch (BadRequest refused) {
                assertEquals("BadRequestException", refused.code(), "seed " + seed);
            }
        }
    }

    @Test
    void noTextShowsThePrivateKey() {
        var key = keys.read("own", new Secret(RsaKeys.pkcs1(1024)), NOW);
        var secret = key.privateKey().reveal();
        assertFalse(key.toString().contains(secret));
        var material = new DkimMaterial("example.com", "own", key.fingerprint(), key.privateKey());
        assertFalse(material.toString().contains(secret));
        assertFalse(
                new DkimSettings.External("own", key.privateKey()).toString().contains(secret));
    }
}

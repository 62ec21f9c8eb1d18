package io.pennypost.mail.dkim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.dkim.KeyImport.Result;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyImportTest {
    @ParameterizedTest
    @ValueSource(ints = {1_024, 2_048})
    void bothFormsAreTakenWithAndWithoutArmor(int bits) throws GeneralSecurityException {
        var keys = keys();
        var pair = keys.generate(bits);
        var pkcs8 = pair.getPrivate().getEncoded();
        // PKCS #8 is 26 bytes around PKCS #1 for keys of these sizes.
        var pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);

        for (var der : new byte[][] {pkcs8, pkcs1}) {
            var bare = Base64.getEncoder().encodeToString(der);
            var lines = Base64.getMimeEncoder().encodeToString(der);
            var armored = "junk\n-----BEGIN RSA PRIVATE KEY-----\n" + lines + "\n-----END RSA PRIVATE KEY-----\n";
            for (var text : new String[] {bare, lines, armored}) {
                var imported = assertInstanceOf(Result.Imported.class, keys.privateKey(text));
                assertEquals(bits, imported.bits());
                assertEquals(KeyRecord.text(pair.getPublic()), KeyRecord.text(imported.publicKey()));
                assertEquals(KeyImport.toText(pair.getPrivate()), KeyImport.toText(imported.privateKey()));
            }
        }
    }

    @Test
    void whatIsNoUsableKeyIsRefusedWithAReason() throws GeneralSecurityException {
        var small = KeyPairGenerator.getInstance("RSA");
        small.initialize(512);
        var text = KeyImport.toText(small.generateKeyPair().getPrivate());

        assertEquals("RSA key of 512 bits, not of 1024 to 4096", reason(text));
        assertEquals("not an RSA private key in PKCS #1 or PKCS #8", reason(""));
        assertEquals("not an RSA private key in PKCS #1 or PKCS #8", reason("hello world"));
        assertEquals("the private key is encrypted", reason("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
        assertEquals("too long for a private key", reason("A".repeat(100_000)));
    }

    @Test
    void noiseIsRefusedAndNeverThrows() throws GeneralSecurityException {
        var keys = keys();
        var random = new SplittableRandom(1);
        var key = keys.generate(1_024).getPrivate().getEncoded();
        for (int round = 0; round < 500; round++) {
            var broken = Arrays.copyOf(key, random.nextInt(key.length + 1));
            for (int i = 0; i < 3 && broken.length > 0; i++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            keys.privateKey(Base64.getEncoder().encodeToString(broken));
        }
    }

    @Test
    void aRecordIsCutIntoStringsOf255() {
        var strings = KeyRecord.strings("a".repeat(600));

        assertEquals(3, strings.size());
        assertTrue(strings.stream().allMatch(string -> string.length() <= 255));
        assertEquals("a".repeat(600), String.join("", strings));
    }

    private static String reason(String text) throws GeneralSecurityException {
        return assertInstanceOf(Result.Refused.class, keys().privateKey(text)).reason();
    }

    private static KeyImport keys() throws GeneralSecurityException {
        return new KeyImport(Security.getProviders("KeyFactory.RSA")[0]);
    }
}

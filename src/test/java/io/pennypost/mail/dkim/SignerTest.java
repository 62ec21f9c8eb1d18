package io.pennypost.mail.dkim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.dkim.Verification.Status;
import io.pennypost.mail.mime.Header;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignerTest {
    private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");
    private static final String MESSAGE = String.join(
            "\r\n",
            "From: Ann <ann@example.com>",
            "To: bob@example.org,",
            "\tcarol@example.org",
            "Subject:  Hello   there",
            "Received: one",
            "Received: two",
            "",
            "Hello  world \t",
            "",
            ".",
            "",
            "");

    @Test
    void whatIsSignedVerifies() throws GeneralSecurityException {
        var pair = rsa(2_048);
        var signed = signed(signer(pair), MESSAGE);

        var verdict = verifier(pair).verify(signed).getFirst();

        assertEquals(Status.PASS, verdict.status(), verdict.reason());
        assertEquals(
                "@example.com by sel, rsa-sha256 of 2048 bits",
                verdict.identity() + " by " + verdict.selector() + ", " + verdict.algorithm() + " of "
                        + verdict.keyBits() + " bits");
        assertEquals(verdict.evidence().bodyClaimed(), verdict.evidence().bodyFound());
    }

    @Test
    void theFieldIsAsTheReferenceSays() throws GeneralSecurityException {
        var field = Header.scan(signed(signer(rsa(2_048)), MESSAGE)).fields().getFirst();
        var tags = TagList.parse(field.value()).orElseThrow();

        assertEquals("DKIM-Signature", field.name());
        assertEquals(
                List.of("v", "a", "c", "d", "s", "t", "h", "bh", "b"),
                List.copyOf(tags.tags().keySet()));
        assertEquals(Optional.of("relaxed/relaxed"), tags.get("c"));
        assertEquals(Optional.of("1795514400"), tags.get("t"));
        assertEquals(
                "From:From:Reply-To:To:To:Cc:Subject:Subject:Date:Message-ID:MIME-Version:Content-Type:"
                        + "List-Unsubscribe:List-Unsubscribe-Post",
                TagList.withoutSpace(tags.getOrEmpty("h")));
        var text = new String(field.octets(), field.start(), field.end() - field.start(), StandardCharsets.US_ASCII);
        text.lines().forEach(line -> assertTrue(line.length() <= 78, line));
        assertTrue(text.endsWith("\r\n"));
    }

    @Test
    void relaysMayFoldAndTrimButNotChange() throws GeneralSecurityException {
        var pair = rsa(2_048);
        var signed = string(signed(signer(pair), MESSAGE));

        assertEquals(Status.PASS, status(pair, signed.replace("Subject:  Hello   there", "subject: Hello\r\n there ")));
        assertEquals(Status.PASS, status(pair, signed.replace("Hello  world \t\r\n", "Hello world\r\n") + "\r\n\r\n"));
        assertEquals(Status.PASS, status(pair, "Received: three\r\n" + signed));
        assertEquals(Status.FAIL, status(pair, signed.replace("Hello   there", "Hello here")));
        assertEquals(Status.FAIL, status(pair, signed.replace("world", "word")));
        assertEquals(Status.FAIL, status(pair, signed + "appended\r\n"));
    }

    @Test
    void aSecondInstanceOfAnOversignedFieldBreaksTheSignature() throws GeneralSecurityException {
        var pair = rsa(2_048);
        var signed = string(signed(signer(pair), MESSAGE));

        for (var field : List.of("From", "To", "Subject", "Date", "Reply-To", "Content-Type", "List-Unsubscribe")) {
            assertEquals(Status.FAIL, status(pair, field + ": evil\r\n" + signed), field);
            assertEquals(
                    Status.FAIL, status(pair, signed.replace("\r\n\r\n", "\r\n" + field + ": evil\r\n\r\n")), field);
        }
    }

    @Test
    void aStreamedBodyHasTheSameHash() throws GeneralSecurityException, IOException {
        var sha256 = MessageDigest.getInstance("SHA-256");
        var body = "a  line \r\n\r\n".repeat(50_000).getBytes(StandardCharsets.US_ASCII);

        var streamed = BodyHash.relaxed(new ByteArrayInputStream(body), sha256);

        assertArrayEquals(BodyHash.relaxed(body, 0, sha256).octets(), streamed.octets());
    }

    @Test
    void ed25519BesideRsaVerifiesToo() throws GeneralSecurityException {
        var rsa = rsa(1_024);
        var ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var edSigner = new Signer(new SigningKey("example.com", "ed", ed25519.getPrivate()), provider("Ed25519"));
        var twice = signed(signer(rsa), string(signed(edSigner, MESSAGE)));

        KeyLookup keys = name -> new KeyLookup.Answer.Found(
                List.of(KeyRecord.text(name.startsWith("ed.") ? ed25519.getPublic() : rsa.getPublic())));
        var verdicts = new Verifier(keys, () -> AT, Verifier.Policy.STRICT).verify(twice);

        assertEquals(
                List.of(Status.PASS, Status.PASS),
                verdicts.stream().map(Verification::status).toList());
        assertEquals("ed25519-sha256", verdicts.getLast().algorithm());
    }

    @Test
    void oneSignerServesManyThreads() throws Exception {
        var pair = rsa(1_024);
        var signer = signer(pair);
        var verifier = verifier(pair);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(
                            () -> verifier.verify(signed(signer, MESSAGE.replace("world", "world " + i)))))
                    .toList();
            for (var task : tasks) {
                assertEquals(Status.PASS, task.get().getFirst().status());
            }
        }
    }

    @Test
    void theKeyIsNotPrinted() throws GeneralSecurityException {
        var key = new SigningKey("example.com", "sel", rsa(1_024).getPrivate());

        assertFalse(key.toString().contains("Key@"));
        assertTrue(key.toString().endsWith("***]"));
    }

    static byte[] signed(Signer signer, String message) throws GeneralSecurityException {
        var bytes = message.getBytes(StandardCharsets.UTF_8);
        var header = Header.scan(bytes);
        var body = BodyHash.relaxed(bytes, header.bodyStart(), MessageDigest.getInstance("SHA-256"));
        return (string(signer.sign(header, body, AT)) + message).getBytes(StandardCharsets.UTF_8);
    }

    private static Status status(KeyPair pair, String message) {
        return verifier(pair)
                .verify(message.getBytes(StandardCharsets.UTF_8))
                .getFirst()
                .status();
    }

    private static Verifier verifier(KeyPair pair) {
        KeyLookup keys = _ -> new KeyLookup.Answer.Found(List.of(KeyRecord.text(pair.getPublic())));
        return new Verifier(keys, () -> AT, Verifier.Policy.STRICT);
    }

    private static Signer signer(KeyPair pair) throws GeneralSecurityException {
        return new Signer(new SigningKey("example.com", "sel", pair.getPrivate()), provider("SHA256withRSA"));
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static Provider provider(String algorithm) {
        return Security.getProviders("Signature." + algorithm)[0];
    }

    private static String string(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

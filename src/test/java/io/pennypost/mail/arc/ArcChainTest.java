package io.pennypost.mail.arc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.arc.ArcVerdict.Status;
import io.pennypost.mail.dkim.BodyHash;
import io.pennypost.mail.dkim.BodyHashes;
import io.pennypost.mail.dkim.KeyLookup;
import io.pennypost.mail.dkim.KeyRecord;
import io.pennypost.mail.dkim.Signer;
import io.pennypost.mail.dkim.SigningKey;
import io.pennypost.mail.dkim.Verifier;
import io.pennypost.mail.mime.Header;
import io.pennypost.testing.RsaKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Security;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArcChainTest {
    private static final String MAIL = "From: a@example.com\r\nTo: b@example.net\r\nSubject: Hi\r\n\r\nBody\r\n";
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final ArcSealer sealer = new ArcSealer(signer());
    private final KeyLookup keys = _ -> new KeyLookup.Answer.Found(
            List.of(KeyRecord.text(RsaKeys.pair(1_024).getPublic())));

    ArcChainTest() throws GeneralSecurityException {}

    private static Signer signer() throws GeneralSecurityException {
        var provider = Objects.requireNonNull(Security.getProvider("SunRsaSign"));
        var key = new SigningKey("forwarder.example", "s", RsaKeys.pair(1_024).getPrivate());
        return new Signer(key, provider);
    }

    @Test
    void whatIsSealedOnEveryHopPasses() throws GeneralSecurityException {
        var mail = MAIL;

        for (int hop = 1; hop <= 3; hop++) {
            mail = sealed(mail) + mail;
            var verdict = judge(mail, keys);

            assertEquals(Status.PASS, verdict.status(), verdict.reason());
            assertEquals(hop, verdict.instances());
        }
    }

    @Test
    void aChangedBodyFailsAndIsSealedAsFailedOnce() throws GeneralSecurityException {
        var changed = (sealed(MAIL) + MAIL).replace("Body", "Another body");

        var verdict = judge(changed, keys);
        var again = sealed(changed);

        assertEquals(Status.FAIL, verdict.status());
        assertEquals("ARC-Message-Signature i=1: body has been changed", verdict.reason());
        assertTrue(again.contains("cv=fail"), again);
        assertEquals("", sealed(again + changed));
    }

    @Test
    void aKeyThatCannotBeFetchedIsAFailureForNow() throws GeneralSecurityException {
        var verdict = judge(sealed(MAIL) + MAIL, _ -> new KeyLookup.Answer.Unavailable("SERVFAIL"));

        assertEquals(Status.FAIL, verdict.status());
        assertTrue(verdict.temporary());
    }

    @Test
    void moreThanFiftySetsAreNoChain() {
        var broken = assertInstanceOf(
                ArcChain.Broken.class, ArcChain.read(header("ARC-Seal: i=51; a=rsa-sha256; b=AA; cv=pass; d=e; s=s")));

        assertEquals("ARC-Seal without a valid i=", broken.reason());
    }

    @Test
    void noiseInFieldsIsNoTrouble() {
        var choice =
                ("ARC-Seal:|ARC-Message-Signature:|ARC-Authentication-Results:|\r\n|\r\n |i=1;|i=2;|i=99;|i=|cv=none;"
                                + "|cv=pass;|a=rsa-sha256;|b=AAAA;|bh=AAAA;|d=example.com;|s=s;|h=from;|h=arc-seal;|;|=| |\u00e4")
                        .split("\\|", -1);
        var random = new SplittableRandom(8_617);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder("ARC-Seal:");
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(choice[random.nextInt(choice.length)]);
            }
            judge(text + "\r\nFrom: a@example.com\r\n\r\nbody\r\n", keys);
        }
    }

    private String sealed(String mail) throws GeneralSecurityException {
        var octets = mail.getBytes(StandardCharsets.UTF_8);
        var header = Header.scan(octets);
        var body = BodyHash.relaxed(octets, header.bodyStart(), MessageDigest.getInstance("SHA-256"));
        var set = sealer.seal(header, body, judge(mail, keys), "mx.forwarder.example; spf=pass", NOW);
        return new String(set.orElse(new byte[0]), StandardCharsets.UTF_8);
    }

    private static ArcVerdict judge(String mail, KeyLookup keys) {
        var octets = mail.getBytes(StandardCharsets.UTF_8);
        var header = Header.scan(octets);
        var bodies = new BodyHashes();
        var verdict = new ArcVerifier(keys, Verifier.Policy.STRICT).begin(header, bodies);
        bodies.update(octets, header.bodyStart(), octets.length);
        bodies.finish();
        return verdict.get();
    }

    private static Header header(String text) {
        return Header.scan((text + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }
}

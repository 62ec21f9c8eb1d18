package io.pennypost.receive.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.dkim.Verifier;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.mime.Header;
import io.pennypost.testing.FakeResolver;
import io.pennypost.testing.JsonMembers;
import io.pennypost.testing.SignedMail;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final String MAIL = "From: a@example.com\nTo: b@shop.example\nSubject: Hi\n\nBody\n";
    private static final Peer PEER = new Peer(InetAddress.ofLiteral("192.0.2.7"), "mx.example.com", "a@example.com");

    private static final String ZONE = """
            example.com TXT v=spf1 ip4:192.0.2.0/24 -all
            _dmarc.example.com TXT v=DMARC1; p=reject
            192.0.2.7 PTR mx.example.com
            mx.example.com A 192.0.2.7
            """ + SignedMail.keyLine("example.com");

    private final AuthenticationResults results = new AuthenticationResults("mx.shop.example");

    @Test
    void mailThatIsAllRightPassesEverything() throws IOException {
        var judgement = judge(ZONE, SignedMail.by("example.com", MAIL));

        assertEquals("PASS PASS PASS GRAY", statuses(judgement));
        assertEquals(Optional.empty(), judgement.dmarcPolicy());
        var field = results.field(judgement);
        var signature = judgement.dkim().getFirst().evidence().signature();
        assertEquals(
                """
                Authentication-Results: mx.shop.example;
                \tspf=pass (spfCheck: domain of example.com designates 192.0.2.7 as permitted sender) smtp.mailfrom=a@example.com;
                \tdkim=pass header.d=example.com header.i=@example.com header.s=s header.a=rsa-sha256 header.b=%s;
                \tdmarc=pass (p=reject dis=none) header.from=example.com;
                \tarc=none;
                \tiprev=pass policy.iprev=192.0.2.7
                """.formatted(signature.matches("[A-Za-z0-9+]+") ? signature : "\"" + signature + "\"")
                        .replace("\n", "\r\n"),
                field);
    }

    @Test
    void forgedMailFailsWithThePolicyOfTheAuthor() throws IOException {
        var peer = new Peer(InetAddress.ofLiteral("198.51.100.1"), "bad.example", "x@example.com");

        var judgement = judge(ZONE, MAIL.getBytes(StandardCharsets.UTF_8), peer);

        assertEquals("FAIL GRAY FAIL GRAY", statuses(judgement));
        assertEquals(Optional.of("reject"), judgement.dmarcPolicy());
    }

    @Test
    void aSignatureOfSomebodyElseIsGray() throws IOException {
        var zone = ZONE + "\n" + SignedMail.keyLine("esp.example");

        var judgement = judge(zone, SignedMail.by("esp.example", MAIL));

        assertEquals("PASS GRAY PASS GRAY", statuses(judgement));
    }

    @Test
    void aChangedBodyFails() throws IOException {
        var mail = new String(SignedMail.by("example.com", MAIL), StandardCharsets.UTF_8).replace("Body", "Buddy");

        var judgement = judge(ZONE, mail.getBytes(StandardCharsets.UTF_8));

        assertEquals("PASS FAIL PASS GRAY", statuses(judgement));
        assertTrue(
                results.field(judgement).contains("dkim=fail reason=\"body has been changed\" header.d=example.com"),
                results.field(judgement));
    }

    @Test
    void aPassWithoutDemandIsGray() throws IOException {
        var judgement = judge(ZONE.replace("p=reject", "p=none"), SignedMail.by("example.com", MAIL));

        assertEquals("PASS PASS GRAY GRAY", statuses(judgement));
    }

    @Test
    void whatHasNoAnswerIsNotProcessed() throws IOException {
        var judgement = judge(
                "example.com SERVFAIL\n_dmarc.example.com SERVFAIL\n" + "s._domainkey.example.com SERVFAIL",
                SignedMail.by("example.com", MAIL));

        assertEquals("PROCESSING_FAILED PROCESSING_FAILED PROCESSING_FAILED GRAY", statuses(judgement));
    }

    @Test
    void afterTenSecondsNothingIsAskedAnyMore() throws IOException {
        var dns = new FakeResolver(ZONE);
        var time = new AtomicLong();
        // Every look at the clock takes a quarter of a minute.
        LongSupplier slow = () -> time.getAndAdd(15_000_000_000L);

        var judgement = judge(dns, slow, SignedMail.by("example.com", MAIL), PEER);

        assertEquals("PROCESSING_FAILED PROCESSING_FAILED PROCESSING_FAILED GRAY", statuses(judgement));
        assertEquals(List.of(), dns.queries());
    }

    @Test
    void withoutAClientTheResultsSpeakOfTheMailAlone() throws IOException {
        var mail = SignedMail.by("example.com", MAIL);
        var header = Header.scan(mail);

        var judgement = judge(new FakeResolver(ZONE), () -> 0L).judge(header, body(header, mail));

        assertEquals("GRAY PASS PASS GRAY", statuses(judgement));
        assertFalse(results.field(judgement).contains("spf="), results.field(judgement));
    }

    @Test
    void whatStrangersWriteCannotLeaveItsPlace() throws IOException {
        var peer = new Peer(PEER.ip(), "x\r\nSubject: y", "\"a\r\n)(; dmarc=pass\"@example.com");

        var judgement = judge(ZONE, MAIL.getBytes(StandardCharsets.UTF_8), peer);
        var fields = results.field(judgement) + results.receivedSpf(judgement.spf(), peer);

        assertEquals(
                List.of("Authentication-Results", "Received-SPF"),
                Header.scan(fields.getBytes(StandardCharsets.UTF_8)).fields().stream()
                        .map(Header.Field::name)
                        .toList());
        assertTrue(fields.contains("smtp.mailfrom=\"\\\"a)(; dmarc=pass\\\"@example.com\""), fields);
    }

    @Test
    void fieldsInOurNameAreForged() {
        assertTrue(isForged("Authentication-Results: mx.shop.example; spf=pass"));
        assertTrue(isForged("authentication-results:\r\n (x) \"MX.shop.example\" 1; spf=pass"));
        assertFalse(isForged("Authentication-Results: mx.other.example; spf=pass"));
        assertFalse(isForged("Subject: mx.shop.example"));
    }

    @Test
    void theObjectHoldsEvidenceAndVerdicts() throws IOException {
        var judgement = judge(ZONE, SignedMail.by("example.com", MAIL));

        var json = JsonMembers.of(JudgementJson.of(judgement));

        assertEquals("PASS", JsonMembers.text(json, "verdicts", "dmarc"));
        var signature = JsonMembers.at(json, "dkim").asArray().getFirst();
        assertEquals("2048", JsonMembers.at(signature, "keyBits").asNumber());
        assertEquals(JsonMembers.text(signature, "bodyHashClaimed"), JsonMembers.text(signature, "bodyHashFound"));
    }

    private boolean isForged(String field) {
        var header = Header.scan((field + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        return results.isForged(header.fields().getFirst());
    }

    private static String statuses(Judgement judgement) {
        return judgement.spfStatus() + " " + judgement.dkimStatus() + " " + judgement.dmarcStatus() + " "
                + judgement.arcStatus();
    }

    private static Judgement judge(String zone, byte[] mail) throws IOException {
        return judge(zone, mail, PEER);
    }

    private static Judgement judge(String zone, byte[] mail, Peer peer) throws IOException {
        return judge(new FakeResolver(zone), () -> 0L, mail, peer);
    }

    private static Judgement judge(Resolver dns, LongSupplier nanoTime, byte[] mail, Peer peer) throws IOException {
        var header = Header.scan(mail);
        return judge(dns, nanoTime).judge(peer, header, body(header, mail));
    }

    private static Judge judge(Resolver dns, LongSupplier nanoTime) {
        return new Judge(dns, "mx.shop.example", () -> Instant.EPOCH, nanoTime, Verifier.Policy.STRICT);
    }

    private static ByteArrayInputStream body(Header header, byte[] mail) {
        return new ByteArrayInputStream(mail, header.bodyStart(), mail.length - header.bodyStart());
    }
}

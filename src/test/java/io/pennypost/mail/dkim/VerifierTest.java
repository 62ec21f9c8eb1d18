package io.pennypost.mail.dkim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pennypost.mail.dkim.Verification.Status;
import io.pennypost.mail.mime.LineEndings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifierTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-24T10:00:00Z");

    /// RFC 8463 Appendix A.
    private static final Map<String, String> KEYS = Map.of(
            "brisbane._domainkey.football.example.com",
            "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
            "test._domainkey.football.example.com",
            "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWR"
                    + "iGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutAC"
                    + "DfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3"
                    + "Ip3G+2kryOTIKT+l/K4w3QIDAQAB");

    private static final String EXAMPLE = """
            DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=brisbane; t=1528637909; h=from : to :
             subject : date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
             Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
            DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=test; t=1528637909; h=from : to : subject :
             date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
             DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
             dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """.replace("\n", "\r\n");

    @Test
    void theExampleOfRfc8463Verifies() {
        assertEquals(List.of(Status.PASS, Status.PASS), statuses(EXAMPLE));
        assertEquals(List.of(Status.FAIL, Status.FAIL), statuses(EXAMPLE.replace("lost", "won")));
        assertEquals(List.of(Status.FAIL, Status.FAIL), statuses(EXAMPLE.replace("dinner", "lunch")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=1; a=ed | v=2; a=ed | PERM_ERROR | signature has another version",
                "a=ed25519-sha256 | a=ed448-sha512 | PERM_ERROR | unknown algorithm",
                "c=relaxed/relaxed; | c=relaxed/tidy; | PERM_ERROR | signature has a malformed tag",
                "q=dns/txt; | q=http; | PERM_ERROR | key is not in DNS",
                "i=@football.example.com; | i=@example.com; | PERM_ERROR | i= is not within d=",
                "i=@football.example.com; | i=@example.com; | PERM_ERROR | i= is not within d=",
                "t=1528637909; | t=1528637909; x=1528637910; | PERM_ERROR | signature has expired",
                "t=1528637909; | t=1528637909; x=1; | PERM_ERROR | signature has a malformed tag",
                "t=1528637909; | t=1528637909; l=1; | FAIL | body has been changed",
                "t=1528637909; | t=1528637909; l=99999; | FAIL | body is shorter than l=",
                "s=brisbane; | s=sydney; | PERM_ERROR | no key",
                "s=brisbane; | s=test; | PERM_ERROR | key is for another algorithm",
                "s=brisbane; | | PERM_ERROR | signature lacks s=",
                "s=brisbane; | s=brisbane; s=test; | PERM_ERROR | signature is no list of tags",
                "h=from : to | h=fromm : to | FAIL | header has been changed",
            })
    void signaturesThatCannotCountSayWhy(String from, String to, Status status, String reason) {
        var message = EXAMPLE.replaceFirst(java.util.regex.Pattern.quote(from), to == null ? "" : to);

        var verdict = verify(message, KEYS).getFirst();

        assertEquals(status + ": " + reason, verdict.status() + ": " + verdict.reason());
    }

    @Test
    void fromMustBeSigned() {
        var message = EXAMPLE.replace("h=from : to", "h=to").replace("message-id : from", "message-id");

        assertEquals("From is not signed", verify(message, KEYS).getFirst().reason());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "k=ed25519; p= | PERM_ERROR | key is revoked",
                "k=ed25519; t=y; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= | PASS | ''",
                "k=ed25519; t=s; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= | PASS | ''",
                "k=ed25519; h=sha1; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= | PERM_ERROR | key is for another hash",
                "k=ed25519; s=tlsrpt; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= | PERM_ERROR | key is not for mail",
                "k=ed25519; s=*; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= | PASS | ''",
                "k=ed25519; s=email:x; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= | PASS | ''",
                "v=DKIM2; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= "
                        + "| PERM_ERROR | key record has another version",
                "k=ed25519; p=AAAA | PERM_ERROR | key cannot be used",
                "k=ed25519; p=!! | PERM_ERROR | key is not base64",
                "k=ed25519 | PERM_ERROR | key record has no key",
                "nonsense | PERM_ERROR | key record is malformed",
            })
    void keyRecordsAreObeyed(String record, Status status, String reason) {
        var verdict = verify(EXAMPLE, Map.of("brisbane._domainkey.football.example.com", record))
                .getFirst();

        assertEquals(status + ": " + reason, verdict.status() + ": " + verdict.reason());
    }

    @Test
    void exactKeysAreNotForSubdomains() {
        var message = EXAMPLE.replace("i=@football", "i=@sub.football");
        var record = "k=ed25519; t=s; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

        var verdict = verify(message, Map.of("brisbane._domainkey.football.example.com", record))
                .getFirst();

        assertEquals("key is not for subdomains", verdict.reason());
    }

    @Test
    void aKeyThatCannotBeFetchedNowIsATemporaryError() {
        var verifier = new Verifier(_ -> new KeyLookup.Answer.Unavailable("SERVFAIL"), CLOCK, Verifier.Policy.STRICT);

        var verdict =
                verifier.verify(EXAMPLE.getBytes(StandardCharsets.US_ASCII)).getFirst();

        assertEquals(Status.TEMP_ERROR, verdict.status());
        assertEquals("SERVFAIL", verdict.reason());
    }

    @Test
    void weakKeysDoNotPass() {
        var message = EXAMPLE.getBytes(StandardCharsets.US_ASCII);
        var verifier = new Verifier(lookup(KEYS), CLOCK, new Verifier.Policy(false, 2_048, 10));

        var verdict = verifier.verify(message).getLast();

        assertEquals(Status.POLICY, verdict.status());
        assertEquals(1_024, verdict.keyBits());
    }

    @Test
    void noMoreSignaturesAreLookedAtThanThePolicyAllows() {
        var verifier = new Verifier(lookup(KEYS), CLOCK, new Verifier.Policy(false, 1_024, 1));

        assertEquals(
                1, verifier.verify(EXAMPLE.getBytes(StandardCharsets.US_ASCII)).size());
    }

    @Test
    void aMessageWithoutSignatureHasNoVerdict() {
        assertEquals(List.of(), verify("From: a@example.com\r\n\r\n", KEYS));
    }

    @Test
    void noiseInASignatureIsNoTrouble() {
        long seed = 63;
        var random = new SplittableRandom(seed);
        var pieces =
                "v=1;| a=rsa-sha256;|h=from;|b=|bh=|=|;| |\r\n |\t|d=example.com;|s=test;|AAAA|l=|9|c=simple/|%|\u00e4|x=";
        var choice = pieces.split("\\|", -1);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(choice[random.nextInt(choice.length)]);
            }
            TagList.parse(text.toString());
            KeyRecord.parse(text.toString());
            verify("DKIM-Signature:" + text + "\r\nFrom: a@example.com\r\n\r\nbody\r\n", KEYS);
        }
    }

    /// Real and made-up mails with the verdicts that Mail::DKIM gives, SHA-1 and short keys being allowed.
    @Test
    void theCorpusOfMailDkimIsJudgedAsExpected() throws IOException {
        var corpora = Path.of(System.getProperty("pennypost.corpora", ""), "auth", "dkim");
        assumeTrue(Files.exists(corpora.resolve("mail-dkim-expectations.tsv")), "no corpora");
        var keys = new HashMap<String, String>();
        for (var line : Files.readAllLines(corpora.resolve("mail-dkim/FAKE_DNS.dat"))) {
            int space = line.indexOf(' ');
            if (space > 0 && !line.startsWith("#")) {
                keys.put(line.substring(0, space), line.substring(space).strip());
            }
        }
        // RFC 6376 dropped the tag g= of keys, and wants v=1 in signatures, which drafts before it had not.
        var olderThanTheStandard = Set.of(
                "badkey_8.txt",
                "badkey_9.txt",
                "badkey_12.txt",
                "badkey_13.txt",
                "badkey_14.txt",
                "mine_ietf05_1.txt",
                "multiple_1.txt");
        var verifier = new Verifier(lookup(keys), CLOCK, new Verifier.Policy(true, 512, 10));

        var wrong = new ArrayList<String>();
        for (var line : Files.readAllLines(corpora.resolve("mail-dkim-expectations.tsv"))) {
            var columns = line.split("\t", -1);
            var file = corpora.resolve(columns[0]);
            if (!Files.exists(file)
                    || olderThanTheStandard.contains(file.getFileName().toString())) {
                continue;
            }
            var verdicts = verifier.verify(LineEndings.toCrlf(Files.readAllBytes(file)));
            boolean pass = verdicts.stream().anyMatch(verdict -> verdict.status() == Status.PASS);
            if (pass != columns[1].equals("pass")) {
                wrong.add(line + " " + verdicts);
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void brokenRealMailsAreReadWithoutComplaint() throws IOException {
        var corpora = Path.of(System.getProperty("pennypost.corpora", ""), "auth", "dkim");
        assumeTrue(Files.exists(corpora), "no corpora");
        try (var files = Files.walk(corpora)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var verdicts = verify(Files.readString(file, StandardCharsets.ISO_8859_1), KEYS);
                assertTrue(verdicts.size() <= 10);
            }
        }
    }

    private static List<Status> statuses(String message) {
        return verify(message, KEYS).stream().map(Verification::status).toList();
    }

    private static List<Verification> verify(String message, Map<String, String> keys) {
        return new Verifier(lookup(keys), CLOCK, Verifier.Policy.STRICT)
                .verify(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static KeyLookup lookup(Map<String, String> keys) {
        return name -> keys.containsKey(name)
                ? new KeyLookup.Answer.Found(List.of(keys.getOrDefault(name, "")))
                : new KeyLookup.Answer.None();
    }
}

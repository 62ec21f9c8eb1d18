package io.pennypost.mail.arc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.dkim.BodyHash;
import io.pennypost.mail.dkim.BodyHashes;
import io.pennypost.mail.dkim.KeyImport;
import io.pennypost.mail.dkim.KeyLookup;
import io.pennypost.mail.dkim.Signer;
import io.pennypost.mail.dkim.SigningKey;
import io.pennypost.mail.dkim.TagList;
import io.pennypost.mail.dkim.Verifier;
import io.pennypost.mail.mime.Header;
import io.pennypost.testing.Corpora;
import io.pennypost.testing.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Security;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The public suite of ARC: every chain to be judged, and every set to be made, to the letter.
final class ArcSuiteTest {
    @Test
    void everyChainIsJudgedAsThePublicSuiteSays() throws IOException {
        var suite = Yaml.documents(Files.readString(Corpora.file("auth/arc/arc-draft-validation-tests.yml")));

        var wrong = new ArrayList<String>();
        int run = 0;
        for (var scenario : suite) {
            var verifier = new ArcVerifier(keys(scenario), Verifier.Policy.STRICT);
            for (var test : map(scenario.getOrDefault("tests", Map.of())).entrySet()) {
                run++;
                var verdict = judge(verifier, message(map(test.getValue())));
                var expected = text(map(test.getValue()), "cv");
                // One test names no verdict: a chain that goes on after a seal has said that it failed.
                if (!verdict.status().name().equalsIgnoreCase(expected.isEmpty() ? "fail" : expected)) {
                    wrong.add(test.getKey() + ": " + verdict);
                }
            }
        }

        assertEquals("", String.join("\n", wrong));
        assertTrue(run > 100, "only " + run + " tests");
    }

    @Test
    void everySetIsMadeAsThePublicSuiteSays() throws IOException, GeneralSecurityException {
        var suite = Yaml.documents(Files.readString(Corpora.file("auth/arc/arc-draft-sign-tests.yml")));

        var wrong = new ArrayList<String>();
        int run = 0;
        for (var scenario : suite) {
            var sealer = new ArcSealer(signer(scenario));
            var verifier = new ArcVerifier(keys(scenario), Verifier.Policy.STRICT);
            for (var test : map(scenario.getOrDefault("tests", Map.of())).entrySet()) {
                run++;
                var expected = map(test.getValue());
                var made = seal(sealer, verifier, expected);
                for (var field :
                        Map.of("AS", ArcSet.SEAL, "AMS", ArcSet.MESSAGE).entrySet()) {
                    var due = tags(text(expected, field.getKey()));
                    var found = tags(made.value(field.getValue()).orElse(""));
                    if (!due.equals(found)) {
                        wrong.add(test.getKey() + " " + field.getKey() + ": " + found + " is not " + due);
                    }
                }
                var results = dense(made.value(ArcSet.RESULTS).orElse(""));
                if (!results.equals(dense(text(expected, "AAR")))) {
                    wrong.add(test.getKey() + " AAR: " + results);
                }
            }
        }

        assertEquals("", String.join("\n", wrong));
        assertTrue(run >= 10, "only " + run + " tests");
    }

    private static Header seal(ArcSealer sealer, ArcVerifier verifier, Map<String, Object> test)
            throws GeneralSecurityException {
        var octets = message(test);
        var header = Header.scan(octets);
        var body = BodyHash.relaxed(octets, header.bodyStart(), MessageDigest.getInstance("SHA-256"));
        var at = Instant.ofEpochSecond(Long.parseLong(text(test, "t")));
        var names = List.of(text(test, "sig-headers").split(":", -1));
        var results = results(header, text(test, "srv-id"));
        var set = sealer.seal(header, body, judge(verifier, octets), results, at, names);
        return Header.scan(set.orElse(new byte[0]));
    }

    /// What the receiver of the mail has found, out of its fields.
    private static String results(Header header, String service) {
        return header.all("Authentication-Results").stream()
                .map(field -> field.value().split(";", 2))
                .filter(parts -> parts[0].strip().equals(service))
                .map(parts -> parts[1].strip())
                .collect(Collectors.joining("; ", service + "; ", ""));
    }

    private static ArcVerdict judge(ArcVerifier verifier, byte[] octets) {
        var header = Header.scan(octets);
        var bodies = new BodyHashes();
        var verdict = verifier.begin(header, bodies);
        bodies.update(octets, header.bodyStart(), octets.length);
        bodies.finish();
        return verdict.get();
    }

    private static Map<String, String> tags(String text) {
        return TagList.parse(text.replace("\n", " ").strip()).orElseThrow().tags().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, tag -> TagList.withoutSpace(tag.getValue())));
    }

    private static String dense(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static Signer signer(Map<String, Object> scenario) throws GeneralSecurityException {
        var provider = Objects.requireNonNull(Security.getProvider("SunRsaSign"));
        var imported = new KeyImport(provider).privateKey(text(scenario, "privatekey"));
        if (!(imported instanceof KeyImport.Result.Imported(var key, var _, var _))) {
            throw new GeneralSecurityException(imported.toString());
        }
        return new Signer(new SigningKey(text(scenario, "domain"), text(scenario, "sel"), key), provider);
    }

    private static KeyLookup keys(Map<String, Object> scenario) {
        var records = map(scenario.getOrDefault("txt-records", ""));
        return name -> records.containsKey(name)
                ? new KeyLookup.Answer.Found(List.of(text(records, name)))
                : new KeyLookup.Answer.None();
    }

    private static byte[] message(Map<String, Object> test) {
        return text(test, "message").concat("\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Map<String, Object> map, String key) {
        return ((String) map.getOrDefault(key, "")).stripTrailing();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value instanceof Map ? (Map<String, Object>) value : Map.of();
    }
}

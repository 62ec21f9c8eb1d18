package io.pennypost.mail.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.mail.dmarc.Identifier.State;
import io.pennypost.mail.mime.Header;
import io.pennypost.testing.Corpora;
import io.pennypost.testing.FakeResolver;
import io.pennypost.testing.JsonMembers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

class DmarcEvaluatorTest {
    private static final Identifier NOTHING = new Identifier("", State.FAIL);

    /// RFC 9989 §4.10.2: where the organization's domain is found.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.mail.example.com | _dmarc.example.com TXT v=DMARC1; p=reject | example.com",
                "a.mail.example.com | _dmarc.mail.example.com TXT v=DMARC1; p=none; psd=n | mail.example.com",
                "a.mail.example.com | _dmarc.com TXT v=DMARC1; p=none; psd=y | example.com",
                "example.com | _dmarc.com TXT v=DMARC1; p=none; psd=y | example.com",
                "gov.example | _dmarc.gov.example TXT v=DMARC1; p=none; psd=y | gov.example",
                "a.mail.example.com | other.example TXT x | a.mail.example.com",
            })
    void theWalkFindsTheOrganization(String domain, String zone, String organization) throws TreeWalk.Unanswered {
        assertEquals(organization, new TreeWalk(new FakeResolver(zone), new ArrayList<>()).organization(domain));
    }

    @Test
    void aLongNameCostsEightLookUps() throws TreeWalk.Unanswered {
        var dns = new FakeResolver("");

        new TreeWalk(dns, new ArrayList<>()).from("a.b.c.d.e.f.g.h.i.example.com");

        assertEquals(
                List.of(
                        "TXT _dmarc.a.b.c.d.e.f.g.h.i.example.com",
                        "TXT _dmarc.e.f.g.h.i.example.com",
                        "TXT _dmarc.f.g.h.i.example.com",
                        "TXT _dmarc.g.h.i.example.com",
                        "TXT _dmarc.h.i.example.com",
                        "TXT _dmarc.i.example.com",
                        "TXT _dmarc.example.com",
                        "TXT _dmarc.com"),
                dns.queries());
    }

    /// What is done with mail of `sub.example.com` for which nothing passes.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=reject | REJECT",
                "v=DMARC1; p=reject; sp=quarantine | QUARANTINE",
                "v=DMARC1; p=reject; np=none | NONE",
                "v=DMARC1; p=none; sp=quarantine; np=reject | REJECT",
                "v=DMARC1; p=reject; t=y | QUARANTINE",
                "v=DMARC1; p=quarantine; t=y | NONE",
                "v=DMARC1; p=reject; pct=0; t=n | REJECT",
                "v=DMARC1; p=reject; sp=never; rua=mailto:a@example.com | NONE",
            })
    void thePolicyDecides(String record, DmarcPolicy disposition) {
        var verdict = evaluate("_dmarc.example.com TXT " + record, "sub.example.com", NOTHING);

        assertEquals(DmarcVerdict.Result.FAIL, verdict.result());
        assertEquals(disposition, verdict.disposition());
        assertEquals("example.com", verdict.policyDomain());
    }

    @Test
    void aNameThatExistsIsNotUnderTheOtherPolicy() {
        var zone = "_dmarc.example.com TXT v=DMARC1; p=quarantine; np=reject\nsub.example.com A 192.0.2.1";

        assertEquals(
                DmarcPolicy.QUARANTINE,
                evaluate(zone, "sub.example.com", NOTHING).disposition());
    }

    @Test
    void aPolicyOfThePublicSuffixHoldsForThoseWithoutOne() {
        var verdict = evaluate("_dmarc.example TXT v=DMARC1; p=none; sp=reject; psd=y", "a.bank.example", NOTHING);

        assertEquals(DmarcPolicy.REJECT, verdict.disposition());
        assertEquals("example", verdict.policyDomain());
    }

    @Test
    void severalPoliciesAreNone() {
        var zone = "_dmarc.example.com TXT v=DMARC1; p=reject\n_dmarc.example.com TXT v=DMARC1; p=none";

        assertEquals(
                DmarcVerdict.Result.NONE, evaluate(zone, "example.com", NOTHING).result());
    }

    @Test
    void neighborsUnderAPublicSuffixAreNotAligned() {
        var zone = "_dmarc.example TXT v=DMARC1; p=reject; psd=y\n_dmarc.bank.example TXT v=DMARC1; p=reject";

        var verdict = evaluate(zone, "bank.example", new Identifier("thief.example", State.PASS));

        assertEquals(DmarcVerdict.Result.FAIL, verdict.result());
    }

    @Test
    void anAlignedCheckWithoutResultLeavesTheVerdictOpen() {
        var zone = "_dmarc.example.com TXT v=DMARC1; p=reject";

        var verdict = evaluate(zone, "example.com", new Identifier("mail.example.com", State.UNKNOWN));

        assertEquals(DmarcVerdict.Result.TEMPERROR, verdict.result());
        assertEquals(DmarcPolicy.NONE, verdict.disposition());
    }

    @Test
    void ofSeveralAuthorsTheWorstCounts() {
        var zone = "_dmarc.example.com TXT v=DMARC1; p=none\n_dmarc.bank.example TXT v=DMARC1; p=reject";
        var header = header("From: a@example.com, b@bank.example");

        var verdict = new DmarcEvaluator(new FakeResolver(zone))
                .evaluate(AuthorDomains.of(header), new Identifier("example.com", State.PASS), List.of());

        assertEquals(DmarcVerdict.Result.FAIL, verdict.result());
        assertEquals("bank.example", verdict.author());
    }

    @Test
    void withoutAuthorNothingPasses() {
        var verdict = new DmarcEvaluator(new FakeResolver(""))
                .evaluate(AuthorDomains.of(header("Subject: x")), NOTHING, List.of());

        assertEquals(DmarcVerdict.Result.PERMERROR, verdict.result());
        assertEquals(DmarcPolicy.REJECT, verdict.disposition());
    }

    /// Our own table; what RFC 9989 has changed since is not in it. Consent to external reports is the reporter's
    /// matter.
    @Test
    void everyVectorHasItsResult() throws IOException {
        var text = Files.readString(Corpora.file("auth/dmarc/vectors.json"));

        var wrong = new ArrayList<String>();
        for (var vector : JsonMembers.at(JsonMembers.of(text), "vectors").asArray()) {
            var authors = AuthorDomains.of(header("From: " + JsonMembers.text(vector, "header_from")));
            var verdict = new DmarcEvaluator(new FakeResolver(zone(JsonMembers.at(vector, "dns"))))
                    .evaluate(
                            authors,
                            identifier(JsonMembers.at(vector, "spf"), "domain"),
                            JsonMembers.at(vector, "dkim").asArray().stream()
                                    .map(signature -> identifier(signature, "d"))
                                    .toList());
            var expected = JsonMembers.at(vector, "expected");
            var due = JsonMembers.text(expected, "result") + " " + JsonMembers.text(expected, "disposition") + " "
                    + JsonMembers.text(expected, "policy_domain");
            var found = verdict.result().word() + " " + verdict.disposition().word() + " " + verdict.policyDomain();
            if (!due.equals(found)) {
                wrong.add(JsonMembers.text(vector, "id") + ": " + due + " is not " + verdict);
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static Identifier identifier(JsonNode node, String key) {
        var state = switch (JsonMembers.text(node, "result")) {
            case "pass" -> State.PASS;
            case "temperror" -> State.UNKNOWN;
            default -> State.FAIL;
        };
        return new Identifier(JsonMembers.text(node, key), state);
    }

    private static String zone(JsonNode dns) {
        return dns.asObject().entrySet().stream()
                .flatMap(name -> name.getValue().asArray().stream().map(data -> name.getKey() + " " + record(data)))
                .collect(Collectors.joining("\n"));
    }

    private static String record(JsonNode data) {
        if (data.isArray()) {
            return "TXT "
                    + data.asArray().stream().map(JsonNode::asString).collect(Collectors.joining("\" \"", "\"", "\""));
        }
        var text = data.asString();
        return text.equals("SERVFAIL") || text.startsWith("CNAME ") ? text : "TXT " + text;
    }

    @Test
    void noiseInARecordIsNoTrouble() {
        var choice = "v=DMARC1|v|=|;| |p=|reject|none|sp=|np=|psd=|y|n|t=y|rua=|mailto:|a@b|,|adkim=s|\u00e4|%|!10m"
                .split("\\|", -1);
        var random = new SplittableRandom(9_989);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder(random.nextInt(4) == 0 ? "" : "v=DMARC1;");
            for (int i = random.nextInt(24); i > 0; i--) {
                text.append(choice[random.nextInt(choice.length)]);
            }
            DmarcRecord.parse(text.toString());
            AuthorDomains.of(text + "<a@" + text + ">");
            evaluate("_dmarc.example.com TXT " + text, "sub.example.com", new Identifier("example.com", State.PASS));
        }
    }

    private static DmarcVerdict evaluate(String zone, String author, Identifier spf) {
        return new DmarcEvaluator(new FakeResolver(zone)).evaluate(List.of(author), spf, List.of());
    }

    private static Header header(String field) {
        return Header.scan((field + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }
}

package io.pennypost.mail.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.testing.FakeResolver;
import java.net.InetAddress;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpfCheckerTest {
    private static final InetAddress HOST = InetAddress.ofLiteral("192.0.2.7");

    @Test
    void anEmptySenderIsTheHostItself() {
        var zone = "mail.example.com TXT v=spf1 a -all\nmail.example.com A 192.0.2.7";

        var verdict = check(zone, "mail.example.com", "");

        assertEquals(SpfResult.PASS, verdict.result());
        assertEquals("mail.example.com", verdict.domain());
        assertEquals("a", verdict.mechanism());
    }

    @Test
    void theStepsTellEachLookUpAndTerm() {
        var zone = "example.com TXT v=spf1 ip4:198.51.100.0/24 include:_spf.example.net -all\n"
                + "_spf.example.net TXT v=spf1 ip4:192.0.2.0/24 ~all";

        var verdict = check(zone, "mail.example.com", "a@example.com");

        assertEquals("""
                look-up TXT example.com: 1 found
                example.com says: v=spf1 ip4:198.51.100.0/24 include:_spf.example.net -all
                ip4:198.51.100.0/24 does not match
                look-up TXT _spf.example.net: 1 found
                _spf.example.net says: v=spf1 ip4:192.0.2.0/24 ~all
                ip4:192.0.2.0/24 matches: pass
                include:_spf.example.net matches: pass""", String.join("\n", verdict.steps()));
    }

    @Test
    void theEleventhTermThatAsksIsAnError() {
        var verdict = check("example.com TXT v=spf1 include:example.com -all", "h.example.com", "a@example.com");

        assertEquals(SpfResult.PERMERROR, verdict.result());
        assertEquals("more than 10 terms ask DNS", verdict.reason());
    }

    @Test
    void theThirdLookUpThatFindsNothingIsAnError() {
        var verdict = check(
                "example.com TXT v=spf1 a:x.example.com a:y.example.com a:z.example.com +all",
                "h.example.com",
                "a@example.com");

        assertEquals(SpfResult.PERMERROR, verdict.result());
        assertEquals("more than 2 look-ups found nothing, last z.example.com", verdict.reason());
    }

    @Test
    void whenNobodyAnswersTheResultIsTemporary() {
        var verdict = check("example.com SERVFAIL", "h.example.com", "a@example.com");

        assertEquals(SpfResult.TEMPERROR, verdict.result());
        assertEquals("TXT of example.com: SERVFAIL", verdict.reason());
    }

    @Test
    void namesOfOtherScriptsAreAskedForAsALabels() {
        var verdict = check("xn--bcher-kva.example TXT v=spf1 +all", "h.example.com", "a@bücher.example");

        assertEquals(SpfResult.PASS, verdict.result());
        assertEquals("xn--bcher-kva.example", verdict.domain());
    }

    @Test
    void noiseInARecordIsNoTrouble() {
        var pieces =
                "v=spf1 |v=spf1|a|mx|ptr|include:|exists:|redirect=|exp=|ip4:|ip6:|/|//|24|999999999999|%|%{|}|%{ir}"
                        + "|%{p}|%{l1r+-}|%{S99r.}|-|+|~|?| |  |192.0.2.7|::|example.com|:|=|.|..|%%|%_|\u00e4|all";
        var choice = pieces.split("\\|", -1);
        var random = new SplittableRandom(7_208);
        for (int round = 0; round < 20_000; round++) {
            var record = new StringBuilder("v=spf1 ");
            for (int i = random.nextInt(24); i > 0; i--) {
                record.append(choice[random.nextInt(choice.length)]);
            }
            SpfRecord.parse(record.toString());
            MacroText.explanation(record.toString());
            var verdict = check("example.com TXT " + record, "h.example.com", "a@example.com");
            assertTrue(verdict.steps().size() <= SpfVerdict.STEPS_MAX);
        }
    }

    private static SpfVerdict check(String zone, String helo, String mailFrom) {
        return new SpfChecker(new FakeResolver(zone), "mx.example.org", () -> Instant.EPOCH)
                .check(HOST, helo, mailFrom);
    }
}

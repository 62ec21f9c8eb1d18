package io.pennypost.receive.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.address.Address;
import io.pennypost.receive.rule.Judged.Verdict;
import io.pennypost.receive.rule.Rules.Admission;
import io.pennypost.ses.receiptrule.ReceiptRule;
import io.pennypost.ses.receiptrule.ReceiptRuleSet;
import io.pennypost.ses.receiptrule.TlsPolicy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RulesTest {
    private static final Address INFO = new Address("info", "shop.example");
    private static final Address NEWS = new Address("news+x", "shop.example");
    private static final Address SUB = new Address("a", "sub.shop.example");

    private static ReceiptRule rule(String name, boolean enabled, TlsPolicy tls, boolean scan, String... recipients) {
        return new ReceiptRule(name, enabled, tls, List.of(recipients), List.of(), scan);
    }

    private static ReceiptRuleSet set(ReceiptRule... rules) {
        return new ReceiptRuleSet("set", List.of(rules), Instant.EPOCH);
    }

    @Test
    void rulesAreJudgedInOrderEachWithItsOwnRecipients() {
        var set = set(
                rule("subs", true, TlsPolicy.OPTIONAL, false, ".shop.example"),
                rule("news", true, TlsPolicy.OPTIONAL, false, "news@shop.example"),
                rule("all", true, TlsPolicy.OPTIONAL, false));

        var judged = Rules.judge(set, List.of(INFO, NEWS), false);

        assertEquals(
                List.of(Verdict.OTHER_RECIPIENTS, Verdict.MATCHES, Verdict.MATCHES),
                judged.stream().map(Judged::verdict).toList());
        assertEquals(List.of(NEWS), judged.get(1).recipients());
        assertEquals(List.of(INFO, NEWS), judged.get(2).recipients());
        assertEquals("No recipient is among .shop.example.", judged.get(0).why());
        assertEquals(
                "news+x@shop.example fulfills news@shop.example.", judged.get(1).why());
        assertEquals(
                "The rule has no conditions: it is about every recipient.",
                judged.get(2).why());
    }

    @Test
    void aDisabledRuleAcceptsNobodyAndMatchesNothing() {
        var set = set(rule("off", false, TlsPolicy.OPTIONAL, true));

        assertEquals(Admission.NO_RULE, Rules.admission(set, INFO, true));
        var judged = Rules.judge(set, List.of(INFO), true);
        assertEquals(Verdict.DISABLED, judged.getFirst().verdict());
        assertFalse(Rules.wantsScan(judged));
    }

    @Test
    void aRuleThatDemandsTlsTakesNothingWithoutIt() {
        var set = set(rule("secret", true, TlsPolicy.REQUIRE, false, "shop.example"));

        assertEquals(Admission.TLS_REQUIRED, Rules.admission(set, INFO, false));
        assertEquals(Admission.ACCEPTED, Rules.admission(set, INFO, true));
        assertEquals(Admission.NO_RULE, Rules.admission(set, SUB, true));
        assertEquals(
                Verdict.TLS_REQUIRED,
                Rules.judge(set, List.of(INFO), false).getFirst().verdict());
    }

    @Test
    void aRecipientIsTakenWhenOneRuleTakesIt() {
        var set = set(
                rule("secret", true, TlsPolicy.REQUIRE, false, "shop.example"),
                rule("open", true, TlsPolicy.OPTIONAL, false, "info@shop.example"));

        assertEquals(Admission.ACCEPTED, Rules.admission(set, INFO, false));
        assertEquals(Admission.TLS_REQUIRED, Rules.admission(set, NEWS, false));
    }

    @Test
    void oneMatchingRuleIsEnoughToScan() {
        var set = set(
                rule("plain", true, TlsPolicy.OPTIONAL, false),
                rule("scan", true, TlsPolicy.OPTIONAL, true, "info@shop.example"));

        assertTrue(Rules.wantsScan(Rules.judge(set, List.of(INFO), false)));
        assertFalse(Rules.wantsScan(Rules.judge(set, List.of(NEWS), false)));
    }
}

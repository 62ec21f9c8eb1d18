package io.pennypost.ses.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.ses.insight.MailboxValidation.Verdict;
import io.pennypost.testing.FakeResolver;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How addresses are judged.
class MailboxesTest {
    private final Mails mails = new Mails();
    private final FakeResolver dns = new FakeResolver("""
            example.org MX 10 mx.example.org
            host.example A 192.0.2.1
            null.example MX 0 .
            empty.example TXT "x"
            broken.example SERVFAIL x
            sub.mailinator.com MX 10 mx.example.org
            """);
    private final Mailboxes mailboxes = new Mailboxes(dns, mails.events, mails.clock);

    private MailboxValidation judge(String address) {
        return mailboxes.judge(Mails.SCOPE, address);
    }

    private Confidence dns(String domain) {
        return judge("bob@" + domain).evaluations().hasValidDnsRecords().confidenceVerdict();
    }

    private static void assertVerdict(Confidence expected, Verdict verdict) {
        assertEquals(expected, verdict.confidenceVerdict());
    }

    @Test
    void aDomainTakesMailByMxOrByItsAddress() {
        assertEquals(Confidence.HIGH, dns("example.org"));
        assertEquals(Confidence.HIGH, dns("host.example"));
        assertEquals(Confidence.LOW, dns("null.example"));
        assertEquals(Confidence.LOW, dns("empty.example"));
        assertEquals(Confidence.LOW, dns("missing.example"));
        assertEquals(Confidence.MEDIUM, dns("broken.example"));
    }

    @Test
    void earlierMailTellsWhetherThereIsAMailbox() {
        assertVerdict(Confidence.MEDIUM, judge("bob@example.org").evaluations().mailboxExists());
        mails.event("m1", "Delivery", "{}");
        assertVerdict(Confidence.HIGH, judge("bob@example.org").evaluations().mailboxExists());
        mails.event("m2", "Bounce", "{\"bounceType\":\"Transient\"}");
        assertVerdict(Confidence.HIGH, judge("bob@example.org").evaluations().mailboxExists());
        mails.event("m3", "Bounce", "{\"bounceType\":\"Permanent\"}");
        assertVerdict(Confidence.LOW, judge("bob@example.org").evaluations().mailboxExists());
        assertVerdict(Confidence.LOW, judge("bob@example.org").isValid());
        mails.clock.advance(Duration.ofDays(31));
        assertVerdict(Confidence.MEDIUM, judge("bob@example.org").evaluations().mailboxExists());
    }

    @Test
    void rolesAndThrowawayDomainsAreKnown() {
        assertVerdict(Confidence.HIGH, judge("Info+x@example.org").evaluations().isRoleAddress());
        assertVerdict(Confidence.LOW, judge("bob@example.org").evaluations().isRoleAddress());
        assertVerdict(
                Confidence.HIGH, judge("bob@sub.mailinator.com").evaluations().isDisposable());
        assertVerdict(Confidence.LOW, judge("bob@sub.mailinator.com").isValid());
        assertVerdict(Confidence.LOW, judge("bob@example.org").evaluations().isDisposable());
    }

    @Test
    void fingersOnAKeyboardLookRandom() {
        for (var name : new String[] {"john.smith", "katharina1987", "mschmidt", "bob", "j.k2"}) {
            assertVerdict(
                    Confidence.LOW, judge(name + "@example.org").evaluations().isRandomInput());
        }
        assertVerdict(
                Confidence.HIGH, judge("xkqzvbrt@example.org").evaluations().isRandomInput());
        assertVerdict(
                Confidence.MEDIUM, judge("a1b2c3d4e5@example.org").evaluations().isRandomInput());
    }

    @Test
    void whatIsNoAddressIsLowInEverything() {
        for (var text : new String[] {"", "bob", "bob@", "bob@[192.0.2.1]", "a b@example.org"}) {
            assertVerdict(Confidence.LOW, judge(text).evaluations().hasValidSyntax());
            assertVerdict(Confidence.LOW, judge(text).isValid());
        }
        assertEquals(0, dns.queries().size());
    }
}

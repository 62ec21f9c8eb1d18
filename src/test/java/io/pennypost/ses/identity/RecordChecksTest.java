package io.pennypost.ses.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.ses.identity.PublishedRecords.DnsRecord;
import io.pennypost.testing.FakeResolver;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person is told of each record: what is there instead, and what to do.
class RecordChecksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // expected | in DNS | found | advice begins
                "CNAME t.dkim.example.org | a.example CNAME T.dkim.example.org. | |",
                "CNAME t.dkim.example.org | a.example CNAME t.amazonses.com. | t.amazonses.com | Change the CNAME",
                "CNAME t.dkim.example.org | a.example A 127.0.0.1 | the name, but no CNAME record | Publish the",
                "CNAME t.dkim.example.org | b.example A 127.0.0.1 | no such name | Publish the expected record",
                "CNAME t.dkim.example.org | a.example SERVFAIL | no answer (SERVFAIL) | Try again",
                "MX 10 feedback-smtp.z.example | a.example MX 5 feedback-smtp.z.example. | |",
                "MX 10 feedback-smtp.z.example | a.example MX 5 feedback-smtp.eu-west-1.z.example. | |",
                "MX 10 feedback-smtp.z.example | a.example MX 5 feedback-smtp.a.b.z.example. |"
                        + " 5 feedback-smtp.a.b.z.example | Change the MX",
                "MX 10 mx.example | a.example MX 5 mail.mx.example. | 5 mail.mx.example | Change the MX",
                "MX 10 mx.example | a.example MX 5 mx.example.;a.example MX 6 my.example. |"
                        + " 5 mx.example, 6 my.example | Remove all MX records but",
                "TXT v=spf1 a:mx.example ~all | a.example TXT v=spf1 mx A:mx.example -all | |",
                "TXT v=spf1 a:mx.example ~all | a.example TXT v=spf1 mx -all | v=spf1 mx -all | Add a:mx.example",
                "TXT v=spf1 a:mx.example ~all | a.example TXT v=spf1 a:mx.example +all |"
                        + " v=spf1 a:mx.example +all | Replace all by",
                "TXT v=spf1 a:mx.example ~all | a.example TXT v=spf1 -all;a.example TXT v=spf1 ?all |"
                        + " v=spf1 -all, v=spf1 ?all | Merge",
                "TXT v=spf1 a:mx.example ~all | a.example TXT something | something | Add the expected TXT record",
                "TXT v=DKIM1; k=rsa; p=AB== | a.example TXT p=A B== | |",
                "TXT v=DKIM1; k=rsa; p=AB== | a.example TXT p=AC== | p=AC== | Replace the TXT record",
                "TXT token= | a.example TXT other token= | |",
                "TXT token= | a.example TXT other | other | Add a TXT record",
            })
    void eachRecordIsComparedInItsOwnWay(String expected, String zone, String found, String advice) {
        var checks = new RecordChecks(new FakeResolver(zone.replace(";a.example", "\na.example")));
        var space = expected.indexOf(' ');
        var dns = new DnsRecord("a.example", expected.substring(0, space), expected.substring(space + 1));

        var fault = checks.check(dns).fault();

        assertEquals(Optional.ofNullable(found), fault.map(RecordChecks.Fault::found));
        assertTrue(
                fault.map(RecordChecks.Fault::advice).orElse("").startsWith(advice == null ? "" : advice),
                () -> fault.toString());
    }

    @Test
    void oneDmarcPolicyOfTheDomainOrAboveIsEnough() {
        var dns = new FakeResolver("_dmarc.example.com TXT v=DMARC1; p=none");
        var checks = new RecordChecks(dns);
        assertEquals(Optional.empty(), checks.dmarcAdvice("example.com"));
        assertEquals(Optional.empty(), checks.dmarcAdvice("a.b.example.com"));
        assertTrue(checks.dmarcAdvice("example.net").orElseThrow().contains("_dmarc.example.net"));

        dns.become("_dmarc.example.com TXT v=DMARC1; p=none\n_dmarc.example.com TXT v=DMARC1; p=reject");

        assertTrue(checks.dmarcAdvice("example.com").orElseThrow().startsWith("There are several"));
    }
}

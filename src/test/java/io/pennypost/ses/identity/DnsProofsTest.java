package io.pennypost.ses.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reading key records, RFC 6376 §3.6.1.
class DnsProofsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p=AAAB                            | true",
                "v=DKIM1; k=rsa; p=AAAB            | true",
                "v=DKIM1;k=rsa;p=AA AB;            | true",
                "p=AAAB; t=y; n=a note; s=email    | true",
                " p = AAAB ; v=DKIM1               | true",
                "k=RSA; p=AAAB                     | true",
                "v=DKIM1; k=ed25519; p=AAAB        | false",
                "v=DKIM2; p=AAAB                   | false",
                "v=DKIM1; p=                       | false",
                "v=DKIM1; p=AAAC                   | false",
                "v=DKIM1; k=rsa                    | false",
                "AAAB                              | false",
                "v=spf1 p=AAAB                     | false",
            })
    void aRecordHasTheKeyOrNot(String record, boolean has) {
        assertEquals(has, DnsProofs.publishes(record, "AAAB"));
    }

    @Test
    void noRecordDoesHarm() {
        var random = new Random(20261124L);
        var letters = "v=DKIM1;kp rsa\t=AB\u0000\u00ff";
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(30), 0, letters.length()).forEach(at -> text.append(letters.charAt(at)));
            var _ = DnsProofs.publishes(text.toString(), "AAAB");
        }
    }
}

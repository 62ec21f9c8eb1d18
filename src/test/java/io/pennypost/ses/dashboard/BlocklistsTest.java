package io.pennypost.ses.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.testing.FakeResolver;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// RFC 5782, asked and understood.
class BlocklistsTest {
    private static List<Blocklists.Entry> listed(String zone, String address) {
        return new Blocklists(new FakeResolver(zone), List.of("list.example", "other.example"))
                .of(InetAddress.ofLiteral(address));
    }

    @Test
    void octetsAreAskedBackwards() {
        assertEquals(
                List.of(new Blocklists.Entry("list.example", Optional.of("why"))),
                listed("4.3.2.192.list.example A 127.0.0.2\n4.3.2.192.list.example TXT \"why\"\n", "192.2.3.4"));
    }

    @Test
    void nibblesAreAskedBackwards() {
        var name = "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.other.example";
        assertEquals(
                List.of(new Blocklists.Entry("other.example", Optional.empty())),
                listed(name + " A 127.0.0.4\n", "2001:db8::1"));
    }

    @Test
    void refusalsParkedDomainsAndSilenceAreNoListing() {
        for (var answer : List.of("A 127.255.255.254", "A 192.0.2.1", "SERVFAIL x", "TXT \"why\"")) {
            assertEquals(List.of(), listed("4.3.2.192.list.example " + answer + "\n", "192.2.3.4"), answer);
        }
    }
}

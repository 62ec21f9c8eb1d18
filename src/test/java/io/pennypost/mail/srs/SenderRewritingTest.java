package io.pennypost.mail.srs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.address.Address;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SenderRewritingTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Address BOB = new Address("bob", "remote.example");

    private final SenderRewriting ours = rewriting("0123456789abcdef0123456789abcdef", "shop.example");

    private static SenderRewriting rewriting(String key, String domain) {
        return new SenderRewriting(key.getBytes(StandardCharsets.US_ASCII), domain);
    }

    @Test
    void whatWasRewrittenFindsTheWayBack() {
        var rewritten = ours.forward(BOB, NOW).orElseThrow();

        assertTrue(rewritten.local().startsWith("SRS0="), rewritten.local());
        assertEquals("shop.example", rewritten.domain());
        assertEquals(Optional.of(BOB), ours.reverse(rewritten, NOW.plus(Duration.ofDays(14))));
    }

    @Test
    void caseIsOfNoAccount() {
        var rewritten = ours.forward(BOB, NOW).orElseThrow();
        var shouted = new Address(rewritten.local().toUpperCase(Locale.ROOT), rewritten.domain());

        assertEquals(
                Optional.of("bob@remote.example"),
                ours.reverse(shouted, NOW).map(address -> address.toString().toLowerCase(Locale.ROOT)));
    }

    @Test
    void anEqualsSignInTheLocalPartIsKept() {
        var odd = new Address("a=b=c", "remote.example");

        assertEquals(Optional.of(odd), ours.reverse(ours.forward(odd, NOW).orElseThrow(), NOW));
    }

    @Test
    void oldOnesForgedOnesAndThoseOfOthersLeadNowhere() {
        var rewritten = ours.forward(BOB, NOW).orElseThrow();
        var changed = new Address(rewritten.local().replace("=bob", "=eve"), rewritten.domain());
        var other = rewriting("another key of thirty-two bytes..", "shop.example");

        assertEquals(Optional.empty(), ours.reverse(rewritten, NOW.plus(Duration.ofDays(15))));
        assertEquals(Optional.empty(), ours.reverse(changed, NOW));
        assertEquals(Optional.empty(), other.reverse(rewritten, NOW));
        assertEquals(Optional.empty(), ours.reverse(new Address(rewritten.local(), "other.example"), NOW));
        assertEquals(Optional.empty(), ours.reverse(BOB, NOW));
        assertEquals(Optional.empty(), ours.reverse(new Address("SRS0=x", "shop.example"), NOW));
    }

    @Test
    void whatOthersRewroteLeadsBackToThem() {
        var theirs = new Address("SRS0=abcd=ef=remote.example=bob", "first.example");

        var rewritten = ours.forward(theirs, NOW).orElseThrow();

        assertTrue(rewritten.local().startsWith("SRS1="), rewritten.local());
        assertEquals(Optional.of(theirs), ours.reverse(rewritten, NOW));
        var again = rewriting("another key of thirty-two bytes..", "third.example");
        var third = again.forward(rewritten, NOW).orElseThrow();
        assertEquals(Optional.of(theirs), again.reverse(third, NOW));
    }

    @Test
    void aLocalPartThatSmtpDoesNotAllowIsNotMade() {
        assertEquals(Optional.empty(), ours.forward(new Address("b".repeat(50), "remote.example"), NOW));
    }
}

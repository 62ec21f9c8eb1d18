package io.pennypost.send.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.store.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReturnPathsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final MessageId ID = MessageId.of(NOW, 1, 42);
    private static final ReturnPaths PATHS = new ReturnPaths('b', Map.of('a', key(1), 'b', key(2)));

    private static byte[] key(int seed) {
        var bytes = new byte[32];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    private static Optional<ReturnPaths.Origin> verify(String localPart, String domain) {
        return PATHS.verify(localPart, domain, NOW, ReturnPaths.BOUNCE_AGE_MAX);
    }

    @Test
    void tokenNamesMessageAndRecipient() {
        var token = PATHS.localPart(ID, 7, "mail.example.com");

        assertTrue(token.matches("pb-[a-z2-7]{32}"), token);
        assertEquals(Optional.of(new ReturnPaths.Origin(ID, 7)), verify(token, "mail.example.com"));
    }

    @Test
    void caseAndTagDoNotMatter() {
        var token = PATHS.localPart(ID, ReturnPaths.ALL_RECIPIENTS, "mail.example.com");

        assertEquals(
                Optional.of(new ReturnPaths.Origin(ID, ReturnPaths.ALL_RECIPIENTS)),
                verify(token.toUpperCase(Locale.ROOT) + "+again", "MAIL.example.com"));
    }

    @Test
    void everyChangedCharacterBreaksTheToken() {
        var token = PATHS.localPart(ID, 7, "mail.example.com");
        for (var i = 0; i < token.length(); i++) {
            var other = token.charAt(i) == 'c' ? 'd' : 'c';
            var forged = token.substring(0, i) + other + token.substring(i + 1);

            assertEquals(Optional.empty(), verify(forged, "mail.example.com"), "at " + i);
        }
    }

    @Test
    void anotherDomainBreaksTheToken() {
        assertEquals(Optional.empty(), verify(PATHS.localPart(ID, 7, "mail.example.com"), "mail.example.org"));
    }

    @Test
    void tokenOfARetiredKeyStillVerifiesWhileTheKeyLives() {
        var old = new ReturnPaths('a', Map.of('a', key(1))).localPart(ID, 7, "mail.example.com");

        assertEquals(Optional.of(new ReturnPaths.Origin(ID, 7)), verify(old, "mail.example.com"));
    }

    @Test
    void tokenIsOldAfterItsAge() {
        var token = PATHS.localPart(ID, 7, "mail.example.com");

        assertEquals(
                Optional.empty(),
                PATHS.verify(token, "mail.example.com", NOW.plus(Duration.ofDays(15)), ReturnPaths.BOUNCE_AGE_MAX));
    }

    @Test
    void foreignBytesAreNoToken() {
        var seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        for (var i = 0; i < 20_000; i++) {
            var text = new StringBuilder("p");
            random.ints(random.nextInt(60), 0, 0x250).forEach(c -> text.append((char) c));

            assertEquals(Optional.empty(), verify(text.toString(), "mail.example.com"), "seed " + seed);
        }
    }
}

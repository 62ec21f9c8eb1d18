package io.pennypost.send.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final Instant ACCEPTED = Instant.parse("2026-11-24T00:00:00Z");
    private static final Duration FOURTEEN_HOURS = Duration.ofHours(14);

    private final RetrySchedule schedule = new RetrySchedule(new SplittableRandom(7));

    private Optional<Instant> next(Trouble trouble, int attempts, Instant now, Duration lifetime) {
        return schedule.next(trouble, attempts, Optional.empty(), now, ACCEPTED, ACCEPTED.plus(lifetime));
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL,1,3",
        "NORMAL,2,7",
        "NORMAL,10,180",
        "NORMAL,40,180",
        "GREYLISTED,1,5.17",
        "GREYLISTED,2,10",
        "MAILBOX_FULL,1,60",
        "MAILBOX_FULL,9,240",
        "AFTER_DOT,1,15",
        "DNS,3,20",
        "NO_SUCH_DOMAIN,1,10"
    })
    void delayIsThatOfTheRowWithinFifteenPercent(Trouble trouble, int attempts, double minutes) {
        for (var i = 0; i < 100; i++) {
            var at = next(trouble, attempts, ACCEPTED, FOURTEEN_HOURS).orElseThrow();

            var waited = Duration.between(ACCEPTED, at).toMillis() / 60_000.0;
            assertEquals(minutes, waited, minutes * 0.1501);
        }
    }

    @Test
    void normalTroubleIsTriedElevenTimesInFourteenHours() {
        var expiry = ACCEPTED.plus(FOURTEEN_HOURS);
        var attempts = 1;
        for (var at = next(Trouble.NORMAL, attempts, ACCEPTED, FOURTEEN_HOURS);
                at.isPresent();
                at = next(Trouble.NORMAL, attempts, at.get(), FOURTEEN_HOURS)) {
            assertTrue(at.get().isBefore(expiry));
            attempts++;
        }

        assertTrue(attempts >= 11 && attempts <= 13, attempts + " attempts");
    }

    @Test
    void delayBeyondTheExpiryBecomesALastChanceBeforeIt() {
        var expiry = ACCEPTED.plus(FOURTEEN_HOURS);

        var at = next(Trouble.NORMAL, 10, expiry.minus(Duration.ofMinutes(10)), FOURTEEN_HOURS);

        assertEquals(Optional.of(expiry.minusSeconds(30)), at);
    }

    @Test
    void afterTheLastChanceThereIsNone() {
        var expiry = ACCEPTED.plus(FOURTEEN_HOURS);

        assertEquals(Optional.empty(), next(Trouble.NORMAL, 3, expiry.minusSeconds(30), FOURTEEN_HOURS));
    }

    @Test
    void shortLifetimeIsUsedInHalves() {
        var lifetime = Duration.ofMinutes(5);

        var at = next(Trouble.NORMAL, 4, ACCEPTED, lifetime).orElseThrow();

        assertEquals(ACCEPTED.plusSeconds(150), at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4.7.1 Greylisted, please try again in 300 seconds|310",
                "Try again after 5 minutes|310",
                "greylisted for 00:04:30|280",
                "come back in 2 hours|",
                "mailbox unavailable|",
                "in 0 seconds|"
            })
    void hintsOfTheReceiverAreObeyedUpToAnHour(String text, Long seconds) {
        assertEquals(Optional.ofNullable(seconds).map(Duration::ofSeconds), RetryHint.of(text));
    }
}

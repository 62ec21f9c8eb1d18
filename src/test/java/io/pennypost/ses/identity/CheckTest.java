package io.pennypost.ses.identity;

import static io.pennypost.ses.identity.VerificationStatus.FAILED;
import static io.pennypost.ses.identity.VerificationStatus.NOT_STARTED;
import static io.pennypost.ses.identity.VerificationStatus.PENDING;
import static io.pennypost.ses.identity.VerificationStatus.SUCCESS;
import static io.pennypost.ses.identity.VerificationStatus.TEMPORARY_FAILURE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final VerificationError NO_NAME = VerificationError.HOST_NOT_FOUND;

    @Test
    void searchIsDueAtOnceThenAtDoublingAgesAndAtLastHourly() {
        var check = Check.searching(START);
        var ages = new ArrayList<Long>();
        for (int i = 0; i < 14; i++) {
            var at = check.nextAt().orElseThrow();
            ages.add(Duration.between(START, at).toSeconds());
            check = check.missing(NO_NAME, at);
        }
        assertEquals(List.of(0L, 5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 5120L, 8720L, 10240L), ages);
    }

    @Test
    void looksOfReadersDoNotSlowTheScheduleDown() {
        var check = Check.searching(START).missing(NO_NAME, START);
        for (int second = 1; second < 40; second++) {
            check = check.missing(NO_NAME, START.plusSeconds(second));
        }
        assertEquals(Optional.of(START.plusSeconds(40)), check.nextAt());
    }

    @Test
    void searchFailsAfterThreeDaysAndNotBefore() {
        var check = Check.searching(START);
        var lastLook = START.plus(Duration.ofDays(3));
        var before = check.missing(NO_NAME, lastLook.minusSeconds(1));
        assertEquals(PENDING, before.status());
        assertEquals(Optional.of(lastLook), before.nextAt());

        var failed = before.missing(NO_NAME, lastLook);
        assertEquals(FAILED, failed.status());
        assertEquals(Optional.empty(), failed.nextAt());
        assertEquals(Optional.of(NO_NAME), failed.error());
    }

    @ParameterizedTest
    @CsvSource({
        // before,           what is seen,       after
        "PENDING,            SEEN,               SUCCESS",
        "PENDING,            HOST_NOT_FOUND,     PENDING",
        "PENDING,            DNS_SERVER_ERROR,   PENDING",
        "SUCCESS,            SEEN,               SUCCESS",
        "SUCCESS,            HOST_NOT_FOUND,     TEMPORARY_FAILURE",
        "SUCCESS,            TYPE_NOT_FOUND,     TEMPORARY_FAILURE",
        "SUCCESS,            INVALID_VALUE,      TEMPORARY_FAILURE",
        "SUCCESS,            DNS_SERVER_ERROR,   SUCCESS",
        "SUCCESS,            SERVICE_ERROR,      SUCCESS",
        "TEMPORARY_FAILURE,  SEEN,               SUCCESS",
        "TEMPORARY_FAILURE,  INVALID_VALUE,      TEMPORARY_FAILURE",
        "FAILED,             HOST_NOT_FOUND,     FAILED",
        "FAILED,             SEEN,               SUCCESS",
        "NOT_STARTED,        HOST_NOT_FOUND,     NOT_STARTED",
    })
    void aLookMovesTheStatus(VerificationStatus before, String seen, VerificationStatus after) {
        var check = in(before);
        var now = START.plusSeconds(7);
        var moved = seen.equals("SEEN") ? check.found(now) : check.missing(VerificationError.valueOf(seen), now);
        assertEquals(after, moved.status());
    }

    private static Check in(VerificationStatus status) {
        var pending = Check.searching(START);
        return switch (status) {
            case PENDING -> pending;
            case SUCCESS -> pending.found(START);
            case TEMPORARY_FAILURE -> pending.found(START).missing(NO_NAME, START);
            case FAILED -> Check.searching(START.minus(Duration.ofDays(3))).missing(NO_NAME, START);
            case NOT_STARTED -> Check.notStarted(START);
        };
    }

    @Test
    void whatWasSeenIsWatchedAndItsLossIsSearchedForAnewForThreeDays() {
        var seen = Check.searching(START).found(START);
        assertEquals(Optional.of(START.plus(Duration.ofHours(6))), seen.nextAt());

        var lostAt = START.plus(Duration.ofDays(30));
        var lost = seen.missing(NO_NAME, lostAt);
        assertEquals(TEMPORARY_FAILURE, lost.status());
        assertEquals(Optional.of(lostAt.plusSeconds(5)), lost.nextAt());
        assertEquals(Optional.of(START), lost.succeededAt());

        assertEquals(
                TEMPORARY_FAILURE,
                lost.missing(NO_NAME, lostAt.plus(Duration.ofHours(71))).status());
        assertEquals(
                FAILED, lost.missing(NO_NAME, lostAt.plus(Duration.ofDays(3))).status());
    }

    @Test
    void aSilentNameServerIsAskedSoonerThanAGoodOne() {
        var now = START.plus(Duration.ofHours(6));
        var check = Check.searching(START).found(START).missing(VerificationError.DNS_SERVER_ERROR, now);
        assertEquals(Optional.of(now.plus(Duration.ofHours(1))), check.nextAt());
        assertEquals(Optional.of(VerificationError.DNS_SERVER_ERROR), check.error());
    }

    @Test
    void aReaderHurriesOnlyPendingSearchesAndNotTwiceInFiveSeconds() {
        var check = Check.searching(START);
        assertTrue(check.isStale(START), "no look yet");
        var looked = check.missing(NO_NAME, START);
        assertFalse(looked.isStale(START.plusMillis(4999)));
        assertTrue(looked.isStale(START.plusSeconds(5)));
        assertFalse(looked.found(START).isStale(START.plus(Duration.ofDays(9))));
        assertFalse(Check.awaitingOperator(START).isStale(START.plus(Duration.ofDays(9))));
        assertFalse(Check.notStarted(START).isStale(START.plus(Duration.ofDays(9))));
    }

    @Test
    void theOperatorsWordIsNeverLookedFor() {
        assertEquals(SUCCESS, Check.settled(START).status());
        assertEquals(Optional.empty(), Check.settled(START).nextAt());
        assertEquals(NOT_STARTED, Check.notStarted(START).status());
        assertEquals(Optional.empty(), Check.awaitingOperator(START).nextAt());
    }
}

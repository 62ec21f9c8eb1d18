package io.pennypost.ses.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.account.SendingAllowance.Answer;
import io.pennypost.ses.account.SendingAllowance.Excess;
import io.pennypost.store.LedgerEntry;
import io.pennypost.testing.MemoryCatalog;
import io.pennypost.testing.MemoryEventLog;
import io.pennypost.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rate and rolling day, exact to the recipient, in virtual time.
final class MeteredAllowanceTest {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final Scope OTHER_REGION = new Scope("000000000000", "eu-west-1");
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private final MemoryCatalog catalog = new MemoryCatalog();
    private final MemoryEventLog events = new MemoryEventLog();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T10:00:30Z"));
    private long nanos = -5 * SECOND;

    private SendingAllowance allowance(double rate, double day) {
        var accounts = new Accounts(catalog, events, new AccountSettings(true, rate, day), clock);
        return new MeteredAllowance(accounts, events, clock, () -> nanos);
    }

    private static boolean take(SendingAllowance allowance, int recipients) {
        return allowance.take(SCOPE, recipients, recipients) instanceof Answer.Granted;
    }

    private static Excess excess(SendingAllowance allowance, int recipients, int counted) {
        return assertInstanceOf(Answer.Refused.class, allowance.take(SCOPE, recipients, counted))
                .excess();
    }

    /// Asks at each step of a minute, both ends included, as often as it is granted.
    private int admittedInAMinute(SendingAllowance allowance, long stepNanos) {
        int admitted = 0;
        long start = nanos;
        for (long at = 0; at <= 60 * SECOND; at += stepNanos) {
            nanos = start + at;
            while (take(allowance, 1)) {
                admitted++;
            }
        }
        return admitted;
    }

    @ParameterizedTest
    @ValueSource(longs = {SECOND, 100 * MILLISECOND, MILLISECOND, 60 * SECOND / 7919})
    void aMinuteAtFourteenASecondAdmits854(long step) {
        var allowance = allowance(14, -1);

        int admitted = admittedInAMinute(allowance, step);
        nanos = -5 * SECOND + 60 * SECOND;
        while (take(allowance, 1)) {
            admitted++;
        }

        // The bucket holds a second of tokens, so that looks a second apart lose none.
        assertEquals(854, admitted);
    }

    @Test
    void aMinuteAtFourteenASecondAdmits854WhoeverAsksAndWhenever() {
        var random = new Random(7);
        var allowance = allowance(14, -1);
        int admitted = 0;
        long end = nanos + (60 * SECOND);
        while (nanos < end) {
            while (take(allowance, 1)) {
                admitted++;
            }
            nanos = Math.min(end, nanos + random.nextLong(SECOND / 2));
        }
        while (take(allowance, 1)) {
            admitted++;
        }
        assertEquals(854, admitted);
    }

    @Test
    void aRateBelowOneStillHasRoomForOne() {
        var allowance = allowance(0.1, -1);

        assertEquals(7, admittedInAMinute(allowance, MILLISECOND));
    }

    @Test
    void manyRecipientsAreAdmittedOnDebtAndThoseAfterThemWait() {
        var allowance = allowance(14, -1);
        IntStream.range(0, 13).forEach(i -> assertEquals(true, take(allowance, 1)));

        assertEquals(true, take(allowance, 50));
        assertEquals(Excess.RATE, excess(allowance, 1, 1));

        // 49 are owed and one is needed: 50/14 seconds.
        nanos += (50 * SECOND / 14) - 1;
        assertEquals(Excess.RATE, excess(allowance, 1, 1));
        nanos += 2;
        assertEquals(true, take(allowance, 1));
        assertEquals(Excess.RATE, excess(allowance, 1, 1));
    }

    @Test
    void theDayIsCountedInRecipientsAndTheOneTooManyIsRefused() {
        var allowance = allowance(-1, 100);

        assertEquals(true, take(allowance, 50));
        assertEquals(true, take(allowance, 49));
        assertEquals(Excess.DAILY_QUOTA, excess(allowance, 2, 2));
        assertEquals(true, take(allowance, 1));
        assertEquals(Excess.DAILY_QUOTA, excess(allowance, 1, 1));
    }

    @Test
    void theSimulatorCountsForTheRateAndNotForTheDay() {
        var allowance = allowance(2, 0);

        assertInstanceOf(Answer.Granted.class, allowance.take(SCOPE, 1, 0));
        assertInstanceOf(Answer.Granted.class, allowance.take(SCOPE, 1, 0));
        assertEquals(Excess.RATE, excess(allowance, 1, 0));
    }

    @Test
    void aRefusalByTheDayTakesNothingFromTheRate() {
        var allowance = allowance(1, 0);

        assertEquals(Excess.DAILY_QUOTA, excess(allowance, 1, 1));
        assertEquals(Excess.DAILY_QUOTA, excess(allowance, 1, 1));
    }

    @Test
    void theDayRolls() {
        var allowance = allowance(-1, 10);
        assertEquals(true, take(allowance, 6));
        clock.advance(Duration.ofHours(12));
        assertEquals(true, take(allowance, 4));

        clock.advance(Duration.ofHours(12).minusMinutes(1));
        assertEquals(Excess.DAILY_QUOTA, excess(allowance, 1, 1));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(true, take(allowance, 6));
        assertEquals(Excess.DAILY_QUOTA, excess(allowance, 1, 1));
    }

    @Test
    void whatCouldNotBeKeptIsGivenBack() {
        var allowance = allowance(1, 1);
        var granted = assertInstanceOf(Answer.Granted.class, allowance.take(SCOPE, 1, 1));
        assertEquals(Excess.RATE, excess(allowance, 1, 1));

        granted.grant().giveBack();

        assertEquals(true, take(allowance, 1));
    }

    @Test
    void giftsOfADayThatIsOverChangeNothing() {
        var allowance = allowance(-1, 5);
        var granted = assertInstanceOf(Answer.Granted.class, allowance.take(SCOPE, 5, 5));
        clock.advance(Duration.ofHours(25));
        assertEquals(true, take(allowance, 5));

        granted.grant().giveBack();

        assertEquals(Excess.DAILY_QUOTA, excess(allowance, 1, 1));
    }

    @Test
    void regionsAreCountedApart() {
        var allowance = allowance(1, 1);

        assertEquals(true, take(allowance, 1));
        assertInstanceOf(Answer.Granted.class, allowance.take(OTHER_REGION, 1, 1));
        assertEquals(Excess.RATE, excess(allowance, 1, 1));
    }

    @Test
    void aStartRemembersWhatTheLastDaySent() {
        sent(Duration.ofHours(25), 100);
        sent(Duration.ofHours(23), 4);
        sent(Duration.ofMinutes(1), 3);

        var allowance = allowance(-1, 10);

        assertEquals(Excess.DAILY_QUOTA, excess(allowance, 4, 4));
        assertEquals(true, take(allowance, 3));
    }

    private void sent(Duration ago, int recipients) {
        events.add(new LedgerEntry(
                ago.toMillis(),
                SCOPE,
                clock.instant().minus(ago),
                LedgerEntry.Kind.EVENT,
                "Send",
                "id",
                Optional.empty(),
                Optional.empty(),
                recipients,
                "{}"));
    }

    @Test
    void thousandThreadsGetWhatOneWouldGet() throws Exception {
        var allowance = allowance(100, 1000);
        int granted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 1000)
                    .mapToObj(i -> threads.submit(() -> take(allowance, 1)))
                    .toList();
            for (Future<Boolean> answer : answers) {
                granted += answer.get() ? 1 : 0;
            }
        }
        assertEquals(100, granted);
    }
}

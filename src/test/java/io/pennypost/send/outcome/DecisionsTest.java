package io.pennypost.send.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.smtp.Phase;
import io.pennypost.mail.smtp.Reply;
import io.pennypost.send.deliver.RecipientOutcome;
import io.pennypost.send.deliver.RecipientOutcome.Cause;
import io.pennypost.send.deliver.RecipientOutcome.Trouble;
import io.pennypost.send.schedule.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionsTest {
    private static final Instant ACCEPTED = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration LIFETIME = Duration.ofHours(14);

    private final Decisions decisions =
            new Decisions(new ReplyClassifier(), new RetrySchedule(new SplittableRandom(3)));

    private Decision decide(RecipientOutcome outcome, int attemptsBefore, Duration age) {
        return decisions.decide(
                outcome, attemptsBefore, new Decisions.Frame(ACCEPTED, ACCEPTED.plus(LIFETIME), ACCEPTED.plus(age)));
    }

    private Decision decide(RecipientOutcome outcome) {
        return decide(outcome, 0, Duration.ZERO);
    }

    private static RecipientOutcome refused(int code, String text, Phase phase) {
        return new RecipientOutcome.Refused(Reply.of(code, text), phase);
    }

    private static RecipientOutcome deferred(int code, String text, Phase phase) {
        return new RecipientOutcome.Deferred(Reply.of(code, text), phase);
    }

    @Test
    void refusalIsFinalAndTellsTheReply() {
        var bounced = assertInstanceOf(Decision.Bounced.class, decide(refused(550, "5.1.1 user unknown", Phase.RCPT)));

        assertEquals(Bounce.PERMANENT, bounced.bounce());
        assertEquals("5.1.1", bounced.status());
        assertEquals("smtp; 550 5.1.1 user unknown", bounced.diagnostic());
    }

    @Test
    void deferralIsTriedAgainAfterThreeMinutesOrSo() {
        var deferred = assertInstanceOf(Decision.Deferred.class, decide(deferred(452, "4.3.1 disk full", Phase.RCPT)));

        assertEquals(1, deferred.attempts());
        var wait = Duration.between(ACCEPTED, deferred.nextAt()).toSeconds();
        assertTrue(wait >= 153 && wait <= 207, wait + " s");
    }

    @Test
    void hangUpBeforeAnyRecipientIsNotCounted() {
        var deferred = assertInstanceOf(Decision.Deferred.class, decide(deferred(421, "4.3.2 busy", Phase.MAIL)));

        assertEquals(0, deferred.attempts());
    }

    @Test
    void deferralAtTheEndOfTheLifetimeIsABounceThatNamesTheLastReply() {
        var bounced = assertInstanceOf(
                Decision.Bounced.class,
                decide(deferred(452, "4.2.2 mailbox full", Phase.RCPT), 9, LIFETIME.minusSeconds(20)));

        assertEquals(Bounce.MAILBOX_FULL, bounced.bounce());
        assertEquals("4.4.7", bounced.status());
        assertEquals(
                "smtp; 554 4.4.7 Message expired: unable to deliver in 840 minutes.<452 4.2.2 mailbox full>",
                bounced.diagnostic());
    }

    @Test
    void missingDomainIsLookedUpThreeTimesBeforeItIsBelieved() {
        var outcome = new RecipientOutcome.NoRoute(Cause.NO_SUCH_DOMAIN, "nowhere.example");

        assertInstanceOf(Decision.Deferred.class, decide(outcome, 0, Duration.ZERO));
        assertInstanceOf(Decision.Deferred.class, decide(outcome, 1, Duration.ofMinutes(10)));
        var bounced = assertInstanceOf(Decision.Bounced.class, decide(outcome, 2, Duration.ofMinutes(70)));

        assertEquals(Bounce.PERMANENT, bounced.bounce());
        assertEquals("smtp; 550 5.4.4 Invalid domain", bounced.diagnostic());
    }

    @Test
    void nullMxIsFinalAtOnce() {
        var bounced = assertInstanceOf(Decision.Bounced.class, decide(new RecipientOutcome.NoRoute(Cause.NULL_MX, "")));

        assertEquals("5.1.10", bounced.status());
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void whatCouldNotBeReachedIsTriedAgain(Trouble trouble) {
        var deferred = assertInstanceOf(
                Decision.Deferred.class, decide(new RecipientOutcome.Unreachable(trouble, "192.0.2.1")));

        assertEquals(trouble == Trouble.BUSY ? 0 : 1, deferred.attempts());
    }

    @Test
    void whatMayHaveArrivedWaitsLongerBeforeItIsRepeated() {
        var deferred =
                assertInstanceOf(Decision.Deferred.class, decide(new RecipientOutcome.Unknown("connection reset")));

        assertTrue(Duration.between(ACCEPTED, deferred.nextAt()).toMinutes() >= 12);
    }

    @Test
    void tooLargeForTheServerIsFinal() {
        var bounced = assertInstanceOf(Decision.Bounced.class, decide(new RecipientOutcome.TooLarge(1000)));

        assertEquals(Bounce.TOO_LARGE, bounced.bounce());
    }
}

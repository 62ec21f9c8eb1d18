package io.pennypost.receive.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.receive.feedback.RecipientState.News;
import io.pennypost.receive.feedback.RecipientState.Turn;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RecipientStateTest {
    private static final List<News> NEWS = List.copyOf(EnumSet.allOf(News.class));

    /// All turns that are told; every other news is a note that changes nothing.
    @ParameterizedTest
    @CsvSource({
        "WAITING,                DELIVERY,  DELIVERED",
        "WAITING,                BOUNCE,    BOUNCED",
        "WAITING,                DELAY,     WAITING",
        "WAITING,                COMPLAINT, COMPLAINED",
        "WAITING,                NOT_SPAM,  -",
        "SUPPRESSED,             DELIVERY,  -",
        "SUPPRESSED,             BOUNCE,    -",
        "SUPPRESSED,             DELAY,     -",
        "SUPPRESSED,             COMPLAINT, -",
        "SUPPRESSED,             NOT_SPAM,  -",
        "BOUNCED,                DELIVERY,  -",
        "BOUNCED,                BOUNCE,    -",
        "BOUNCED,                DELAY,     -",
        "BOUNCED,                COMPLAINT, -",
        "BOUNCED,                NOT_SPAM,  -",
        "DELIVERED,              DELIVERY,  -",
        "DELIVERED,              BOUNCE,    BOUNCED_LATE",
        "DELIVERED,              DELAY,     -",
        "DELIVERED,              COMPLAINT, COMPLAINED",
        "DELIVERED,              NOT_SPAM,  DELIVERED",
        "BOUNCED_LATE,           DELIVERY,  -",
        "BOUNCED_LATE,           BOUNCE,    -",
        "BOUNCED_LATE,           DELAY,     -",
        "BOUNCED_LATE,           COMPLAINT, BOUNCED_AND_COMPLAINED",
        "BOUNCED_LATE,           NOT_SPAM,  -",
        "COMPLAINED,             DELIVERY,  -",
        "COMPLAINED,             BOUNCE,    BOUNCED_AND_COMPLAINED",
        "COMPLAINED,             DELAY,     -",
        "COMPLAINED,             COMPLAINT, -",
        "COMPLAINED,             NOT_SPAM,  COMPLAINED",
        "BOUNCED_AND_COMPLAINED, DELIVERY,  -",
        "BOUNCED_AND_COMPLAINED, BOUNCE,    -",
        "BOUNCED_AND_COMPLAINED, DELAY,     -",
        "BOUNCED_AND_COMPLAINED, COMPLAINT, -",
        "BOUNCED_AND_COMPLAINED, NOT_SPAM,  -"
    })
    void aStateAndNewsGiveOneTurn(RecipientState state, News news, String told) {
        var expected = told.equals("-") ? new Turn(state, false) : new Turn(RecipientState.valueOf(told), true);

        assertEquals(expected, state.hear(news));
    }

    @Test
    void whateverIsHeardNobodyIsToldTwoOutcomesOrTwoBounces() {
        var random = new Random(3);
        for (var story = 0; story < 5_000; story++) {
            var state = RecipientState.WAITING;
            var deliveries = 0;
            var bounces = 0;
            var complaints = 0;
            for (var step = 0; step < 12; step++) {
                var news = NEWS.get(random.nextInt(NEWS.size()));
                var turn = state.hear(news);
                deliveries += turn.told() && news == News.DELIVERY ? 1 : 0;
                bounces += turn.told() && news == News.BOUNCE ? 1 : 0;
                complaints += turn.told() && news == News.COMPLAINT ? 1 : 0;
                assertFalse(turn.told() && news == News.DELIVERY && bounces > 0, "delivered after a bounce");
                state = turn.next();
            }
            assertTrue(deliveries <= 1 && bounces <= 1 && complaints <= 1, state.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(RecipientState.class)
    void nothingLeadsBackToWaiting(RecipientState state) {
        for (var news : News.values()) {
            assertTrue(!state.isFinal() || state.hear(news).next().isFinal(), state + " " + news);
        }
    }
}

package io.pennypost.ses.insight;

import static io.pennypost.ses.insight.Mails.NOW;
import static io.pennypost.ses.insight.Mails.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.ses.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What each event counts for, and what it does not.
class TrafficTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final Mails mails = new Mails();
    private final Traffic traffic = new Traffic(mails.events, mails.clock);

    private long count(Metric metric) {
        return count(metric, Map.of());
    }

    private long count(Metric metric, Map<Dimension, String> asked) {
        return traffic.byDay(SCOPE, metric, asked, NOW.minus(DAY), NOW.plus(DAY).plus(DAY)).values().stream()
                .mapToLong(value -> value)
                .sum();
    }

    @Test
    void deliveriesCountByWhatCanBeNoticedOfThem() {
        mails.sent("m1", "bob@yahoo.com", ",\"openTracked\":true,\"clickTracked\":true");
        mails.event("m1", "Delivery", "{}");
        mails.sent("m2", "bob@gmail.com", ",\"openTracked\":true");
        mails.event("m2", "Delivery", "{}");

        assertEquals(2, count(Metric.SEND));
        assertEquals(2, count(Metric.DELIVERY));
        assertEquals(2, count(Metric.DELIVERY_OPEN));
        assertEquals(1, count(Metric.DELIVERY_CLICK));
        assertEquals(1, count(Metric.DELIVERY_COMPLAINT));
    }

    @Test
    void anOpenCountsOnceForItsMessage() {
        mails.sent("m1", "bob@gmail.com", "");
        mails.event("m1", "Open", "{}");
        mails.event("m1", "Open", "{}");
        mails.event("m1", "Click", "{}");

        assertEquals(1, count(Metric.OPEN));
        assertEquals(1, count(Metric.CLICK));
    }

    @Test
    void bouncesAndComplaintsOfTheOwnListDoNotCount() {
        mails.sent("m1", "bob@gmail.com", "");
        mails.event("m1", "Bounce", "{\"bounceType\":\"Permanent\",\"bounceSubType\":\"General\"}");
        mails.event("m1", "Bounce", "{\"bounceType\":\"Permanent\",\"bounceSubType\":\"OnAccountSuppressionList\"}");
        mails.event("m1", "Bounce", "{\"bounceType\":\"Undetermined\"}");
        mails.event("m1", "Complaint", "{}");
        mails.event("m1", "Complaint", "{\"complaintSubType\":\"OnAccountSuppressionList\"}");

        assertEquals(1, count(Metric.PERMANENT_BOUNCE));
        assertEquals(1, count(Metric.TRANSIENT_BOUNCE));
        assertEquals(1, count(Metric.COMPLAINT));
    }

    @Test
    void theSimulatorAndSeveralRecipientsDoNotCount() {
        mails.sent("m1", "bounce@simulator.amazonses.com", "");
        mails.sentToMany("m2");
        assertEquals(0, count(Metric.SEND));
    }

    @Test
    void everyDimensionMustFit() {
        mails.sent("m1", "bob@gmail.com", ",\"tags\":{\"ses:tenant-name\":[\"acme\"]}");
        mails.sent("m2", "bob@example.org", "");

        assertEquals(1, count(Metric.SEND, Map.of(Dimension.TENANT_NAME, "acme")));
        assertEquals(1, count(Metric.SEND, Map.of(Dimension.ISP, "Gmail", Dimension.CONFIGURATION_SET, "set")));
        assertEquals(0, count(Metric.SEND, Map.of(Dimension.ISP, "UNKNOWN_ISP", Dimension.TENANT_NAME, "acme")));
        assertEquals(2, count(Metric.SEND, Map.of(Dimension.EMAIL_IDENTITY, "example.com")));
    }

    @Test
    void laterEventsCountOnceAlthoughEarlierOnesAreRemembered() {
        mails.sent("m1", "bob@gmail.com", "");
        assertEquals(1, count(Metric.SEND));
        mails.clock.advance(Duration.ofHours(1));
        assertEquals(1, count(Metric.SEND));
        mails.sent("m2", "bob@gmail.com", "");
        assertEquals(2, count(Metric.SEND));
        mails.clock.advance(Duration.ofHours(1));
        assertEquals(2, count(Metric.SEND));
    }

    @Test
    void daysBeginAtMidnightAndTheLastIsLeftOut() {
        mails.sent("m1", "bob@gmail.com", "");
        mails.clock.advance(DAY);
        mails.sent("m2", "bob@gmail.com", "");
        var midnight = NOW.truncatedTo(ChronoUnit.DAYS);

        assertEquals(
                List.of(midnight, midnight.plus(DAY)),
                List.copyOf(traffic.byDay(SCOPE, Metric.SEND, Map.of(), NOW, NOW.plus(DAY))
                        .keySet()));
        assertEquals(Map.of(midnight, 1L), traffic.byDay(SCOPE, Metric.SEND, Map.of(), midnight, midnight.plus(DAY)));
    }

    @Test
    void withoutTheDeliverabilityManagerNothingIsFound() {
        var off = new MetricQueries(traffic, _ -> false);
        var refused = assertThrows(NotFound.class, () -> off.answer(SCOPE, List.of()));
        assertEquals("Virtual Deliverability Manager is not enabled for this account.", refused.getMessage());
    }

    @Test
    void messagesAreForgottenAfterThirtyDays() {
        mails.sent("m1", "bob@gmail.com", "");
        Instant sent = mails.clock.instant();
        var messages = new MessageInsights(mails.events, _ -> Optional.of(sent), VdmSwitch.ALWAYS, mails.clock);
        assertEquals("Gmail", messages.require(SCOPE, "m1").isp());
        mails.clock.advance(Duration.ofDays(30));
        assertThrows(NotFound.class, () -> messages.require(SCOPE, "m1"));
    }

    @Test
    void happeningsBearTheNamesOfTheApi() {
        mails.sent("m1", "bob@gmail.com", "");
        mails.event("m1", "DeliveryDelay", "{}");
        mails.event("m1", "Complaint", "{\"complaintFeedbackType\":\"abuse\"}");
        Instant sent = mails.clock.instant();
        var message = new MessageInsights(mails.events, _ -> Optional.of(sent), VdmSwitch.ALWAYS, mails.clock)
                .require(SCOPE, "m1");

        assertEquals(
                List.of("SEND", "DELIVERY_DELAY", "COMPLAINT"),
                message.happened().stream().map(Happening::type).toList());
        assertEquals(Optional.of("COMPLAINT"), message.lastDeliveryEvent());
        assertEquals(Optional.empty(), message.lastEngagementEvent());
    }
}

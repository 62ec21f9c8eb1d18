package io.pennypost.ses.insight;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// What was sent, refused and complained of in the last two weeks. AWS: v1 `GetSendStatistics`.
public final class SendStatistics {
    private static final Duration KEPT = Duration.ofDays(14);
    private static final Duration SPAN = Duration.ofMinutes(15);

    /// A quarter of an hour with traffic. AWS: shape `SendDataPoint`.
    public record Point(Instant timestamp, long deliveryAttempts, long bounces, long complaints, long rejects) {}

    private static final class Sums {
        long attempts;
        long bounces;
        long complaints;
        long rejects;
    }

    private final EventLog events;
    private final InstantSource clock;

    public SendStatistics(EventLog events, InstantSource clock) {
        this.events = events;
        this.clock = clock;
    }

    /// Quarters of an hour with traffic, oldest first.
    public List<Point> of(Scope scope) {
        var sums = new TreeMap<Instant, Sums>();
        count(scope, "Send", sums, (sum, count) -> sum.attempts += count);
        count(scope, "Bounce", sums, (sum, count) -> sum.bounces += count);
        count(scope, "Complaint", sums, (sum, count) -> sum.complaints += count);
        count(scope, "Reject", sums, (sum, count) -> sum.rejects += count);
        return sums.entrySet().stream()
                .map(each -> point(each.getKey(), each.getValue()))
                .toList();
    }

    private void count(Scope scope, String type, Map<Instant, Sums> sums, BiConsumer<Sums, Long> adding) {
        var now = clock.instant();
        events.recipients(scope, type, now.minus(KEPT), now.plus(SPAN), SPAN)
                .forEach((at, count) -> adding.accept(sums.computeIfAbsent(at, _ -> new Sums()), count));
    }

    private static Point point(Instant at, Sums sums) {
        return new Point(at, sums.attempts, sums.bounces, sums.complaints, sums.rejects);
    }
}

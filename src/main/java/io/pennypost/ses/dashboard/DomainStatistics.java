package io.pennypost.ses.dashboard;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.insight.Dimension;
import io.pennypost.ses.insight.Metric;
import io.pennypost.ses.insight.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// What receivers did with the mail of a watched domain. AWS: `GetDomainStatisticsReport`.
///
/// How much landed in inboxes and in spam folders is not known here, and left out.
public final class DomainStatistics {
    private static final Duration RANGE_MAX = Duration.ofDays(30);

    /// What is known of a range of days.
    ///
    /// @param readRatePercent opens among the deliveries of which an open can be noticed; empty without any
    /// @param days            UTC days on which mail was delivered
    public record Report(Optional<Double> readRatePercent, List<Instant> days) {
        public Report {
            days = List.copyOf(days);
        }
    }

    private final Dashboard dashboard;
    private final Traffic traffic;

    public DomainStatistics(Dashboard dashboard, Traffic traffic) {
        this.dashboard = dashboard;
        this.traffic = traffic;
    }

    /// The statistics of a domain, both days included.
    ///
    /// @throws BadRequest more than 30 days, or an end before its start
    /// @throws NotFound   a domain that is not watched
    public Report of(Scope scope, String domain, Instant from, Instant to) {
        checkRange(from, to);
        dashboard.requireSubscribed(scope, domain);
        var tracked = sum(scope, Metric.DELIVERY_OPEN, domain, from, to);
        var opened = sum(scope, Metric.OPEN, domain, from, to);
        var days = byDay(scope, Metric.DELIVERY, domain, from, to).keySet();
        return new Report(tracked == 0 ? Optional.empty() : Optional.of(100.0 * opened / tracked), List.copyOf(days));
    }

    /// Refuses what is no range of at most 30 days.
    ///
    /// @throws BadRequest saying so
    static void checkRange(Instant from, Instant to) {
        if (to.isBefore(from) || Duration.between(from, to).compareTo(RANGE_MAX) > 0) {
            throw new BadRequest("The date range must be between 0 and 30 days.");
        }
    }

    private long sum(Scope scope, Metric metric, String domain, Instant from, Instant to) {
        return byDay(scope, metric, domain, from, to).values().stream()
                .mapToLong(count -> count)
                .sum();
    }

    private SortedMap<Instant, Long> byDay(Scope scope, Metric metric, String domain, Instant from, Instant to) {
        return traffic.byDay(scope, metric, Map.of(Dimension.EMAIL_IDENTITY, domain), from, to.plusMillis(1));
    }

    /// What is asked of campaigns cannot be answered: nobody tells us where mail landed.
    ///
    /// @throws NotFound   always, for a watched domain as well
    /// @throws BadRequest more than 30 days, or an end before its start
    public NotFound campaigns(Scope scope, String domain, Instant from, Instant to) {
        checkRange(from, to);
        dashboard.requireSubscribed(scope, domain);
        return new NotFound("No campaign data is collected for domain <" + domain + "> on this server.");
    }
}

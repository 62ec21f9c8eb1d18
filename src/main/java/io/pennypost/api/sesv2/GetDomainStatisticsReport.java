package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.dashboard.DomainStatistics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What receivers did with the mail of a watched domain. Inbox and spam counts are not known here and left out.
///
/// AWS: SES API v2, `GetDomainStatisticsReport`.
final class GetDomainStatisticsReport
        implements Operation<GetDomainStatisticsReport.Input, GetDomainStatisticsReport.Output> {
    record Input(String domain, Instant startDate, Instant endDate) {}

    record Output(Overall overallVolume, List<Day> dailyVolumes) {}

    /// AWS: shape `OverallVolume`.
    record Overall(Optional<Double> readRatePercent) {}

    /// AWS: shape `DailyVolume`.
    record Day(Instant startDate) {}

    private final DomainStatistics statistics;

    GetDomainStatisticsReport(DomainStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var report = statistics.of(caller.scope(), input.domain(), input.startDate(), input.endDate());
        return new Output(
                new Overall(report.readRatePercent()),
                report.days().stream().map(Day::new).toList());
    }
}

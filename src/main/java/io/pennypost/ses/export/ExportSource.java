package io.pennypost.ses.export;

import io.pennypost.ses.insight.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is asked for. AWS: shape `ExportDataSource`.
///
/// Exactly one of both is there in a job.
public record ExportSource(
        Optional<MetricsDataSource> metricsDataSource, Optional<MessageInsightsDataSource> messageInsightsDataSource) {
    /// Metrics by day and by value of each dimension. AWS: shape `MetricsDataSource`.
    ///
    /// @param dimensions names of [Dimension] to the values that are wanted; `*` stands for every value there is
    public record MetricsDataSource(
            Map<String, List<String>> dimensions,
            String namespace,
            List<ExportMetric> metrics,
            Instant startDate,
            Instant endDate) {
        public MetricsDataSource {
            dimensions = Map.copyOf(dimensions);
            metrics = List.copyOf(metrics);
        }
    }

    /// AWS: shape `ExportMetric`.
    ///
    /// @param aggregation `VOLUME`, the default, or `RATE`: divided by what was sent
    public record ExportMetric(Optional<Metric> name, Optional<String> aggregation) {}

    /// Messages to one recipient, newest first. AWS: shape `MessageInsightsDataSource`.
    public record MessageInsightsDataSource(
            Instant startDate,
            Instant endDate,
            Optional<MessageFilters> include,
            Optional<MessageFilters> exclude,
            Optional<Integer> maxResults) {}

    /// Which of the two it is.
    public SourceType type() {
        return metricsDataSource.isPresent() ? SourceType.METRICS_DATA : SourceType.MESSAGE_INSIGHTS;
    }
}

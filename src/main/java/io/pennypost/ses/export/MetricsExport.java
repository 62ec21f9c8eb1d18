package io.pennypost.ses.export;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.export.ExportJob.Count;
import io.pennypost.ses.export.ExportSource.ExportMetric;
import io.pennypost.ses.export.ExportSource.MetricsDataSource;
import io.pennypost.ses.insight.Dimension;
import io.pennypost.ses.insight.Metric;
import io.pennypost.ses.insight.Traffic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Metrics by day, a row for each combination of dimension values that has any.
record MetricsExport(Traffic traffic) {
    private static final String ALL = "*";

    static List<String> columns(MetricsDataSource source) {
        var names = new ArrayList<String>();
        names.add("Date");
        dimensions(source).forEach(dimension -> names.add(dimension.name()));
        for (var metric : source.metrics()) {
            names.add(name(metric) + (isRate(metric) ? "_RATE" : ""));
        }
        return names;
    }

    private static List<Dimension> dimensions(MetricsDataSource source) {
        return Stream.of(Dimension.values())
                .filter(dimension -> source.dimensions().containsKey(dimension.name()))
                .toList();
    }

    private static Metric name(ExportMetric metric) {
        return metric.name().orElse(Metric.SEND);
    }

    private static boolean isRate(ExportMetric metric) {
        return metric.aggregation().filter("RATE"::equals).isPresent();
    }

    Count write(Scope scope, MetricsDataSource source, Sheet sheet, BooleanSupplier goesOn) throws IOException {
        var dimensions = dimensions(source);
        int processed = 0;
        int exported = 0;
        var days = traffic.tables(
                scope, source.startDate(), source.endDate().plusMillis(1), dimensions, (dimension, value) -> {
                    var wanted = source.dimensions().getOrDefault(dimension.name(), List.of());
                    return wanted.contains(ALL) || wanted.contains(value);
                });
        for (var day : days.entrySet()) {
            for (var row : day.getValue().entrySet()) {
                if (!goesOn.getAsBoolean()) {
                    return new Count(processed, exported);
                }
                processed++;
                exported++;
                var values = new ArrayList<String>();
                values.add(day.getKey().toString());
                values.addAll(row.getKey());
                source.metrics().forEach(metric -> values.add(value(metric, row.getValue())));
                sheet.row(values);
            }
        }
        return new Count(processed, exported);
    }

    private static String value(ExportMetric metric, Map<Metric, Long> counts) {
        var count = counts.getOrDefault(name(metric), 0L);
        if (!isRate(metric)) {
            return Long.toString(count);
        }
        var sent = counts.getOrDefault(Metric.SEND, 0L);
        return sent == 0 ? "" : String.format(Locale.ROOT, "%.6f", (double) count / sent);
    }
}

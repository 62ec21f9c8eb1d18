package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.insight.Dimension;
import io.pennypost.ses.insight.Metric;
import io.pennypost.ses.insight.MetricQueries;
import io.pennypost.ses.insight.MetricQueries.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Metrics by day, several at once.
///
/// AWS: SES API v2, `BatchGetMetricData`.
final class BatchGetMetricData implements Operation<BatchGetMetricData.Input, BatchGetMetricData.Output> {
    record Input(List<Query> queries) {}

    record Output(List<Result> results, List<Failure> errors) {}

    /// AWS: shape `BatchGetMetricDataQuery`.
    record Query(
            String id,
            String namespace,
            Metric metric,
            Map<String, String> dimensions,
            Instant startDate,
            Instant endDate) {}

    /// AWS: shape `MetricDataResult`.
    record Result(String id, List<Instant> timestamps, List<Long> values) {}

    /// AWS: shape `MetricDataError`.
    record Failure(String id, String code, String message) {}

    private final MetricQueries metrics;

    BatchGetMetricData(MetricQueries metrics) {
        this.metrics = metrics;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var queries = input.queries().stream().map(BatchGetMetricData::query).toList();
        var results = new ArrayList<Result>();
        var failures = new ArrayList<Failure>();
        for (var answer : metrics.answer(caller.scope(), queries)) {
            switch (answer) {
                case Answer.Found(var id, var byDay) ->
                    results.add(new Result(id, List.copyOf(byDay.keySet()), List.copyOf(byDay.values())));
                case Answer.Failed(var id) ->
                    failures.add(new Failure(id, "INTERNAL_FAILURE", "The metric could not be read."));
            }
        }
        return new Output(results, failures);
    }

    private static MetricQueries.Query query(Query query) {
        var dimensions = new TreeMap<Dimension, String>();
        query.dimensions().forEach((name, value) -> dimensions.put(Dimension.valueOf(name), value));
        return new MetricQueries.Query(query.id(), query.metric(), dimensions, query.startDate(), query.endDate());
    }
}

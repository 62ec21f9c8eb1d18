package io.pennypost.api.gateway;

import io.pennypost.observe.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;

/// Counts calls by service, operation and code, and measures how long they took.
final class GatewayMetrics {
    private final Counter calls;
    private final Histogram seconds;

    GatewayMetrics(Metrics metrics) {
        calls = metrics.counter(
                "pennypost_api_calls_total",
                "AWS calls answered. service: sesv2, ses, sts, none. operation: as AWS names it, or unknown."
                        + " code: OK, or the error code.",
                "service",
                "operation",
                "code");
        seconds = metrics.seconds(
                "pennypost_api_call_seconds",
                "Time from the whole request read to the answer handed to the network.",
                "service",
                "operation");
    }

    void answered(String service, String operation, String code, long nanos) {
        calls.labelValues(service, operation, code).inc();
        seconds.labelValues(service, operation).observe(nanos / 1e9);
    }
}

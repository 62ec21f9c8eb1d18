package io.pennypost.observe;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.DoubleSupplier;

/// All counts and measures of one server. A metric is declared beside the code it counts, in that code's constructor;
/// names begin with `pennypost_`, labels have few values.
///
/// Safe for use by many threads.
public final class Metrics {
    /// What [#writeText] writes.
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    /// From a cached answer to a patient peer: 100 µs to some 26 s, each bound four times the last.
    private static final double[] SECONDS = {
        0.0001, 0.0004, 0.0016, 0.0064, 0.0256, 0.1024, 0.4096, 1.6384, 6.5536, 26.2144
    };

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter text = PrometheusTextFormatWriter.create();

    /// A count of events; the name ends in `_total`.
    public Counter counter(String name, String help, String... labels) {
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(registry);
    }

    /// A distribution of durations in seconds; the name ends in `_seconds`.
    public Histogram seconds(String name, String help, String... labels) {
        return Histogram.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .withoutExemplars()
                .register(registry);
    }

    /// A level that is read when somebody looks.
    public void gauge(String name, String help, DoubleSupplier level) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(level.getAsDouble()))
                .register(registry);
    }

    /// Writes everything as Prometheus text.
    public void writeText(OutputStream out) throws IOException {
        text.write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    }
}

package io.pennypost.smtpd;

import io.pennypost.observe.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import java.util.function.DoubleSupplier;

/// Counts connections, failed authentications and messages.
final class SmtpdMetrics {
    private final Counter connections;
    private final Counter failedLogins;
    private final Counter messages;

    SmtpdMetrics(Metrics metrics, DoubleSupplier open) {
        connections = metrics.counter(
                "pennypost_smtp_connections_total",
                "Connections for submission. result: taken, refused (too many at once), no_tls (the handshake failed).",
                "result");
        failedLogins = metrics.counter(
                "pennypost_smtp_auth_failures_total",
                "Authentications that failed. reason: unknown_key, wrong_password, raw_secret, temporary_key, locked.",
                "reason");
        messages = metrics.counter(
                "pennypost_smtp_messages_total",
                "Messages that came in whole. result: accepted, refused, spoilt (a bare CR or LF), too_long, failed.",
                "result");
        metrics.gauge("pennypost_smtp_connections_open", "Connections for submission that are open now.", open);
    }

    void connection(String result) {
        connections.labelValues(result).inc();
    }

    void failedLogin(String reason) {
        failedLogins.labelValues(reason).inc();
    }

    void message(String result) {
        messages.labelValues(result).inc();
    }
}

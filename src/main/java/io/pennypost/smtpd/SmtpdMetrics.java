package io.pennypost.smtpd;

import io.pennypost.observe.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/// Counts connections, failed authentications and messages.
final class SmtpdMetrics {
    private final Counter connections;
    private final Counter messages;
    private final Optional<Counter> failedLogins;

    private SmtpdMetrics(Counter connections, Counter messages, Optional<Counter> failedLogins) {
        this.connections = connections;
        this.messages = messages;
        this.failedLogins = failedLogins;
    }

    /// Of the door for senders.
    static SmtpdMetrics ofSubmission(Metrics metrics, DoubleSupplier open) {
        metrics.gauge("pennypost_smtp_connections_open", "Connections for submission that are open now.", open);
        return new SmtpdMetrics(
                metrics.counter(
                        "pennypost_smtp_connections_total",
                        "Connections for submission. result: taken, refused (too many at once), no_tls (the handshake failed).",
                        "result"),
                metrics.counter(
                        "pennypost_smtp_messages_total",
                        "Messages that came in whole. result: accepted, refused, spoilt (a bare CR or LF), too_long, failed.",
                        "result"),
                Optional.of(metrics.counter(
                        "pennypost_smtp_auth_failures_total",
                        "Authentications that failed. reason: unknown_key, wrong_password, raw_secret, temporary_key, locked.",
                        "reason")));
    }

    /// Of the door for the world.
    static SmtpdMetrics ofReception(Metrics metrics, DoubleSupplier open) {
        metrics.gauge("pennypost_inbound_connections_open", "Connections from the world that are open now.", open);
        return new SmtpdMetrics(
                metrics.counter(
                        "pennypost_inbound_connections_total",
                        "Connections from the world. result: taken, refused (too many at once), no_tls (the handshake failed).",
                        "result"),
                metrics.counter(
                        "pennypost_inbound_messages_total",
                        "Mails that came in whole. result: accepted, refused (a loop), spoilt (a bare CR or LF), too_long, failed.",
                        "result"),
                Optional.empty());
    }

    void connection(String result) {
        connections.labelValues(result).inc();
    }

    void failedLogin(String reason) {
        failedLogins.ifPresent(counter -> counter.labelValues(reason).inc());
    }

    void message(String result) {
        messages.labelValues(result).inc();
    }
}

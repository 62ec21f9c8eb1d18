package io.pennypost.web.health;

import io.pennypost.api.gateway.Exchange;
import io.pennypost.api.gateway.HttpReply;
import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.observe.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// `/metrics` in Prometheus text, for peers on this machine only: numbers tell strangers too much.
public final class MetricsRoute implements HttpRoute {
    private final Metrics metrics;

    /// A route over all metrics.
    public MetricsRoute(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return exchange.rawPath().equals("/metrics");
    }

    @Override
    public void serve(Exchange exchange, HttpReply reply) throws IOException {
        if (!exchange.peer().isLoopbackAddress()) {
            var text = "Metrics are for peers on this machine.\n".getBytes(StandardCharsets.US_ASCII);
            reply.send(403, List.of(new Header("Content-Type", "text/plain")), text);
            return;
        }
        var out = new ByteArrayOutputStream();
        metrics.writeText(out);
        reply.send(200, List.of(new Header("Content-Type", Metrics.CONTENT_TYPE)), out.toByteArray());
    }
}

package io.pennypost.web.health;

import io.pennypost.api.gateway.Exchange;
import io.pennypost.api.gateway.HttpReply;
import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.aws.protocol.WireRequest.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.json.JsonFactory;

/// `/health/live`: the process answers. `/health/ready`: every check is well, else 503; a stopping server is not ready.
///
/// The body names every check: `{"status":"ready","checks":{"store":"ok"}}`.
public final class HealthRoute implements HttpRoute {
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<Header> HEADERS =
            List.of(new Header("Content-Type", "application/json"), new Header("Cache-Control", "no-store"));

    private final List<HealthCheck> checks;

    /// A route over the given checks, in the order they are told.
    public HealthRoute(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    @Override
    public boolean matches(Exchange exchange) {
        return exchange.rawPath().startsWith("/health/");
    }

    @Override
    public void serve(Exchange exchange, HttpReply reply) throws IOException {
        if (!exchange.method().equals("GET") && !exchange.method().equals("HEAD")) {
            reply.send(405, List.of(new Header("Allow", "GET, HEAD")), new byte[0]);
            return;
        }
        switch (exchange.rawPath()) {
            case "/health/live" -> reply.send(200, HEADERS, json("live", Map.of()));
            case "/health/ready" -> ready(reply);
            default -> reply.send(404, HEADERS, json("unknown", Map.of()));
        }
    }

    private void ready(HttpReply reply) throws IOException {
        boolean well = true;
        var results = new LinkedHashMap<String, String>();
        for (var check : checks) {
            var complaint = check.complaint().get();
            well &= complaint.isEmpty();
            results.put(check.name(), complaint.orElse("ok"));
        }
        reply.send(well ? 200 : 503, HEADERS, json(well ? "ready" : "not ready", results));
    }

    private static byte[] json(String status, Map<String, String> checks) {
        var out = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(tools.jackson.core.ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("status", status);
            if (!checks.isEmpty()) {
                json.writeObjectPropertyStart("checks");
                checks.forEach(json::writeStringProperty);
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        return out.toByteArray();
    }
}

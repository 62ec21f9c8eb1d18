package io.pennypost.web.events;

import io.pennypost.api.gateway.Exchange;
import io.pennypost.api.gateway.HttpReply;
import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.event.Fanout;
import io.pennypost.neighbor.sns.DeadLetters;
import io.pennypost.neighbor.sns.Deliveries;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// `GET /_pennypost/v1/events/health`: which receivers are in trouble. `GET /_pennypost/v1/events/dead-letters`: what
/// was given up, newest first; `?before=` goes on behind an id.
public final class DeliveryDesk implements HttpRoute {
    private static final String HEALTH = "/_pennypost/v1/events/health";
    private static final String DEAD_LETTERS = "/_pennypost/v1/events/dead-letters";
    private static final int PAGE = 100;
    private static final JsonFactory JSON = new JsonFactory();

    private final Fanout fanout;
    private final Deliveries deliveries;
    private final DeadLetters deadLetters;

    public DeliveryDesk(Fanout fanout, Deliveries deliveries, DeadLetters deadLetters) {
        this.fanout = fanout;
        this.deliveries = deliveries;
        this.deadLetters = deadLetters;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return exchange.rawPath().equals(HEALTH) || exchange.rawPath().equals(DEAD_LETTERS);
    }

    @Override
    public void serve(Exchange exchange, HttpReply reply) throws IOException {
        if (!exchange.method().equals("GET")) {
            reply.send(405, List.of(new Header("Allow", "GET")), new byte[0]);
            return;
        }
        if (exchange.rawPath().equals(HEALTH)) {
            answer(200, reply, this::writeHealth);
            return;
        }
        try {
            long before = exchange.rawParameter("before").map(Long::parseLong).orElse(Long.MAX_VALUE);
            answer(200, reply, json -> writeDeadLetters(json, before));
        } catch (NumberFormatException unreadable) {
            answer(400, reply, json -> json.writeStringProperty("message", "before is an id."));
        }
    }

    private void writeHealth(JsonGenerator json) {
        json.writeStringProperty("fanout", fanout.trouble().orElse("ok"));
        json.writeName("receivers").writeStartArray();
        for (Map.Entry<String, String> trouble : deliveries.troubles().entrySet()) {
            json.writeStartObject();
            json.writeStringProperty("name", trouble.getKey());
            json.writeStringProperty("trouble", trouble.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeDeadLetters(JsonGenerator json, long before) {
        json.writeName("letters").writeStartArray();
        for (var letter : deadLetters.newest(before, PAGE)) {
            json.writeStartObject();
            json.writeStringProperty("id", Long.toString(letter.id()));
            json.writeStringProperty("at", letter.at().toString());
            json.writeStringProperty("source", letter.source());
            json.writeStringProperty("reason", letter.reason());
            json.writeStringProperty("content", letter.content());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void answer(int status, HttpReply reply, Consumer<JsonGenerator> members) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        var head = List.of(
                new Header("Content-Type", "application/json"),
                new Header("Cache-Control", "no-store"),
                new Header("X-Content-Type-Options", "nosniff"));
        reply.send(status, head, out.toByteArray());
    }
}

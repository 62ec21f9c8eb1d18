package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.WireRequest.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Answers with the request as the door understood it.
record Reflector() implements HttpRoute {
    @Override
    public boolean matches(Exchange exchange) {
        return exchange.rawPath().contains("reflect");
    }

    @Override
    public void serve(Exchange exchange, HttpReply reply) throws IOException {
        var text = new StringBuilder(exchange.method())
                .append(' ')
                .append(exchange.rawPath())
                .append('?')
                .append(exchange.rawQuery())
                .append(' ')
                .append(exchange.body().size())
                .append(' ')
                .append(exchange.bodySha256()
                        .equals(TestExchange.sha256(exchange.body().toBytes())))
                .append(' ')
                .append(exchange.peer().getHostAddress())
                .append(' ')
                .append(exchange.secure());
        for (var header : exchange.headers()) {
            text.append('\n').append(header.name()).append('=').append(header.value());
        }
        reply.send(
                200,
                List.of(new Header("Content-Type", "text/plain")),
                text.toString().getBytes(StandardCharsets.UTF_8));
    }
}

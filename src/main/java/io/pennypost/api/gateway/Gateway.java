package io.pennypost.api.gateway;

import io.pennypost.auth.Authentication;
import io.pennypost.auth.Authenticator;
import io.pennypost.auth.Caller;
import io.pennypost.aws.protocol.OperationMatch;
import io.pennypost.observe.Metrics;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;

/// The path of every request: read → route → authenticate → decode → authorize → operate → encode.
///
/// The [HttpDoor] reads and writes; all between is here, in order. Safe for use by many threads.
public final class Gateway {
    private final List<HttpRoute> routes;
    private final ServiceRouter router;
    private final Authenticator authenticator;
    private final Authorizer authorizer;
    private final Audit audit;
    private final Refusals refusals = new Refusals();
    private final GatewayMetrics metrics;
    private final LongSupplier nanoTime;

    /// A gateway to the given services.
    ///
    /// @param routes   our own doors, asked in this order before the services
    /// @param services the first Query service words what nobody understands
    /// @param nanoTime monotonic, in nanoseconds
    public Gateway(
            List<HttpRoute> routes,
            List<AwsService> services,
            Authenticator authenticator,
            Authorizer authorizer,
            Audit audit,
            Metrics metrics,
            LongSupplier nanoTime) {
        this.routes = List.copyOf(routes);
        this.router = new ServiceRouter(services);
        this.authenticator = authenticator;
        this.authorizer = authorizer;
        this.audit = audit;
        this.metrics = new GatewayMetrics(metrics);
        this.nanoTime = nanoTime;
    }

    /// Answers one request that was read whole.
    ///
    /// @throws IOException the client is gone
    void serve(Exchange exchange, HttpReply reply) throws IOException {
        for (var route : routes) {
            if (route.matches(exchange)) {
                route.serve(exchange, reply);
                return;
            }
        }
        long start = nanoTime.getAsLong();
        finish(route(exchange), start, reply);
    }

    /// Answers a request whose body was not taken; the exchange has none.
    ///
    /// @throws IOException the client is gone
    void refuse(Exchange exchange, ReadFault fault, HttpReply reply) throws IOException {
        long start = nanoTime.getAsLong();
        var answer = router.find(exchange)
                .or(() -> router.nearest(exchange))
                .map(service -> refusals.unread(service, fault, exchange))
                .orElseGet(() -> refusals.noService(exchange));
        finish(answer, start, reply);
    }

    private Answer route(Exchange exchange) {
        var found = router.find(exchange);
        if (found.isEmpty()) {
            return router.nearest(exchange)
                    .map(nearest -> refusals.unknownRoute(nearest, exchange))
                    .orElseGet(() -> refusals.noService(exchange));
        }
        var service = found.get();
        var match = service.protocol().match(service.table(), exchange);
        if (match.isEmpty()) {
            return refusals.unknownOperation(service, exchange);
        }
        var shape = match.get().operation();
        var endpoint = service.endpoint(shape.name());
        if (endpoint.isEmpty()) {
            return refusals.notBuilt(service, shape, exchange);
        }
        // Before anything of the body is decoded: what is not signed is not parsed.
        return switch (authenticate(service, exchange)) {
            case Authentication.Refused(var reason) -> refusals.unauthenticated(service, shape, reason, exchange);
            case Authentication.Known(var caller) -> call(service, match.get(), endpoint.get(), caller, exchange);
        };
    }

    private Authentication authenticate(AwsService service, Exchange exchange) {
        return authenticator.authenticate(
                exchange, service.signing(), exchange.peer().getHostAddress(), exchange.secure());
    }

    private Answer call(
            AwsService service, OperationMatch match, Endpoint<?> endpoint, Caller caller, Exchange exchange) {
        var shape = match.operation();
        try {
            var input = service.protocol().decode(match, endpoint.inputType(), exchange);
            var call = new Call(exchange, caller, service.name(), shape.name(), input);
            var output = audit.around(call, () -> {
                authorizer.authorize(call);
                return endpoint.handle(caller, input);
            });
            var response = service.protocol().encode(shape, output, exchange.requestId());
            return new Answer(service.name(), shape.name(), "OK", response);
        } catch (RuntimeException | Error failure) {
            // Errors too: whatever broke, the caller gets an answer with a request id and the log has the stack.
            return refusals.failed(service, shape, failure, exchange);
        }
    }

    private void finish(Answer answer, long start, HttpReply reply) throws IOException {
        metrics.answered(answer.service(), answer.operation(), answer.code(), nanoTime.getAsLong() - start);
        var response = answer.response();
        reply.send(response.status(), response.headers(), response.body());
    }
}

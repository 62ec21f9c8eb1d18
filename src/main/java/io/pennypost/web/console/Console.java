package io.pennypost.web.console;

import io.pennypost.api.gateway.Exchange;
import io.pennypost.api.gateway.HttpReply;
import io.pennypost.api.gateway.HttpRoute;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/// The console's door: the page at `/`, what it reads under `/_pennypost/v1/`, and `/_aws/ses`.
///
/// Closing ends live streams, so that a stop need not wait for them.
public final class Console implements HttpRoute, AutoCloseable {
    private final ConsoleConfig config;
    private final SameSite sameSite;
    private final Gate gate;
    private final LiveMail live;
    private final List<Route> routes;

    /// A console over the given sources.
    ///
    /// @param gate     who may use it
    /// @param nanoTime monotonic, for time limits
    public Console(ConsoleSources sources, Gate gate, ConsoleConfig config, LongSupplier nanoTime) {
        this.config = config;
        this.gate = gate;
        sameSite = new SameSite(config.hosts());
        live = new LiveMail(sources.inbox());
        var reader = new MailReader(nanoTime);
        var messages = new Messages(sources, reader);
        var contents = new Contents(sources, reader);
        var sesMessages = new SesMessages(sources, reader);
        var ledger = new MessageLedger(sources);
        var assets = new Assets();
        routes = List.of(
                Route.of("GET", "/", assets::page),
                Route.of("HEAD", "/", assets::page),
                Route.of("GET", Assets.PREFIX + "{}/{}", assets::file),
                Route.of("GET", "/_pennypost/v1/messages", messages::list),
                Route.of("DELETE", "/_pennypost/v1/messages", messages::clear),
                Route.of("GET", "/_pennypost/v1/messages/{}", messages::one),
                Route.of("DELETE", "/_pennypost/v1/messages/{}", messages::delete),
                Route.of("GET", "/_pennypost/v1/messages/{}/source", contents::source),
                Route.of("GET", "/_pennypost/v1/messages/{}/html", contents::html),
                Route.of("GET", "/_pennypost/v1/messages/{}/parts/{}", contents::part),
                Route.of("GET", "/_pennypost/v1/messages/{}/ledger", ledger::ofMessage),
                Route.of("GET", "/_pennypost/v1/events", live::stream),
                Route.of("GET", "/_aws/ses", sesMessages::list),
                Route.of("DELETE", "/_aws/ses", sesMessages::delete));
    }

    @Override
    public boolean matches(Exchange exchange) {
        var path = exchange.rawPath();
        if (path.equals("/")) {
            return config.page() && isForPage(exchange);
        }
        return path.equals("/_aws/ses")
                || path.equals("/_pennypost/v1/events")
                || path.equals("/_pennypost/v1/messages")
                || path.startsWith("/_pennypost/v1/messages/")
                || (config.page() && path.startsWith(Assets.PREFIX));
    }

    /// AWS services take calls at `/` too: a Query call has parameters, an S3 call a signature.
    private static boolean isForPage(Exchange exchange) {
        var method = exchange.method();
        return (method.equals("GET") || method.equals("HEAD"))
                && exchange.header("Authorization").isEmpty()
                && !exchange.rawQuery().contains("Action=")
                && !exchange.rawQuery().contains("X-Amz-");
    }

    @Override
    public void serve(Exchange exchange, HttpReply reply) throws IOException {
        var refusal = sameSite.check(exchange).or(() -> gate.check(exchange));
        if (refusal.isPresent()) {
            Answers.refusal(reply, refusal.get());
            return;
        }
        try {
            route(exchange, reply);
        } catch (RefusedException e) {
            Answers.refusal(reply, e.refusal());
        }
    }

    private void route(Exchange exchange, HttpReply reply) throws IOException {
        var allowed = new TreeSet<String>();
        for (var route : routes) {
            Optional<List<String>> variables = route.match(exchange.rawPath());
            if (variables.isEmpty()) {
                continue;
            }
            if (route.method().equals(exchange.method())) {
                route.handler().serve(new Request(exchange, reply, variables.get()));
                return;
            }
            allowed.add(route.method());
        }
        if (allowed.isEmpty()) {
            throw new RefusedException(Refusal.notFound("There is nothing at this path."));
        }
        throw new RefusedException(
                new Refusal(405, "MethodNotAllowed", "This path answers " + String.join(", ", allowed) + " only."));
    }

    @Override
    public void close() {
        live.close();
    }
}

package io.pennypost.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pennypost.api.gateway.Exchange;
import io.pennypost.api.gateway.HttpReply;
import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.aws.protocol.Blob;
import io.pennypost.aws.protocol.WireRequest.Header;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Serves one route over real HTTP on a loopback port of the system's choice.
public final class RouteServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Starts at once.
    ///
    /// @param port 0 for any
    public RouteServer(HttpRoute route, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", http -> serve(route, http));
        server.start();
    }

    /// Where it listens.
    public int port() {
        return server.getAddress().getPort();
    }

    private static void serve(HttpRoute route, HttpExchange http) throws IOException {
        try (http) {
            var exchange = exchange(http);
            if (route.matches(exchange)) {
                route.serve(exchange, new Reply(http));
            } else {
                new Reply(http).send(404, List.of(), new byte[0]);
            }
        }
    }

    private static Exchange exchange(HttpExchange http) throws IOException {
        var headers = new ArrayList<Header>();
        http.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
        var uri = http.getRequestURI();
        return new Exchange(
                http.getRequestMethod(),
                uri.getRawPath(),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                headers,
                Blob.of(http.getRequestBody().readAllBytes()),
                "",
                http.getRemoteAddress().getAddress(),
                false,
                Instant.EPOCH,
                "request");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Reply(HttpExchange http) implements HttpReply {
        @Override
        public void send(int status, List<Header> headers, byte[] body) throws IOException {
            boolean bodiless =
                    status == 204 || status == 304 || http.getRequestMethod().equals("HEAD");
            head(status, headers, bodiless || body.length == 0 ? -1 : body.length);
            if (!bodiless) {
                http.getResponseBody().write(body);
            }
        }

        @Override
        public OutputStream stream(int status, List<Header> headers) throws IOException {
            head(status, headers, 0);
            return http.getResponseBody();
        }

        private void head(int status, List<Header> headers, long length) throws IOException {
            headers.forEach(header -> http.getResponseHeaders().add(header.name(), header.value()));
            http.sendResponseHeaders(status, length);
        }
    }
}

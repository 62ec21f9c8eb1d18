package io.pennypost.web.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.api.gateway.TestExchange;
import io.pennypost.observe.Metrics;
import io.pennypost.testing.RecordedReply;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static String get(HttpRoute route, String path, String peer) throws IOException {
        var exchange = TestExchange.of("GET", path, "", List.of(), InetAddress.ofLiteral(peer));
        assertTrue(route.matches(exchange));
        var reply = new RecordedReply();
        route.serve(exchange, reply);
        return reply.summary();
    }

    @Test
    void liveAnswersWhateverTheChecksSay() throws IOException {
        var route = new HealthRoute(List.of(new HealthCheck("store", () -> Optional.of("UNSAFE"))));

        assertEquals("200 {\"status\":\"live\"}", get(route, "/health/live", "192.0.2.1"));
    }

    @Test
    void readyNamesEveryCheck() throws IOException {
        var store = new HealthCheck("store", Optional::empty);
        var well = new HealthRoute(List.of(store, new HealthCheck("dns", Optional::empty)));
        var ill = new HealthRoute(List.of(store, new HealthCheck("dns", () -> Optional.of("no \"answer\""))));

        assertEquals(
                "200 {\"status\":\"ready\",\"checks\":{\"store\":\"ok\",\"dns\":\"ok\"}}",
                get(well, "/health/ready", "192.0.2.1"));
        assertEquals(
                "503 {\"status\":\"not ready\",\"checks\":{\"store\":\"ok\",\"dns\":\"no \\\"answer\\\"\"}}",
                get(ill, "/health/ready", "192.0.2.1"));
    }

    @Test
    void healthIsOnlyRead() throws IOException {
        var reply = new RecordedReply();
        new HealthRoute(List.of()).serve(TestExchange.of("POST", "/health/live", ""), reply);

        assertEquals(405, reply.status());
        assertEquals("GET, HEAD", reply.header("Allow"));
    }

    @Test
    void metricsAreForLoopbackPeers() throws IOException {
        var metrics = new Metrics();
        metrics.counter("pennypost_things_total", "Things.").inc();
        metrics.gauge("pennypost_level", "Level.", () -> 3);
        var route = new MetricsRoute(metrics);

        var text = get(route, "/metrics", "::1");

        assertTrue(text.contains("pennypost_things_total 1.0"), text);
        assertTrue(text.contains("pennypost_level 3.0"), text);
        assertTrue(get(route, "/metrics", "192.0.2.1").startsWith("403 "));
    }
}

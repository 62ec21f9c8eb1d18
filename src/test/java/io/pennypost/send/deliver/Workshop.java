package io.pennypost.send.deliver;

import io.pennypost.mail.smtp.Timeouts;
import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.mail.tls.ClientTls;
import io.pennypost.mail.tls.TlsDemand;
import io.pennypost.send.deliver.Connections.Limits;
import io.pennypost.store.Body;
import io.pennypost.testing.FakeResolver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// A courier with everything around it, for tests: real sockets, fake DNS, a clock that can be moved on.
final class Workshop implements AutoCloseable {
    final AtomicLong ahead = new AtomicLong();
    final LongSupplier nanoTime = () -> System.nanoTime() + ahead.get();
    final Watchdog watchdog = new Watchdog(nanoTime, Duration.ofMillis(20));
    final Connections connections;
    final Courier courier;

    Workshop(List<Route> routes, Limits limits, ClientTls tls) {
        this.connections = new Connections(watchdog, nanoTime, limits);
        this.courier = new Courier(
                new Sites(new FakeResolver(""), routes, Set.of(), false, 25),
                connections,
                tls,
                watchdog,
                new Courier.Manners(
                        "client.example", Optional.empty(), Families.V4_THEN_V6, Timeouts.all(Duration.ofSeconds(10))),
                InstantSource.system(),
                nanoTime,
                new Random(1));
    }

    static Workshop to(int port, Limits limits) {
        return new Workshop(List.of(route(port)), limits, new ClientTls());
    }

    static Route route(int port) {
        return new Route("*", "127.0.0.1", port, Optional.empty());
    }

    static Limits limits(int connections, int messages) {
        return new Limits(
                connections,
                connections,
                messages,
                Duration.ofSeconds(300),
                Duration.ofSeconds(60),
                100,
                Duration.ofSeconds(20));
    }

    AttemptReport send(String text) {
        return send(text, TlsDemand.OPPORTUNISTIC);
    }

    AttemptReport send(String text, TlsDemand tls) {
        var body = Body.of(text.getBytes(StandardCharsets.UTF_8));
        return courier.attempt(new Parcel("b.example", "ann@a.example", List.of("bob@b.example"), body, false, tls));
    }

    @Override
    public void close() {
        connections.close();
        watchdog.close();
    }
}

package io.pennypost.outgoing;

import io.pennypost.mail.dns.PublicAddress;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.mail.tls.ClientTls;
import io.pennypost.mail.tls.TlsDemand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Makes requests to strangers' URLs. Safe for use by many virtual threads; each call blocks until it is answered or
/// its
/// deadline passes.
public final class HttpClient implements AutoCloseable {
    /// Requests under way at once, over all servers.
    private static final int REQUESTS_MAX = 500;

    private static final int IDLE_PER_SERVER_MAX = 16;
    private static final int IDLE_MAX = 256;
    private static final long IDLE_NANOS_MAX = TimeUnit.SECONDS.toNanos(20);

    private final Resolver resolver;
    private final ClientTls tls;
    private final Watchdog watchdog;
    private final LongSupplier nanoTime;
    private final boolean allowPrivate;
    private final Semaphore permits = new Semaphore(REQUESTS_MAX);
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Server, Deque<Connection>> idle = new HashMap<>();
    private int idleCount;
    private boolean closed;

    private record Server(String host, int port, boolean secure) {}

    /// @param watchdog     ends what takes longer than its deadline
    /// @param nanoTime     monotonic
    /// @param allowPrivate whether servers may lie at private and loopback addresses
    public HttpClient(
            Resolver resolver, ClientTls tls, Watchdog watchdog, LongSupplier nanoTime, boolean allowPrivate) {
        this.resolver = resolver;
        this.tls = tls;
        this.watchdog = watchdog;
        this.nanoTime = nanoTime;
        this.allowPrivate = allowPrivate;
    }

    /// Sends a request and reads the answer, whatever its status; redirects are answers like others.
    ///
    /// @param limit for everything together: look-up, connection, handshake, answer
    /// @throws IOException with a reason for an operator's eyes, when there is no answer
    public HttpAnswer send(HttpRequest request, Duration limit) throws IOException {
        long deadline = nanoTime.getAsLong() + limit.toNanos();
        acquire(limit);
        try {
            var server = new Server(request.host(), request.port(), request.isSecure());
            var bytes = request.toBytes();
            var kept = take(server);
            if (kept.isPresent()) {
                var answer = tryKept(server, kept.get(), bytes, deadline);
                if (answer.isPresent()) {
                    return answer.get();
                }
            }
            return exchange(server, open(server, deadline), bytes, deadline);
        } finally {
            permits.release();
        }
    }

    private void acquire(Duration limit) throws IOException {
        try {
            if (!permits.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("Too many requests are under way.");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", stop);
        }
    }

    /// RFC 9112 §9.3.1: a kept connection may be closed by the server at any time. When nothing came back, the request
    /// is
    /// made again on a new one; the receiver must know repetitions anyway.
    private Optional<HttpAnswer> tryKept(Server server, Connection kept, byte[] bytes, long deadline)
            throws IOException {
        var reader = kept.reader();
        try {
            var answer = kept.exchange(bytes, reader, deadline);
            give(server, kept, reader);
            return Optional.of(answer);
        } catch (IOException failure) {
            kept.close();
            if (reader.hasBegun() || nanoTime.getAsLong() - deadline > 0) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private HttpAnswer exchange(Server server, Connection connection, byte[] bytes, long deadline) throws IOException {
        var reader = connection.reader();
        try {
            var answer = connection.exchange(bytes, reader, deadline);
            give(server, connection, reader);
            return answer;
        } catch (IOException failure) {
            connection.close();
            if (nanoTime.getAsLong() - deadline > 0) {
                throw new IOException("No answer in time.", failure);
            }
            throw failure;
        }
    }

    private Connection open(Server server, long deadline) throws IOException {
        IOException last = new IOException(server.host() + " has no address that may be used.");
        for (var address : addresses(server.host())) {
            var socket = new Socket();
            try {
                long leftMillis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - nanoTime.getAsLong()));
                socket.connect(new InetSocketAddress(address, server.port()), (int) leftMillis);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout((int) leftMillis);
                return new Connection(secured(server, socket), watchdog);
            } catch (IOException failure) {
                socket.close();
                last = failure;
            }
        }
        throw last;
    }

    private Socket secured(Server server, Socket socket) throws IOException {
        if (!server.secure()) {
            return socket;
        }
        var secured = tls.layer(socket, server.host(), TlsDemand.VERIFIED);
        secured.startHandshake();
        return secured;
    }

    /// The addresses of a host that may be used: none of our own network, unless that is allowed.
    private List<InetAddress> addresses(String host) throws IOException {
        var all = all(host);
        var usable = all.stream()
                .filter(address -> !address.isAnyLocalAddress() && !address.isMulticastAddress())
                .filter(address -> allowPrivate || PublicAddress.test(address))
                .limit(4)
                .toList();
        if (usable.isEmpty() && !all.isEmpty()) {
            throw new IOException(host + " lies at a private address, which outgoing.allow_private forbids.");
        }
        return usable;
    }

    private List<InetAddress> all(String host) throws IOException {
        try {
            return List.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException aName) {
            if (host.equalsIgnoreCase("localhost")) { // RFC 6761 §6.3: known without asking
                return List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
            }
        }
        return switch (resolver.addresses(host)) {
            case Resolver.Answer.Found<InetAddress>(var found, var _, var _) -> found;
            case Resolver.Answer.NoData<InetAddress> _, Resolver.Answer.NoName<InetAddress> _ ->
                throw new IOException(host + " has no address.");
            case Resolver.Answer.Failed<InetAddress>(var reason, var _) ->
                throw new IOException("The address of " + host + " cannot be looked up: " + reason);
        };
    }

    private Optional<Connection> take(Server server) {
        lock.lock();
        try {
            var kept = idle.get(server);
            long now = nanoTime.getAsLong();
            while (kept != null && !kept.isEmpty()) {
                var connection = kept.pop();
                idleCount--;
                if (connection.isFresh(now, IDLE_NANOS_MAX)) {
                    return Optional.of(connection);
                }
                connection.close();
            }
            idle.remove(server);
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void give(Server server, Connection connection, AnswerReader reader) {
        lock.lock();
        try {
            if (idleCount >= IDLE_MAX) {
                closeStale();
            }
            var kept = idle.computeIfAbsent(server, _ -> new ArrayDeque<>());
            if (closed || !reader.isReusable() || kept.size() >= IDLE_PER_SERVER_MAX || idleCount >= IDLE_MAX) {
                connection.close();
                return;
            }
            connection.idle(nanoTime.getAsLong());
            kept.push(connection);
            idleCount++;
        } finally {
            lock.unlock();
        }
    }

    /// Servers that are not asked again would keep their places for ever.
    private void closeStale() {
        long now = nanoTime.getAsLong();
        idle.values()
                .forEach(kept -> kept.removeIf(connection -> {
                    if (connection.isFresh(now, IDLE_NANOS_MAX)) {
                        return false;
                    }
                    connection.close();
                    idleCount--;
                    return true;
                }));
        idle.values().removeIf(Deque::isEmpty);
    }

    /// Closes what is kept; requests under way end by themselves.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            idle.values().forEach(kept -> kept.forEach(Connection::close));
            idle.clear();
        } finally {
            lock.unlock();
        }
    }
}

package io.pennypost.api.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The HTTP server in front of a [Gateway]: HTTP/1.1, plain or over TLS, one virtual thread per request.
///
/// Set it up with [#listen] and [#listenTls], then [#start]. [#close] refuses new requests, lets running ones finish
/// for the stop time-out, and then ends them.
public final class HttpDoor implements AutoCloseable {
    /// Limits and habits of the door.
    ///
    /// @param directory             for bodies too large for the heap; must exist
    /// @param behindProxy           believe `X-Forwarded-For` and `X-Forwarded-Proto`, whose last values a proxy in
    ///                              front of us writes
    /// @param idleTimeout           of a connection between and inside requests
    /// @param stopTimeout           for running requests when the door closes
    /// @param connectionsMax        in total; more wait in the kernel's queue
    /// @param connectionsPerPeerMax from one address; more are closed
    /// @param largeBodiesMax        bodies over 1 MiB at once; more are answered 503
    /// @param bodyBytesPerSecondMin slowest body after ten seconds; slower ones are answered 408
    public record Settings(
            Path directory,
            boolean behindProxy,
            Duration idleTimeout,
            Duration stopTimeout,
            int connectionsMax,
            int connectionsPerPeerMax,
            int largeBodiesMax,
            long bodyBytesPerSecondMin) {
        /// What suits everybody. A peer may be a proxy or a load generator, so it gets a quarter of all connections.
        public static Settings defaults(Path directory) {
            return new Settings(directory, false, Duration.ofSeconds(60), Duration.ofSeconds(30), 8192, 2048, 8, 1024);
        }

        /// The same behind a proxy.
        public Settings withProxy() {
            return new Settings(
                    directory,
                    true,
                    idleTimeout,
                    stopTimeout,
                    connectionsMax,
                    connectionsMax,
                    largeBodiesMax,
                    bodyBytesPerSecondMin);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);

    private static final int HEADERS_SIZE_MAX = 32 * 1024;

    /// A thread of its own accepts: a listener that a selector holds goes on accepting after it was closed.
    private static final int ACCEPTORS = 1;

    private static final int SELECTORS = 1;
    private static final int PLATFORM_THREADS_MAX = 16;

    private final Server server;
    private final Settings settings;
    private final HttpHandler handler;
    private final ConnectionsPerPeer connectionsPerPeer;
    private final SslContextFactory.Server tls = new SslContextFactory.Server();
    private final List<ServerConnector> connectors = new ArrayList<>();

    /// A door that does not listen yet.
    ///
    /// @param nanoTime monotonic, in nanoseconds
    public HttpDoor(
            Gateway gateway, Settings settings, InstantSource clock, LongSupplier nanoTime, RandomGenerator random) {
        this.settings = settings;
        this.handler = new HttpHandler(gateway, settings, clock, nanoTime, new RequestIds(random));
        this.connectionsPerPeer = new ConnectionsPerPeer(settings.connectionsPerPeerMax());
        this.server = new Server(threads());
        server.setHandler(handler);
        server.setErrorHandler(handler.errors());
        server.setStopTimeout(0); // the handler has waited for its requests; idle connections need no patience
        server.addBean(new NetworkConnectionLimit(settings.connectionsMax(), server));
    }

    /// Loads the HTTP server's classes, which takes a while and can be done while other parts are made.
    ///
    /// @return true, for a caller that waits for a value
    public static boolean load() {
        var server = new Server(threads());
        server.addConnector(new ServerConnector(
                server, null, null, null, 0, SELECTORS, new HttpConnectionFactory(configuration())));
        return true;
    }

    /// Platform threads only select and accept; every request runs on a virtual thread of its own.
    private static QueuedThreadPool threads() {
        var threads = new QueuedThreadPool(PLATFORM_THREADS_MAX);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("request-", 0).factory()));
        return threads;
    }

    /// Adds a plain listener; port 0 takes a free one.
    public void listen(InetSocketAddress address) {
        add(address, new HttpConnectionFactory(configuration()));
    }

    /// Adds a TLS listener; port 0 takes a free one. All TLS listeners share one context.
    public void listenTls(InetSocketAddress address, SSLContext context) {
        tls.setSslContext(context);
        var http = new HttpConnectionFactory(configuration());
        add(address, new SslConnectionFactory(tls, http.getProtocol()), http);
    }

    /// Takes another certificate for connections from now on.
    public void reloadTls(SSLContext context) {
        try {
            tls.reload(factory -> factory.setSslContext(context));
        } catch (Exception e) { // what Jetty declares; a ready context gives it nothing to fail at
            throw new IllegalStateException("The TLS context cannot be used.", e);
        }
    }

    /// Opens the listeners.
    ///
    /// @return the bound addresses, in the order they were added
    /// @throws IOException an address is taken or not ours
    public List<InetSocketAddress> start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server cannot start.", e);
        }
        var bound = new ArrayList<InetSocketAddress>();
        for (var connector : connectors) {
            var listener = (ServerSocketChannel) connector.getTransport();
            bound.add((InetSocketAddress) listener.getLocalAddress());
        }
        return bound;
    }

    /// Refuses new requests, waits for running ones, then ends what is left.
    @Override
    public void close() {
        connectors.forEach(ServerConnector::close);
        awaitRequests();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server did not stop cleanly.", e);
        }
    }

    private void awaitRequests() {
        try {
            if (!handler.stop(settings.stopTimeout())) {
                LOG.warn("Requests still ran after {}; they are ended.", settings.stopTimeout());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(InetSocketAddress address, org.eclipse.jetty.server.ConnectionFactory... factories) {
        var connector = new ServerConnector(server, null, null, null, ACCEPTORS, SELECTORS, factories);
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        // Jetty's default of one second would end running requests.
        connector.setShutdownIdleTimeout(settings.stopTimeout().toMillis());
        connector.addBean(connectionsPerPeer);
        server.addConnector(connector);
        connectors.add(connector);
    }

    private static HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(false); // ours follows the injected clock
        configuration.setRequestHeaderSize(HEADERS_SIZE_MAX);
        // Signatures cover the path and headers as the client wrote them.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setHeaderCacheCaseSensitive(true);
        configuration.setHttpCompliance(
                HttpCompliance.RFC7230.with("as-received", HttpCompliance.Violation.CASE_SENSITIVE_FIELD_NAME));
        return configuration;
    }
}

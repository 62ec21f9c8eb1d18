package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.Blob;
import io.pennypost.aws.protocol.WireRequest.Header;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Blocker;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns Jetty's requests into exchanges for the gateway, body included.
final class HttpHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(HttpHandler.class);

    /// How much of an unwanted body is read away, so that a client that only writes gets to read the refusal.
    private static final long DRAIN_MAX = 16L * 1024 * 1024;

    private static final Blob NO_BODY = Blob.of(new byte[0]);

    private final Gateway gateway;
    private final boolean behindProxy;
    private final InstantSource clock;
    private final RequestIds requestIds;
    private final BodyReader bodies;
    private final DateHeader date;
    private final LiveStreams liveStreams = new LiveStreams();
    private final RunningRequests running = new RunningRequests();

    HttpHandler(
            Gateway gateway,
            HttpDoor.Settings settings,
            InstantSource clock,
            LongSupplier nanoTime,
            RequestIds requestIds) {
        this.gateway = gateway;
        this.behindProxy = settings.behindProxy();
        this.clock = clock;
        this.requestIds = requestIds;
        this.bodies = new BodyReader(
                settings.directory(), settings.largeBodiesMax(), settings.bodyBytesPerSecondMin(), nanoTime);
        this.date = new DateHeader(clock);
    }

    /// Answers what Jetty refuses by itself: malformed requests, oversized headers, requests while stopping.
    Request.Handler errors() {
        return new HttpErrors(date, requestIds);
    }

    /// Ends streams, takes no more requests, and waits for running ones; false when some still run after the time-out.
    boolean stop(Duration timeout) throws InterruptedException {
        liveStreams.stop();
        return running.close(timeout);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!running.enter()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            Response.writeError(request, response, callback, 503);
            return true;
        }
        Request.addCompletionListener(request, _ -> running.leave());
        var head = head(request);
        var reply = new JettyReply(head.requestId(), date.now(), response, callback, liveStreams);
        try {
            serve(head, request, reply);
            if (!reply.given()) {
                throw new IllegalStateException("A route answered nothing.");
            }
            reply.finish();
        } catch (IOException gone) {
            LOG.debug("{} {}: the client is gone.", head.method(), head.rawPath(), gone);
            callback.failed(gone);
        } catch (RuntimeException | Error failure) {
            LOG.error("{} {} failed; request id {}.", head.method(), head.rawPath(), head.requestId(), failure);
            reply.fail(failure);
        }
        return true;
    }

    private void serve(Exchange head, Request request, HttpReply reply) throws IOException {
        var source = new JettySource(request);
        BodyReader.Received received;
        try {
            if (request.getLength() == 0) {
                gateway.serve(head, reply);
                return;
            }
            long sizeMax = BodyLimits.of(head.method(), head.rawPath());
            received = bodies.read(source, request.getLength(), sizeMax, head.headers());
        } catch (ReadFaultException refused) {
            if (head.header("Expect").isEmpty()) { // who waits for a go-ahead has sent nothing
                source.drain();
            }
            gateway.refuse(head, refused.fault(), reply);
            return;
        }
        try (var body = received.body()) {
            gateway.serve(withBody(head, body, received.sha256()), reply);
        }
    }

    private static Exchange withBody(Exchange head, Blob body, String sha256) {
        return new Exchange(
                head.method(),
                head.rawPath(),
                head.rawQuery(),
                head.headers(),
                body,
                sha256,
                head.peer(),
                head.secure(),
                head.arrival(),
                head.requestId());
    }

    private Exchange head(Request request) {
        var headers = new ArrayList<Header>(request.getHeaders().size());
        for (HttpField field : request.getHeaders()) {
            var value = field.getValue();
            headers.add(new Header(field.getName(), value == null ? "" : value));
        }
        var uri = request.getHttpURI();
        var path = uri.getPath();
        var query = uri.getQuery();
        return new Exchange(
                request.getMethod(),
                path == null || path.isEmpty() ? "/" : path,
                query == null ? "" : query,
                headers,
                NO_BODY,
                BodyReader.EMPTY_SHA256,
                peer(request, headers),
                secure(request, headers),
                clock.instant(),
                requestIds.next());
    }

    private InetAddress peer(Request request, List<Header> headers) {
        if (behindProxy) {
            var forwarded = lastValue("X-Forwarded-For", headers);
            if (!forwarded.isEmpty()) {
                try {
                    return InetAddress.ofLiteral(forwarded);
                } catch (IllegalArgumentException notAnAddress) {
                    LOG.debug("X-Forwarded-For is not an address: {}", forwarded);
                }
            }
        }
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? socket.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    private boolean secure(Request request, List<Header> headers) {
        return request.getConnectionMetaData().isSecure()
                || (behindProxy && lastValue("X-Forwarded-Proto", headers).equalsIgnoreCase("https"));
    }

    /// The last element counts: the ones before it were written by whoever sent them.
    private static String lastValue(String name, List<Header> headers) {
        for (var header : headers.reversed()) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value()
                        .substring(header.value().lastIndexOf(',') + 1)
                        .strip();
            }
        }
        return "";
    }

    /// Reads Jetty's chunks, waiting on the request's virtual thread.
    private static final class JettySource implements BodyReader.Source {
        private static final ByteBuffer END = ByteBuffer.allocate(0);

        private final Request request;
        private Content.Chunk current = Content.Chunk.EMPTY;

        JettySource(Request request) {
            this.request = request;
        }

        @Override
        public ByteBuffer next() throws IOException, ReadFaultException {
            while (!current.isLast()) {
                var chunk = request.read();
                if (chunk == null) {
                    try (var blocker = Blocker.runnable()) {
                        request.demand(blocker);
                        blocker.block();
                    }
                    continue;
                }
                current = chunk;
                if (Content.Chunk.isFailure(chunk)) {
                    throw fault(chunk.getFailure());
                }
                if (chunk.hasRemaining()) {
                    return chunk.getByteBuffer();
                }
                chunk.release();
            }
            return END;
        }

        private static ReadFaultException fault(Throwable failure) {
            boolean slow = failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException;
            return new ReadFaultException(slow ? ReadFault.TOO_SLOW : ReadFault.TRUNCATED);
        }

        @Override
        public void release() {
            current.release();
        }

        /// Reads on for a while and forgets it.
        void drain() throws IOException {
            long rest = DRAIN_MAX;
            try {
                release();
                for (var bytes = next(); bytes.hasRemaining() && rest > 0; bytes = next()) {
                    rest -= bytes.remaining();
                    release();
                }
            } catch (ReadFaultException gone) {
                LOG.debug("The rest of an unwanted body did not come: {}", gone.fault());
            }
        }
    }
}

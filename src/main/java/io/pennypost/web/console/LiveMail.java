package io.pennypost.web.console;

import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.store.Inbox;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// `/_pennypost/v1/events`: arrivals and deletions as server-sent events, as they happen.
///
/// The inbox's listener only puts a change into each client's bounded queue. A client whose queue is full is dropped;
/// the browser connects again by itself and, since changes were missed, is told to reload. There is no history to
/// replay: whatever `Last-Event-ID` says, a client that was here before gets `reload`.
final class LiveMail implements AutoCloseable {
    /// Open pages at once; each holds a connection.
    static final int CLIENTS = 64;

    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(CLIENTS);
    private final AutoCloseable listening;
    private volatile boolean closed;

    LiveMail(Inbox inbox) {
        listening = inbox.listen(change -> clients.forEach(client -> client.offer(change)));
    }

    /// Streams until the client leaves, is too slow, or the console closes.
    void stream(Request request) throws IOException {
        if (closed || !places.tryAcquire()) {
            throw new RefusedException(Refusal.busy("Too many pages are open."));
        }
        var client = new LiveClient();
        try {
            clients.add(client);
            serve(request, client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
            places.release();
        }
    }

    private void serve(Request request, LiveClient client) throws IOException, InterruptedException {
        if (closed) {
            client.drop();
        }
        var head = Answers.dataHead("text/event-stream");
        // Proxies like nginx would hold events back.
        head.add(new Header("X-Accel-Buffering", "no"));
        try (var out = request.reply().stream(200, head)) {
            greet(out, request.exchange().header("Last-Event-ID").isPresent());
            while (client.writeNext(out)) {
                out.flush();
            }
        }
    }

    private static void greet(OutputStream out, boolean again) throws IOException {
        var greeting = "retry: 1000\n\n"
                + (again ? "event: reload\nid: 0\ndata: {}\n\n" : "id: 0\nevent: hello\ndata: {}\n\n");
        out.write(greeting.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        closed = true;
        clients.forEach(LiveClient::drop);
        try {
            listening.close();
        } catch (Exception e) {
            throw new IllegalStateException("The inbox could not be left.", e);
        }
    }
}

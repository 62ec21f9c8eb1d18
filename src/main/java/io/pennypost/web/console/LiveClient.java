package io.pennypost.web.console;

import io.pennypost.store.Inbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One open page: a bounded queue between the store's thread, which never waits, and the connection's, which writes.
final class LiveClient {
    /// Changes one client may be behind: a burst of sends while the browser paints.
    static final int BEHIND_MAX = 1_000;

    /// Quiet time after which a comment shows that both ends are there.
    private static final long HEARTBEAT_SECONDS = 10;

    private final BlockingQueue<Inbox.Change> queue = new LinkedBlockingQueue<>(BEHIND_MAX);
    private volatile boolean dropped;
    private long written;

    /// Takes a change for later, or drops the client when it is too far behind. Never blocks.
    void offer(Inbox.Change change) {
        if (!dropped && !queue.offer(change)) {
            drop();
        }
    }

    /// Ends the stream soon, whatever is still queued.
    void drop() {
        dropped = true;
        queue.clear();
        // Wakes the writer, which then sees that it is dropped.
        boolean woken = queue.offer(new Inbox.Change.Cleared());
        assert woken || !queue.isEmpty();
    }

    /// Writes everything that waits, or a heartbeat after a quiet while; false when the client is dropped.
    boolean writeNext(OutputStream out) throws IOException, InterruptedException {
        var change = queue.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        if (change == null) {
            out.write(":\n\n".getBytes(StandardCharsets.US_ASCII));
            return !dropped;
        }
        var bytes = new ByteArrayOutputStream();
        while (change != null && !dropped) {
            write(bytes, change);
            change = queue.poll();
        }
        if (!dropped) {
            bytes.writeTo(out);
        }
        return !dropped;
    }

    private void write(ByteArrayOutputStream out, Inbox.Change change) throws IOException {
        var name = switch (change) {
            case Inbox.Change.Arrived arrived -> "arrived";
            case Inbox.Change.Deleted deleted -> "deleted";
            case Inbox.Change.Cleared cleared -> "cleared";
        };
        var head = "id: " + ++written + "\nevent: " + name + "\ndata: ";
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        // Jackson writes no line ends, so one data line holds it all.
        Answers.write(out, json -> {
            json.writeStartObject();
            switch (change) {
                case Inbox.Change.Arrived(var entry) -> Entries.writeSummary(json, entry);
                case Inbox.Change.Deleted(var id) -> json.writeStringProperty("number", Long.toString(id.value()));
                case Inbox.Change.Cleared() -> {}
            }
            json.writeEndObject();
        });
        out.writeBytes("\n\n".getBytes(StandardCharsets.US_ASCII));
    }
}

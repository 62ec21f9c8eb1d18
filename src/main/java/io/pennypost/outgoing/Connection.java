package io.pennypost.outgoing;

import io.pennypost.mail.smtp.Watchdog;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;

/// An open connection to a server, and the time by which its present request must be over.
final class Connection implements AutoCloseable, Watchdog.Charge {
    private static final long NEVER = Long.MAX_VALUE;

    private final Socket socket;
    private final Watchdog watchdog;
    private final BufferedInputStream in;
    private volatile long deadline = NEVER;
    private long idleSince;

    /// @param socket open, with TLS over it if there shall be
    Connection(Socket socket, Watchdog watchdog) throws IOException {
        this.socket = socket;
        this.watchdog = watchdog;
        this.in = new BufferedInputStream(socket.getInputStream());
        watchdog.watch(this);
    }

    /// Sends one request and reads what comes back.
    ///
    /// @return the answer; afterwards [AnswerReader#isReusable] says whether the connection is good for another
    HttpAnswer exchange(byte[] request, AnswerReader reader, long deadlineNanos) throws IOException {
        deadline = deadlineNanos;
        try {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return reader.read();
        } finally {
            deadline = NEVER;
        }
    }

    AnswerReader reader() {
        return new AnswerReader(in);
    }

    void idle(long nowNanos) {
        idleSince = nowNanos;
    }

    boolean isFresh(long nowNanos, long idleNanosMax) {
        return nowNanos - idleSince < idleNanosMax && !socket.isClosed();
    }

    @Override
    public void tick(long nowNanos) {
        if (deadline != NEVER && nowNanos - deadline > 0) {
            close();
        }
    }

    @Override
    public void close() {
        watchdog.forget(this);
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to be done.
            return;
        }
    }
}

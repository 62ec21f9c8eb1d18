package io.pennypost.smtpd;

import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.mail.tls.ServerTls;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocket;

/// The wire of one session: lines and bytes in, replies out, every wait with a deadline.
///
/// Used by the session's thread; [#stop] may come from another.
final class Connection implements Closeable, Watchdog.Charge {
    /// The watchdog leaves a read so much longer than its own time-out, which is the politer one.
    private static final Duration SLACK = Duration.ofSeconds(5);

    private static final Duration LINGER = Duration.ofSeconds(1);

    private static final long UNGUARDED = Long.MAX_VALUE;

    /// What the session does, as far as stopping has to know.
    private enum State {
        BUSY,
        /// Nothing is owed to the client: it may be hung up on.
        WAITING,
        STOPPED
    }

    private final Socket raw;
    private final InetAddress peer;
    private final LongSupplier nanoTime;
    private final Duration writePatience;
    private final StringBuilder replies = new StringBuilder(64);
    private final AtomicReference<State> state = new AtomicReference<>(State.BUSY);
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private Input input;
    private long deadlineNanos;
    private volatile long guardedUntilNanos = UNGUARDED;
    private volatile boolean stopAsked;

    Connection(Socket raw, LongSupplier nanoTime, Duration writePatience) throws IOException {
        this.raw = raw;
        this.peer = raw.getInetAddress();
        this.nanoTime = nanoTime;
        this.writePatience = writePatience;
        this.socket = raw;
        this.in = raw.getInputStream();
        this.out = raw.getOutputStream();
        this.input = new Input(this::read);
    }

    InetAddress peer() {
        return peer;
    }

    boolean isSecure() {
        return socket instanceof SSLSocket;
    }

    /// Protocol and cipher; empty in the clear.
    Optional<String> tls() {
        return socket instanceof SSLSocket secured
                ? Optional.of(secured.getSession().getProtocol()
                        + ' '
                        + secured.getSession().getCipherSuite())
                : Optional.empty();
    }

    /// Says a reply, when the client has been heard out: replies to a batch leave together (RFC 2920 §3.2).
    void reply(String reply) {
        replies.append(reply).append("\r\n");
    }

    void flush() throws IOException {
        if (replies.isEmpty()) {
            return;
        }
        var bytes = replies.toString().getBytes(StandardCharsets.US_ASCII);
        replies.setLength(0);
        guard(writePatience);
        try {
            out.write(bytes);
        } finally {
            unguard();
        }
    }

    /// The next command. Meanwhile the session may be stopped.
    ///
    /// @throws SocketTimeoutException when none comes in time
    Input.Line command(int max, Duration patience) throws IOException {
        if (stopAsked) {
            return stopped();
        }
        if (input.hasMore()) {
            return line(max, patience);
        }
        input.narrow();
        flush();
        state.set(State.WAITING);
        if (stopAsked && state.compareAndSet(State.WAITING, State.BUSY)) {
            return stopped();
        }
        try {
            return line(max, patience);
        } finally {
            state.compareAndSet(State.WAITING, State.BUSY);
        }
    }

    private Input.Line stopped() throws IOException {
        reply(Replies.STOPPING);
        flush();
        return Input.END;
    }

    /// A line that is owed to us.
    ///
    /// @throws SocketTimeoutException when none comes in time
    Input.Line line(int max, Duration patience) throws IOException {
        if (!input.hasMore()) {
            flush();
        }
        await(patience);
        return input.line(max);
    }

    /// Gives what comes in next to a taker.
    ///
    /// @return bytes taken; -1 when the client has closed
    /// @throws SocketTimeoutException when nothing comes in time
    int give(Input.Taker taker, long max, Duration patience) throws IOException {
        if (!input.hasMore()) {
            flush();
            input.widen();
            await(patience);
        }
        return input.give(taker, max);
    }

    /// Whether the client sent more than we asked for.
    boolean hasMore() throws IOException {
        return input.hasMore() || in.available() > 0;
    }

    private void await(Duration patience) {
        deadlineNanos = nanoTime.getAsLong() + patience.toNanos();
    }

    private int read(byte[] target, int from, int length) throws IOException {
        long left = deadlineNanos - nanoTime.getAsLong();
        if (left <= 0) {
            throw new SocketTimeoutException("deadline");
        }
        raw.setSoTimeout((int) Math.max(1, left / 1_000_000));
        guard(Duration.ofNanos(left).plus(SLACK));
        try {
            return in.read(target, from, length);
        } finally {
            unguard();
        }
    }

    /// Shakes hands, within the time.
    void startTls(ServerTls tls, Duration patience) throws IOException {
        flush();
        guard(patience);
        try {
            raw.setSoTimeout((int) patience.toMillis());
            var secured = tls.layer(raw);
            secured.startHandshake();
            socket = secured;
            in = secured.getInputStream();
            out = secured.getOutputStream();
            input = new Input(this::read);
        } finally {
            unguard();
        }
    }

    private void guard(Duration patience) {
        guardedUntilNanos = nanoTime.getAsLong() + patience.toNanos();
    }

    private void unguard() {
        guardedUntilNanos = UNGUARDED;
    }

    /// Closing is the only thing that wakes a write to a client that does not read.
    @Override
    public void tick(long nowNanos) {
        long until = guardedUntilNanos;
        if (until != UNGUARDED && nowNanos - until >= 0) {
            abort();
        }
    }

    /// Hangs up as soon as nothing is owed to the client: at once if it is idle.
    void stop() {
        stopAsked = true;
        if (!state.compareAndSet(State.WAITING, State.STOPPED)) {
            return;
        }
        try {
            guard(writePatience);
            out.write((Replies.STOPPING + "\r\n").getBytes(StandardCharsets.US_ASCII));
            endOutput();
        } catch (IOException gone) {
            // It need not be told any more.
        } finally {
            abort();
        }
    }

    /// Closes without a word.
    void abort() {
        try {
            raw.close();
        } catch (IOException unimportant) {
            // It is gone either way.
        }
    }

    /// Says what is still unsaid, and closes.
    @Override
    public void close() {
        try {
            flush();
            guard(writePatience);
            endOutput();
            linger();
        } catch (IOException unimportant) {
            // Whoever has gone hears nothing.
        } finally {
            unguard();
            abort();
        }
    }

    private void endOutput() throws IOException {
        if (isSecure()) {
            socket.shutdownOutput();
        }
        raw.shutdownOutput();
    }

    /// Hears the client out for a moment: a socket closed with something unread takes back what was said last.
    private void linger() throws IOException {
        long end = nanoTime.getAsLong() + LINGER.toNanos();
        var dropped = new byte[1024];
        var rest = raw.getInputStream();
        for (long left = LINGER.toNanos(); left > 0; left = end - nanoTime.getAsLong()) {
            raw.setSoTimeout((int) Math.max(1, left / 1_000_000));
            if (rest.read(dropped) < 0) {
                return;
            }
        }
    }
}

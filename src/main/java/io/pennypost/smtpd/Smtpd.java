package io.pennypost.smtpd;

import io.pennypost.auth.Caller;
import io.pennypost.auth.SmtpAuthenticator;
import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.mail.tls.ServerTls;
import io.pennypost.observe.Metrics;
import io.pennypost.send.Submission;
import io.pennypost.send.admit.Submitted;
import io.pennypost.store.Scratch;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The door for senders who speak SMTP: listens, and holds one session for each connection.
public final class Smtpd implements AutoCloseable {
    /// How late it may be noticed that a client takes too long.
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Desk desk;
    private final Watchdog watchdog;
    private final Sessions sessions;
    private final List<Listener> listeners = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /// Where messages are handed in.
    public interface Submissions {
        /// Accepts or refuses one message.
        ///
        /// @throws io.pennypost.store.StoreException when the store cannot keep it
        Submission.Answer submit(Caller caller, Submitted given);
    }

    /// How a listener begins its sessions.
    public enum Entry {
        /// In the clear, until the client asks for TLS.
        STARTTLS,
        /// With TLS.
        TLS
    }

    /// A door that does not listen yet.
    ///
    /// @param tls     waits, if need be, until there is one
    /// @param scratch for messages that are too large for the heap
    /// @param heapMax bytes in heap of all messages that come in at a time
    public Smtpd(
            Manners manners,
            Supplier<ServerTls> tls,
            SmtpAuthenticator authenticator,
            Submissions submissions,
            Scratch scratch,
            long heapMax,
            Metrics metrics,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.watchdog = new Watchdog(nanoTime, TICK);
        this.sessions = new Sessions(manners.bounds(), watchdog, nanoTime);
        this.desk = new Desk(
                manners,
                tls,
                authenticator,
                submissions,
                scratch,
                HeapShare.room(heapMax),
                new LoginLock(nanoTime),
                new SmtpdMetrics(metrics, sessions::count),
                nanoTime,
                random,
                stopping);
    }

    /// Takes an address; clients are served from [#start] on.
    ///
    /// @return the address with the port that was taken, where 0 was asked for
    /// @throws IOException when it cannot be listened on
    public InetSocketAddress listen(InetSocketAddress address, Entry entry) throws IOException {
        var server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(address, Listener.BACKLOG);
        } catch (IOException e) {
            server.close();
            throw new IOException(address + ": " + e.getMessage(), e);
        }
        listeners.add(new Listener(server, entry, desk, sessions));
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /// Begins to serve.
    public void start() {
        listeners.forEach(Listener::start);
    }

    /// Takes no more connections, hangs up on idle ones, lets what is under way come to its end for a while, and then
    /// closes.
    @Override
    public void close() {
        stopping.countDown();
        listeners.forEach(Listener::close);
        sessions.stop(desk.manners().patience().stop());
        watchdog.close();
    }
}

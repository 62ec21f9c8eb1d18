package io.pennypost.smtpd;

import io.pennypost.auth.Caller;
import io.pennypost.auth.SmtpAuthenticator;
import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.mail.tls.ServerTls;
import io.pennypost.observe.Metrics;
import io.pennypost.receive.Reception;
import io.pennypost.send.Submission;
import io.pennypost.send.admit.Submitted;
import io.pennypost.store.Scratch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A door for those who speak SMTP, senders or the world: listens, and holds one session for each connection.
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

    /// What every door stands on.
    ///
    /// @param tls     waits, if need be, until there is one
    /// @param scratch for messages that are too large for the heap
    /// @param heapMax bytes in heap of all messages that come in at a time
    public record Ground(
            Supplier<ServerTls> tls,
            Scratch scratch,
            long heapMax,
            Metrics metrics,
            LongSupplier nanoTime,
            RandomGenerator random) {}

    private Smtpd(Ground ground, Manners manners, Predicate<InetAddress> countedPeers, Behind behind) {
        this.watchdog = new Watchdog(ground.nanoTime(), TICK);
        this.sessions = new Sessions(manners.bounds(), countedPeers, watchdog, ground.nanoTime());
        this.desk = behind.desk(sessions::count, stopping);
    }

    /// Makes what stands behind the listeners.
    private interface Behind {
        Desk desk(DoubleSupplier open, CountDownLatch stopping);
    }

    /// A door for senders that does not listen yet.
    public static Smtpd forSenders(
            Manners manners, SmtpAuthenticator authenticator, Submissions submissions, Ground ground) {
        return new Smtpd(ground, manners, _ -> true, (open, stopping) -> {
            var metrics = SmtpdMetrics.ofSubmission(ground.metrics(), open);
            var common = new SubmissionAgent.Common(
                    manners, authenticator, submissions, new LoginLock(ground.nanoTime()), metrics, ground.random());
            return desk(
                    "submission", manners, ground, session -> new SubmissionAgent(common, session), metrics, stopping);
        });
    }

    /// A door for the world that does not listen yet.
    public static Smtpd forTheWorld(Manners manners, Reception reception, Ground ground) {
        return new Smtpd(ground, manners, peer -> !peer.isLoopbackAddress(), (open, stopping) -> {
            var metrics = SmtpdMetrics.ofReception(ground.metrics(), open);
            return desk(
                    "mail from the world",
                    manners,
                    ground,
                    session -> new MailExchanger(manners, reception, session),
                    metrics,
                    stopping);
        });
    }

    private static Desk desk(
            String purpose,
            Manners manners,
            Ground ground,
            Function<Conversation, Role> role,
            SmtpdMetrics metrics,
            CountDownLatch stopping) {
        return new Desk(
                purpose,
                manners,
                role,
                ground.tls(),
                ground.scratch(),
                HeapShare.room(ground.heapMax()),
                metrics,
                ground.nanoTime(),
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

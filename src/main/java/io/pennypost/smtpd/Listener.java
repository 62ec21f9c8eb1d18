package io.pennypost.smtpd;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accepts connections on one address, and gives each its session and its thread.
final class Listener {
    /// Connections that may wait until they are accepted.
    static final int BACKLOG = 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /// After a failure to accept, which is a lack of descriptors in nearly all cases.
    private static final long RETRY_MILLIS = 200;

    private final ServerSocket server;
    private final Smtpd.Entry entry;
    private final Desk desk;
    private final Sessions sessions;

    Listener(ServerSocket server, Smtpd.Entry entry, Desk desk, Sessions sessions) {
        this.server = server;
        this.entry = entry;
        this.desk = desk;
        this.sessions = sessions;
    }

    void start() {
        Thread.ofPlatform()
                .daemon()
                .name("smtp-accept-" + server.getLocalPort())
                .start(this::accept);
    }

    void close() {
        try {
            server.close();
        } catch (IOException unimportant) {
            // Nobody is accepted any more either way.
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                take(server.accept());
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.warn("no connection can be accepted for {}: {}", desk.purpose(), e.getMessage());
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            desk.stopping().await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void take(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
            var connection = new Connection(
                    socket, desk.nanoTime(), desk.manners().patience().write());
            if (sessions.add(connection, () -> serve(connection))) {
                desk.metrics().connection("taken");
                return;
            }
            desk.metrics().connection("refused");
            turnAway(socket);
        } catch (IOException gone) {
            closeQuietly(socket);
        }
    }

    private void serve(Connection connection) {
        try {
            if (entry == Smtpd.Entry.TLS) {
                connection.startTls(desk.tls().get(), desk.manners().patience().handshake());
            }
            new Session(desk, connection).run();
        } catch (SSLException | SocketTimeoutException noTls) {
            if (!connection.isSecure()) {
                desk.metrics().connection("no_tls");
            }
            LOG.debug("{}: {}", connection.peer(), noTls.getMessage());
        } catch (IOException gone) {
            LOG.debug("{}: {}", connection.peer(), gone.getMessage());
        } catch (RuntimeException e) {
            LOG.error("a session for {} failed", desk.purpose(), e);
        }
    }

    /// The buffer of a new socket takes a line without waiting.
    private void turnAway(Socket socket) throws IOException {
        try (socket) {
            if (entry == Smtpd.Entry.STARTTLS) {
                var line = Replies.TOO_MANY_CONNECTIONS + "\r\n";
                socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException unimportant) {
            // It is gone either way.
        }
    }
}

package io.pennypost.testing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// An SMTP server on 127.0.0.1 that takes all mail and keeps it for the test. PIPELINING, 8BITMIME, SIZE and, with a
/// certificate, STARTTLS.
///
/// What it answers can be changed by a function over the command line (`MAIL …`, `RCPT …`, `DATA`, and `.` for the
/// end of a message): an empty string leaves the usual reply.
public final class MailSink implements AutoCloseable {
    /// One message as it came in.
    ///
    /// @param connection number of the connection, from 1
    /// @param bytes      without dot-stuffing
    public record Received(int connection, boolean tls, String sender, List<String> recipients, byte[] bytes) {
        /// The message as text, for assertions.
        public String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private final ServerSocket server;
    private final Optional<SSLContext> tls;
    private final UnaryOperator<String> answers;
    private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger openMost = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();
    private volatile boolean keeping = true;

    private MailSink(Optional<SSLContext> tls, UnaryOperator<String> answers) throws IOException {
        this.tls = tls;
        this.answers = answers;
        this.server = new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().name("mail-sink").start(this::accept);
    }

    /// A sink that takes everything, in the clear.
    public static MailSink start() throws IOException {
        return new MailSink(Optional.empty(), _ -> "");
    }

    /// A sink with STARTTLS.
    public static MailSink start(SSLContext tls) throws IOException {
        return new MailSink(Optional.of(tls), _ -> "");
    }

    /// A sink with replies of its own; see the class.
    public static MailSink answering(UnaryOperator<String> answers) throws IOException {
        return new MailSink(Optional.empty(), answers);
    }

    /// Counts messages from here on, without keeping them: for load.
    public void countOnly() {
        keeping = false;
    }

    public int port() {
        return server.getLocalPort();
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    /// Connections taken so far.
    public int connections() {
        return connections.get();
    }

    /// The most connections that were open at one time.
    public int connectionsAtOnce() {
        return openMost.get();
    }

    /// Messages taken so far.
    public int messages() {
        return messages.get();
    }

    /// The next message, in order of arrival.
    ///
    /// @throws IllegalStateException when none comes within ten seconds
    public Received take() throws InterruptedException {
        var next = received.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new IllegalStateException("no message came");
        }
        return next;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(60_000);
                open.add(socket);
                openMost.accumulateAndGet(open.size(), Math::max);
                var peer = new Peer(socket, connections.incrementAndGet());
                Thread.ofVirtual().name("mail-sink-peer").start(peer::serve);
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : open) {
            socket.close();
        }
    }

    private final class Peer {
        private final int number;
        private final Socket raw;
        private Socket socket;
        private SmtpWire wire;
        private OutputStream out;
        private String sender = "";
        private final List<String> recipients = new ArrayList<>();

        Peer(Socket socket, int number) throws IOException {
            this.raw = socket;
            this.number = number;
            this.socket = socket;
            this.wire = new SmtpWire(socket.getInputStream());
            this.out = new BufferedOutputStream(socket.getOutputStream());
        }

        void serve() {
            try (raw) {
                reply("220 sink ESMTP");
                out.flush();
                for (var line = wire.line(); line.isPresent() && obey(line.get()); line = wire.line()) {}
            } catch (IOException gone) {
                // The client left; tests see it in what they count.
            } finally {
                open.remove(raw);
            }
        }

        private boolean obey(String command) throws IOException {
            var verb = command.substring(0, Math.min(4, command.length())).toUpperCase(Locale.ROOT);
            var own = answers.apply(command);
            if (!own.isEmpty()) {
                reply(own);
                out.flush();
                return !own.startsWith("421");
            }
            switch (verb) {
                case "EHLO" -> hello();
                case "STAR" -> startTls();
                case "MAIL" -> begin(command);
                case "RCPT" -> {
                    recipients.add(path(command));
                    reply("250 2.1.5 OK");
                }
                case "DATA" -> takeMessage();
                case "QUIT" -> reply("221 2.0.0 bye");
                default -> reply("250 2.0.0 OK");
            }
            // Replies to a batch leave together, before the wait for what comes next.
            if (!verb.equals("MAIL") && !verb.equals("RCPT")) {
                out.flush();
            } else if (!wire.hasMore()) {
                out.flush();
            }
            return !verb.equals("QUIT");
        }

        private void hello() throws IOException {
            reply("250-sink");
            reply("250-PIPELINING");
            reply("250-8BITMIME");
            if (tls.isPresent() && !(socket instanceof SSLSocket)) {
                reply("250-STARTTLS");
            }
            reply("250 SIZE 104857600");
        }

        private void startTls() throws IOException {
            reply("220 2.0.0 go ahead");
            out.flush();
            var secured = (SSLSocket) tls.orElseThrow().getSocketFactory().createSocket(raw, null, true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            socket = secured;
            wire = new SmtpWire(secured.getInputStream());
            out = new BufferedOutputStream(secured.getOutputStream());
        }

        private void begin(String command) throws IOException {
            sender = path(command);
            recipients.clear();
            reply("250 2.1.0 OK");
        }

        private static String path(String command) {
            return command.substring(command.indexOf('<') + 1, command.indexOf('>'));
        }

        private void takeMessage() throws IOException {
            if (recipients.isEmpty()) {
                reply("503 5.5.1 no recipients");
                return;
            }
            reply("354 go ahead");
            out.flush();
            var message = wire.message();
            if (message.isEmpty()) {
                throw new IOException("the client left within a message");
            }
            var own = answers.apply(".");
            if (own.isEmpty()) {
                keep(message.get());
            }
            reply(own.isEmpty() ? "250 2.0.0 taken" : own);
        }

        private void keep(byte[] bytes) {
            if (keeping) {
                received.add(new Received(number, socket instanceof SSLSocket, sender, List.copyOf(recipients), bytes));
            }
            messages.incrementAndGet();
        }

        private void reply(String line) throws IOException {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\r');
            out.write('\n');
        }
    }
}

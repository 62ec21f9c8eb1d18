package io.pennypost.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/// An SMTP server on a loopback address that plays conversations written down, one per connection, and then closes.
///
/// A conversation is a list of lines:
///
/// - `S: text` is said, with CR LF;
/// - `C: text` must be heard, `*` stands for anything; `C: <message>` is all up to the lone dot, `C: <eof>` the end;
/// - `! tls` speaks TLS from here on; `! tls-refused` tries to, and the client must break it off;
/// - `! raw text` is said as it stands, with `\r` and `\n` for line ends;
/// - `! skip` hears something, whatever it is;
/// - `! close` closes, `! reset` does so without courtesy;
/// - `! await name` waits until the test calls [#release(String)].
public final class ScriptedPeer implements AutoCloseable {
    private static final int WAIT_MILLIS = 10_000;

    private final ServerSocket server;
    private final List<List<String>> conversations;
    private final Optional<SSLContext> tls;
    private final ConcurrentLinkedQueue<String> mistakes = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<String, CountDownLatch> latches = new ConcurrentHashMap<>();
    private final Thread thread;

    /// Listens at an address; port 0 is one of the system's choice.
    public ScriptedPeer(InetAddress address, int port, List<List<String>> conversations, Optional<SSLContext> tls)
            throws IOException {
        this.server = new ServerSocket();
        this.server.setReuseAddress(true);
        this.server.bind(new InetSocketAddress(address, port));
        this.server.setSoTimeout(WAIT_MILLIS);
        this.conversations = List.copyOf(conversations);
        this.tls = tls;
        this.thread = Thread.ofVirtual().name("scripted-peer").start(this::run);
    }

    public int port() {
        return server.getLocalPort();
    }

    /// Lets the conversation go on that waits for the name.
    public void release(String name) {
        latch(name).countDown();
    }

    private CountDownLatch latch(String name) {
        return latches.computeIfAbsent(name, _ -> new CountDownLatch(1));
    }

    private void run() {
        for (var conversation : conversations) {
            try (var socket = server.accept()) {
                socket.setSoTimeout(WAIT_MILLIS);
                socket.setTcpNoDelay(true);
                new Conversation(socket).play(conversation);
            } catch (SocketTimeoutException late) {
                mistakes.add("waited in vain in " + conversation);
            } catch (IOException | InterruptedException failure) {
                mistakes.add(failure + " in " + conversation);
            }
        }
        closeServer();
    }

    private void closeServer() {
        try {
            server.close();
        } catch (IOException unimportant) {
            // Gone either way.
        }
    }

    /// What went otherwise than written; empty when all conversations were played to their end.
    public List<String> mistakes() throws InterruptedException {
        if (!thread.join(Duration.ofMillis(WAIT_MILLIS))) {
            mistakes.add("not all conversations came to their end");
        }
        return List.copyOf(mistakes);
    }

    @Override
    public void close() {
        closeServer();
        thread.interrupt();
    }

    private final class Conversation {
        private Socket socket;
        private SmtpWire wire;

        Conversation(Socket socket) throws IOException {
            this.socket = socket;
            this.wire = new SmtpWire(socket.getInputStream());
        }

        void play(List<String> lines) throws IOException, InterruptedException {
            for (var line : lines) {
                var text = line.length() > 3 ? line.substring(3) : "";
                switch (line.substring(0, Math.min(2, line.length()))) {
                    case "S:" -> say(text + "\r\n");
                    case "C:" -> hear(text);
                    case "! " -> act(line.substring(2));
                    default -> throw new IOException("not a line of a conversation: " + line);
                }
            }
        }

        private void say(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        private void hear(String expected) throws IOException {
            switch (expected) {
                case "<message>" -> {
                    if (wire.message().isEmpty()) {
                        throw new IOException("no message");
                    }
                }
                case "<eof>" -> expectEnd();
                default -> {
                    var heard = wire.line().orElse("<eof>");
                    if (!matches(expected, heard)) {
                        throw new IOException("expected '" + expected + "', heard '" + heard + "'");
                    }
                }
            }
        }

        private void expectEnd() throws IOException {
            try {
                var heard = wire.line();
                if (heard.isPresent()) {
                    throw new IOException("expected the end, heard '" + heard.get() + "'");
                }
            } catch (SocketException reset) {
                // A reset is an end, too.
            }
        }

        private void act(String directive) throws IOException, InterruptedException {
            var words = directive.split(" ", 2);
            switch (words[0]) {
                case "tls" -> startTls();
                case "tls-refused" -> expectNoTls();
                case "raw" -> say(words[1].replace("\\r", "\r").replace("\\n", "\n"));
                case "skip" -> wire.skip();
                case "close" -> socket.close();
                case "reset" -> {
                    socket.setSoLinger(true, 0);
                    socket.close();
                }
                case "await" -> {
                    if (!latch(words[1]).await(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                        throw new IOException("nobody released " + words[1]);
                    }
                }
                default -> throw new IOException("not a directive: " + directive);
            }
        }

        private void expectNoTls() throws IOException {
            try {
                startTls();
                // With TLS 1.3 the refusal of our certificate is heard only when reading.
                if (wire.line().isPresent()) {
                    throw new IOException("the client took the certificate");
                }
            } catch (SSLException | SocketException refused) {
                // As it should be.
            }
        }

        private void startTls() throws IOException {
            var secured = (SSLSocket) tls.orElseThrow().getSocketFactory().createSocket(socket, null, true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            socket = secured;
            wire = new SmtpWire(secured.getInputStream());
        }
    }

    static boolean matches(String pattern, String text) {
        var star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(text);
        }
        if (!text.startsWith(pattern.substring(0, star))) {
            return false;
        }
        var rest = pattern.substring(star + 1);
        for (var at = star; at <= text.length(); at++) {
            if (matches(rest, text.substring(at))) {
                return true;
            }
        }
        return false;
    }
}

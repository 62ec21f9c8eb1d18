import io.pennypost.aws.secret.Secret;
import io.pennypost.aws.sigv4.SmtpPassword;
import io.pennypost.mail.tls.ClientTls;
import io.pennypost.mail.tls.TlsDemand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;

/// Submits mail by SMTP over TLS, authenticated, over kept connections, and prints how many a second were accepted; or
/// opens connections that do nothing, and waits for a line on its standard input.
///
/// Usage: SmtpLoad PORT KEY_ID SECRET send CONNECTIONS MESSAGES SIZE SENDER RECIPIENT
///        SmtpLoad PORT KEY_ID SECRET idle CONNECTIONS
public final class SmtpLoad {
    /// Handshakes at a time: more would only wait for each other.
    private static final int HANDSHAKES = 16;

    private static final ClientTls TLS = ClientTls.withSystemAnchors();

    private final InetSocketAddress server;
    private final String login;

    private SmtpLoad(String... args) throws IOException {
        server = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(args[0]));
        var shown = "\0" + args[1] + "\0" + SmtpPassword.of(new Secret(args[2]), "us-east-1").reveal();
        login = Base64.getEncoder().encodeToString(shown.getBytes(StandardCharsets.UTF_8));
    }

    public static void main(String[] args) throws Exception {
        var load = new SmtpLoad(args);
        var connections = Integer.parseInt(args[4]);
        if (args[3].equals("idle")) {
            load.idle(connections);
        } else {
            load.send(connections, Long.parseLong(args[5]), Integer.parseInt(args[6]), args[7], args[8]);
        }
    }

    private void idle(int count) throws Exception {
        var open = new ArrayList<Client>();
        var gate = new Semaphore(HANDSHAKES);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < count; i++) {
                executor.submit(() -> {
                    gate.acquire();
                    try {
                        var client = new Client();
                        synchronized (open) {
                            open.add(client);
                        }
                    } finally {
                        gate.release();
                    }
                    return null;
                });
            }
        }
        System.out.println(open.size() + " connections are open and authenticated");
        System.in.read();
        var alive = 0;
        for (var client : open) {
            client.say("NOOP");
            alive += client.hear().startsWith("250") ? 1 : 0;
        }
        System.out.println(alive + " of them answered");
    }

    private void send(int connections, long messages, int size, String sender, String recipient) throws Exception {
        var left = new AtomicLong(messages);
        var accepted = new AtomicLong();
        var header = "From: " + sender + "\r\nTo: " + recipient + "\r\nSubject: load\r\n\r\n";
        var line = "x".repeat(76) + "\r\n";
        var body = line.repeat(Math.max(1, (size - header.length()) / line.length()));
        var clients = new ArrayList<Client>();
        for (var i = 0; i < connections; i++) {
            clients.add(new Client());
        }
        var start = System.nanoTime();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var client : clients) {
                executor.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        client.say("MAIL FROM:<" + sender + ">");
                        client.hear();
                        client.say("RCPT TO:<" + recipient + ">");
                        client.hear();
                        client.say("DATA");
                        client.hear();
                        client.say(header + body + ".");
                        if (client.hear().startsWith("250 ")) {
                            accepted.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%d accepted in %.1f s: %.0f messages/s%n", accepted.get(), seconds, accepted.get() / seconds);
    }

    private final class Client {
        private final BufferedReader in;
        private final OutputStream out;

        Client() throws IOException {
            var raw = new Socket();
            raw.connect(server, 60_000);
            raw.setTcpNoDelay(true);
            raw.setSoTimeout(60_000);
            SSLSocket socket = TLS.layer(raw, "localhost", TlsDemand.REQUIRED);
            socket.startHandshake();
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 512);
            out = socket.getOutputStream();
            hear();
            say("AUTH PLAIN " + login);
            if (!hear().startsWith("235")) {
                throw new IOException("not authenticated");
            }
        }

        void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        String hear() throws IOException {
            return String.valueOf(in.readLine());
        }
    }
}

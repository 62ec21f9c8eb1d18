package io.pennypost.testing;

import io.pennypost.mail.tls.ClientTls;
import io.pennypost.mail.tls.TlsDemand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// A client that says what a test tells it to, well-formed or not, and hears line by line. Waits at most ten seconds.
public final class SmtpTalk implements AutoCloseable {
    private static final int WAIT_MILLIS = 10_000;
    private static final ClientTls TLS = ClientTls.withSystemAnchors();

    private final Socket raw;
    private Socket socket;
    private SmtpWire wire;

    private SmtpTalk(Socket raw) throws IOException {
        this.raw = raw;
        this.socket = raw;
        this.wire = new SmtpWire(raw.getInputStream());
    }

    /// Connects, in the clear.
    public static SmtpTalk to(InetSocketAddress address) throws IOException {
        var socket = new Socket();
        socket.connect(address, WAIT_MILLIS);
        socket.setSoTimeout(WAIT_MILLIS);
        socket.setTcpNoDelay(true);
        return new SmtpTalk(socket);
    }

    /// Connects and shakes hands.
    public static SmtpTalk overTls(InetSocketAddress address) throws IOException {
        var talk = to(address);
        talk.shakeHands();
        return talk;
    }

    /// TLS from here on, with whatever certificate.
    public void shakeHands() throws IOException {
        shakeHands(TLS, TlsDemand.REQUIRED);
    }

    /// TLS from here on.
    public void shakeHands(ClientTls tls, TlsDemand demand) throws IOException {
        var secured = tls.layer(raw, "localhost.localdomain", demand);
        secured.startHandshake();
        socket = secured;
        wire = new SmtpWire(secured.getInputStream());
    }

    /// Says a line.
    public SmtpTalk say(String line) throws IOException {
        return raw(line + "\r\n");
    }

    /// Says bytes, each a character.
    public SmtpTalk raw(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /// The next line, or `<eof>`.
    public String hear() throws IOException {
        return wire.line().orElse("<eof>");
    }

    /// The last line of the next reply.
    public String reply() throws IOException {
        var line = hear();
        while (line.length() > 3 && line.charAt(3) == '-') {
            line = hear();
        }
        return line;
    }

    /// Says a command and hears the last line of its reply.
    public String ask(String command) throws IOException {
        return say(command).reply();
    }

    /// Greeting, EHLO, AUTH PLAIN.
    public SmtpTalk login(String user, String password) throws IOException {
        expect("220 *", reply());
        expect("250 Ok", ask("EHLO client.example"));
        expect("235 *", ask("AUTH PLAIN " + plain(user, password)));
        return this;
    }

    /// An envelope, up to the reply to DATA.
    public SmtpTalk envelope(String sender, String... recipients) throws IOException {
        expect("250 Ok", ask("MAIL FROM:<" + sender + ">"));
        for (var recipient : recipients) {
            expect("250 Ok", ask("RCPT TO:<" + recipient + ">"));
        }
        return this;
    }

    /// A whole transaction; the reply to its end. The message must have CRLF and no dot at the start of a line.
    public String send(String sender, String recipient, String message) throws IOException {
        envelope(sender, recipient);
        expect("354 *", ask("DATA"));
        return raw(message).raw("\r\n.\r\n").reply();
    }

    /// The message of AUTH PLAIN.
    public static String plain(String user, String password) {
        return Base64.getEncoder().encodeToString(("\0" + user + "\0" + password).getBytes(StandardCharsets.UTF_8));
    }

    /// Compares with a pattern in which `*` is anything.
    ///
    /// @throws IOException when it does not match
    public static void expect(String pattern, String heard) throws IOException {
        if (!matches(pattern, heard)) {
            throw new IOException("expected '" + pattern + "', heard '" + heard + "'");
        }
    }

    private static boolean matches(String pattern, String heard) {
        var parts = pattern.split("\\*", -1);
        var regex = new StringBuilder(Pattern.quote(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            regex.append(".*").append(Pattern.quote(parts[i]));
        }
        return heard.matches(regex.toString());
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}

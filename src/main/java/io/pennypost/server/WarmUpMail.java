package io.pennypost.server;

import io.pennypost.aws.secret.Secret;
import io.pennypost.aws.sigv4.SmtpPassword;
import io.pennypost.mail.tls.ClientTls;
import io.pennypost.mail.tls.TlsDemand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The part of a warm-up that a mail client plays: one message over STARTTLS.
final class WarmUpMail {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket raw;
    private Socket socket;
    private BufferedReader in;

    private WarmUpMail(Socket raw) throws IOException {
        this.raw = raw;
        this.socket = raw;
        this.in = reader(raw);
    }

    static void send(InetSocketAddress door, ClientTls tls, String keyId, Secret secret, String region)
            throws IOException {
        try (var raw = new Socket()) {
            raw.connect(door, TIMEOUT_MILLIS);
            raw.setSoTimeout(TIMEOUT_MILLIS);
            new WarmUpMail(raw).send(tls, keyId, SmtpPassword.of(secret, region).reveal());
        }
    }

    private void send(ClientTls tls, String keyId, String password) throws IOException {
        hear();
        say("EHLO warm.example");
        say("STARTTLS");
        var secured = tls.layer(raw, "localhost", TlsDemand.REQUIRED);
        secured.startHandshake();
        socket = secured;
        in = reader(secured);
        say("EHLO warm.example");
        var shown = "\0" + keyId + "\0" + password;
        say("AUTH PLAIN " + Base64.getEncoder().encodeToString(shown.getBytes(StandardCharsets.UTF_8)));
        say("MAIL FROM:<a@warm.example>");
        say("RCPT TO:<b@sink.example>");
        say("DATA");
        say("From: a@warm.example\r\nSubject: Warm\r\n\r\nWarm\r\n.");
        say("QUIT");
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    private void say(String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        hear();
    }

    /// The last line of a reply has a space behind its code.
    private void hear() throws IOException {
        String line;
        do {
            line = in.readLine();
        } while (line != null && line.startsWith("-", 3));
        if (line == null || line.charAt(0) > '3') {
            throw new IOException("The warm-up's mail is not taken: " + line);
        }
    }
}

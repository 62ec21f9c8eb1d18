package io.pennypost.smtpd;

import io.pennypost.auth.Caller;
import io.pennypost.auth.Credential;
import io.pennypost.auth.Credentials;
import io.pennypost.auth.SignatureMode;
import io.pennypost.auth.SmtpAuthenticator;
import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.secret.Secret;
import io.pennypost.mail.tls.CertificateFiles;
import io.pennypost.mail.tls.SelfMadeCertificate;
import io.pennypost.mail.tls.ServerTls;
import io.pennypost.observe.Metrics;
import io.pennypost.send.Submission.Answer;
import io.pennypost.send.admit.Submitted;
import io.pennypost.store.Scratch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A door on loopback whose messages are handed to the test: the wire is real, what is behind it is not.
final class SmtpdWorld implements AutoCloseable {
    /// The key of AWS's examples, and its password as the reference has it.
    static final String USER = "AKIAIOSFODNN7EXAMPLE";

    static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    static final String PASSWORD = "BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9";

    static final String MESSAGE_ID = "0100019a2b3c4d5e-11111111-2222-3333-4444-555555555555-000000";
    static final long SIZE_MAX = 3 << 20;

    /// One message as it was handed in.
    record Handed(Caller caller, Submitted given, byte[] bytes) {
        String sender() {
            return given.source().orElse("");
        }

        List<String> recipients() {
            return given.destination().orElseThrow().to();
        }

        String text() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    final Metrics metrics = new Metrics();
    final LinkedBlockingQueue<Handed> handed = new LinkedBlockingQueue<>();

    /// What is answered to the next message.
    volatile Smtpd.Submissions answering = (_, _) -> new Answer.Accepted(MESSAGE_ID);

    final Map<String, Credential> keys =
            new ConcurrentHashMap<>(Map.of(USER, Credential.root(USER, new Secret(SECRET), "000000000000")));

    private final Path directory;
    private final Smtpd door;
    private final InetSocketAddress startTls;
    private final InetSocketAddress tls;

    SmtpdWorld(Manners manners) throws IOException, GeneralSecurityException {
        this(manners, SignatureMode.REQUIRED);
    }

    SmtpdWorld(Manners manners, SignatureMode mode) throws IOException, GeneralSecurityException {
        directory = Files.createTempDirectory("pennypost-smtpd");
        var shown = ServerTls.of(certificate(directory));
        Credentials credentials = id -> Optional.ofNullable(keys.get(id));
        door = Smtpd.forSenders(
                manners,
                new SmtpAuthenticator(mode, credentials, new Scope("000000000000", "us-east-1"), List.of("us-east-1")),
                this::hand,
                new Smtpd.Ground(
                        () -> shown, new Scratch(directory), 16L << 20, metrics, System::nanoTime, new Random(1)));
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        startTls = door.listen(new InetSocketAddress(loopback, 0), Smtpd.Entry.STARTTLS);
        tls = door.listen(new InetSocketAddress(loopback, 0), Smtpd.Entry.TLS);
        door.start();
    }

    static CertificateFiles certificate(Path directory) throws IOException {
        var made = SelfMadeCertificate.make(List.of("mail.test"), List.of(), Instant.now(), new SecureRandom());
        var files = new CertificateFiles(directory.resolve("certificate.pem"), directory.resolve("key.pem"));
        Files.writeString(files.certificate(), made.certificate());
        Files.writeString(files.key(), made.key());
        return files;
    }

    /// The profile `ses`, but nobody is made to wait after a wrong password.
    static Manners ses() {
        return quick(Manners.ses(SIZE_MAX));
    }

    /// The profile `open`, likewise.
    static Manners open() {
        return quick(Manners.open("mail.test", SIZE_MAX));
    }

    private static Manners quick(Manners manners) {
        var patience = manners.patience();
        return with(
                manners,
                new Manners.Patience(
                        patience.stranger(),
                        patience.known(),
                        patience.message(),
                        patience.handshake(),
                        patience.write(),
                        Duration.ofMillis(1),
                        Duration.ofSeconds(5)));
    }

    static Manners with(Manners manners, Manners.Patience patience) {
        return new Manners(manners.hostname(), manners.open(), manners.sizeMax(), patience, manners.bounds());
    }

    static Manners with(Manners manners, Manners.Bounds bounds) {
        return new Manners(manners.hostname(), manners.open(), manners.sizeMax(), manners.patience(), bounds);
    }

    InetSocketAddress startTls() {
        return startTls;
    }

    InetSocketAddress tls() {
        return tls;
    }

    private Answer hand(Caller caller, Submitted given) {
        var bytes = new ByteArrayOutputStream();
        try (var in = ((Submitted.Raw) given.content()).data().open()) {
            in.transferTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var answer = answering.submit(caller, given);
        handed.add(new Handed(caller, given, bytes.toByteArray()));
        return answer;
    }

    /// The next message.
    Handed taken() throws InterruptedException {
        var next = handed.poll(10, TimeUnit.SECONDS);
        if (next == null) {
            throw new IllegalStateException("no message came");
        }
        return next;
    }

    /// All metrics as text.
    String counts() throws IOException {
        var out = new ByteArrayOutputStream();
        metrics.writeText(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        door.close();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}

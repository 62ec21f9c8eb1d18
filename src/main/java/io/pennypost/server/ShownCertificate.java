package io.pennypost.server;

import io.pennypost.mail.tls.CertificateFiles;
import io.pennypost.mail.tls.CertificateWatch;
import io.pennypost.mail.tls.SelfMadeCertificate;
import io.pennypost.mail.tls.ServerCertificate;
import io.pennypost.mail.tls.ServerTls;
import io.pennypost.server.settings.TlsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificate of our own doors: the configured one, or one made by ourselves and kept in the data directory, so
/// that whoever trusts it once need not do so after each start.
final class ShownCertificate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShownCertificate.class);

    /// A new certificate is shown at the latest so much later.
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /// A certificate of our own is made anew so long before its end.
    private static final Duration RENEWAL = Duration.ofDays(30);

    private static final String CERTIFICATE = "self-made-certificate.pem";
    private static final String KEY = "self-made-key.pem";

    private final Base base;
    private final CompletableFuture<ServerTls> tls = new CompletableFuture<>();
    private Optional<CertificateWatch> watch = Optional.empty();
    private boolean begun;

    ShownCertificate(Base base) {
        this.base = base;
    }

    /// The first time, reads the configured certificate, or begins to make one: nobody waits for that until the first
    /// handshake.
    ///
    /// @throws StartException when the configured one cannot be used
    void begin() throws StartException {
        if (begun) {
            return;
        }
        begun = true;
        var configured = configured(base.settings().tls());
        if (configured.isEmpty()) {
            Thread.ofPlatform().daemon().name("early-certificate").start(this::makeOwn);
            return;
        }
        var files = configured.get();
        try {
            var loaded = load(files);
            watch = Optional.of(new CertificateWatch(loaded, INTERVAL));
            tls.complete(loaded);
        } catch (IOException e) {
            throw new StartException("tls.certificate or tls.key cannot be read: " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new StartException(
                    "tls.certificate " + files.certificate() + " and tls.key " + files.key() + " cannot be used: "
                            + e.getMessage(),
                    e);
        }
    }

    private static Optional<CertificateFiles> configured(TlsSettings settings) {
        return settings.certificate()
                .flatMap(certificate -> settings.key().map(key -> new CertificateFiles(certificate, key)));
    }

    /// Keys belong into the provider that will sign with them, which may still be loading.
    private ServerTls load(CertificateFiles files) throws IOException, GeneralSecurityException {
        base.signing().await();
        return ServerTls.of(files);
    }

    /// What is shown; waits until it is made.
    ServerTls tls() {
        return tls.join();
    }

    private void makeOwn() {
        try {
            var data = base.settings().server().data();
            var files = new CertificateFiles(data.resolve(CERTIFICATE), data.resolve(KEY));
            base.signing().await();
            var now = base.clock().instant();
            if (!isGood(files, now)) {
                make(files, now);
            }
            tls.complete(ServerTls.of(files));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.error("no certificate can be made for TLS: {}", e.getMessage(), e);
            tls.completeExceptionally(e);
        }
    }

    private boolean isGood(CertificateFiles files, Instant now) {
        if (!Files.exists(files.certificate()) || !Files.exists(files.key())) {
            return false;
        }
        try {
            var shown = files.read();
            var certificate = shown.chain().getFirst();
            return certificate.getNotAfter().toInstant().isAfter(now.plus(RENEWAL))
                    && names(shown).containsAll(names());
        } catch (IOException | GeneralSecurityException unusable) {
            LOG.warn("the self-made certificate cannot be used and is made anew: {}", unusable.getMessage());
            return false;
        }
    }

    private static List<String> names(ServerCertificate shown) throws GeneralSecurityException {
        var alternatives = shown.chain().getFirst().getSubjectAlternativeNames();
        return alternatives == null
                ? List.of()
                : alternatives.stream().map(one -> String.valueOf(one.get(1))).toList();
    }

    /// The machine's name first, then what everybody calls it from within.
    private List<String> names() {
        var names = new LinkedHashSet<String>();
        names.add(base.settings().delivery().hostname());
        names.add("localhost");
        return List.copyOf(names);
    }

    private void make(CertificateFiles files, Instant now) throws IOException {
        var loopback = List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
        var made = SelfMadeCertificate.make(names(), loopback, now, base.secure());
        write(files.key(), made.key(), "rw-------");
        write(files.certificate(), made.certificate(), "rw-r--r--");
        LOG.info("a certificate was made for TLS: {}", files.certificate());
    }

    private static void write(Path file, String text, String permissions) throws IOException {
        var beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.writeString(beside, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        watch.ifPresent(CertificateWatch::close);
    }
}

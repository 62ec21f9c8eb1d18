package io.pennypost.server;

import io.pennypost.mail.dkim.KeyImport;
import io.pennypost.mail.tls.RsaCertificate;
import io.pennypost.neighbor.sns.NotificationSigner;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/// The key that signs SNS notifications, and its certificate: made when the first one is asked for, kept in
/// `<data>/sns`. An operator's own pair may lie there instead: `key.pem` and `SimpleNotificationService-….pem`.
///
/// Stock validators want the name `sns.amazonaws.com` in it.
final class SnsSigningKey implements Supplier<NotificationSigner> {
    private static final String KEY = "key.pem";
    private static final String CERTIFICATES = "SimpleNotificationService-";
    private static final List<String> NAMES = List.of("sns.amazonaws.com");
    private static final int BITS = 2048;
    private static final Duration LIFETIME = Duration.ofDays(3650);

    private final Path directory;
    private final Supplier<Provider> provider;
    private final SecureRandom random;
    private final InstantSource clock;
    private final FutureTask<NotificationSigner> reading = new FutureTask<>(this::read);

    SnsSigningKey(Path data, Supplier<Provider> provider, SecureRandom random, InstantSource clock) {
        this.directory = data.resolve("sns");
        this.provider = provider;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public NotificationSigner get() {
        reading.run();
        try {
            return reading.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", stop);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The key in " + directory + " cannot be read or made.", e.getCause());
        }
    }

    private NotificationSigner read() throws IOException, GeneralSecurityException {
        var keys = new KeyImport(provider.get());
        Files.createDirectories(directory);
        if (!Files.exists(directory.resolve(KEY))) {
            make(keys.generate(BITS));
        }
        var text = Files.readString(directory.resolve(KEY), StandardCharsets.US_ASCII);
        var certificate = certificate();
        return switch (keys.privateKey(text)) {
            case KeyImport.Result.Imported imported ->
                new NotificationSigner(
                        imported.privateKey(),
                        provider.get(),
                        certificate.getFileName().toString(),
                        Files.readString(certificate, StandardCharsets.US_ASCII));
            case KeyImport.Result.Refused refused -> throw new IOException(refused.reason());
        };
    }

    private Path certificate() throws IOException {
        try (var files = Files.newDirectoryStream(directory, CERTIFICATES + "*.pem")) {
            for (var file : files) {
                return file;
            }
        }
        throw new IOException("There is no " + CERTIFICATES + "….pem beside " + KEY + ".");
    }

    /// The certificate first: a key without one would stay without.
    private void make(KeyPair pair) throws IOException, GeneralSecurityException {
        var now = clock.instant();
        var name = new byte[16];
        random.nextBytes(name);
        var pem = RsaCertificate.pem(
                pair, NAMES, new BigInteger(127, random), now.minus(Duration.ofHours(1)), now.plus(LIFETIME));
        Files.writeString(
                directory.resolve(CERTIFICATES + HexFormat.of().formatHex(name) + ".pem"),
                pem,
                StandardCharsets.US_ASCII);
        var key = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        var beside = directory.resolve(KEY + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                beside,
                "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n",
                StandardCharsets.US_ASCII,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(beside, directory.resolve(KEY), StandardCopyOption.ATOMIC_MOVE);
    }
}

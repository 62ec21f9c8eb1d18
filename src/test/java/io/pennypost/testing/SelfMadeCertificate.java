package io.pennypost.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// A key and a certificate signed by itself, made by the JDK's keytool; once per set of names and run.
public final class SelfMadeCertificate {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final ConcurrentHashMap<List<String>, SelfMadeCertificate> MADE = new ConcurrentHashMap<>();

    private final KeyStore keys;

    private SelfMadeCertificate(KeyStore keys) {
        this.keys = keys;
    }

    /// A certificate valid for these host names.
    public static SelfMadeCertificate of(String... names) {
        return MADE.computeIfAbsent(List.of(names), SelfMadeCertificate::make);
    }

    private static SelfMadeCertificate make(List<String> names) {
        try {
            var directory = Files.createTempDirectory("pennypost-certificate");
            var file = directory.resolve("keys.p12");
            try {
                runKeytool(names, file);
                var keys = KeyStore.getInstance("PKCS12");
                try (var in = Files.newInputStream(file)) {
                    keys.load(in, PASSWORD);
                }
                return new SelfMadeCertificate(keys);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(directory);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void runKeytool(List<String> names, Path file) throws IOException, InterruptedException {
        var alternatives = names.stream().map(name -> "dns:" + name).collect(Collectors.joining(","));
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var process = new ProcessBuilder(List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + names.getFirst(),
                        "-ext",
                        "san=" + alternatives,
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException("keytool made no certificate");
        }
    }

    /// For a server that shows it.
    public SSLContext serverContext() {
        try {
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// For a client that trusts it and nothing else.
    public TrustManager[] trustManagers() {
        try {
            var anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            anchors.setCertificateEntry("test", keys.getCertificate("test"));
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(anchors);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

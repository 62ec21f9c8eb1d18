package io.pennypost.server;

import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.secret.Secret;
import io.pennypost.aws.sigv4.Signer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// The program as a process of its own, and a client that signs as its root.
final class ChildServer implements AutoCloseable {
    static final String KEY_ID = "AKIAAAAAAAAAAAAAAAAA";
    static final String SECRET = "child-server-secret-of-forty-characters!";

    private static final String READY = "ready: export AWS_ENDPOINT_URL=";

    private final Process process;
    private final CompletableFuture<Optional<URI>> url = new CompletableFuture<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Signer signer = new Signer(KEY_ID, new Secret(SECRET), "us-east-1", "ses");
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();

    private ChildServer(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::readLog);
    }

    /// Starts it on a free port of loopback.
    static ChildServer start(String mode, Path data, String... settings) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "io.pennypost.server.Main",
                mode,
                "--data",
                data.toString()));
        for (var setting : List.of(
                "http.listen=127.0.0.1:0",
                "submission.listen=127.0.0.1:0",
                "inbound.listen=127.0.0.1:0",
                "submission.tls_listen=127.0.0.1:0",
                "delivery.hostname=mail.example.com",
                "root.access_key_id=" + KEY_ID,
                "root.secret_access_key=" + SECRET)) {
            command.addAll(List.of("--set", setting));
        }
        for (var setting : settings) {
            command.addAll(List.of("--set", setting));
        }
        return new ChildServer(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /// Waits until the doors are open.
    ChildServer awaitReady() throws Exception {
        if (url.get(60, TimeUnit.SECONDS).isEmpty()) {
            throw new IllegalStateException("It did not start:\n" + log());
        }
        return this;
    }

    boolean isReady() {
        return url.isDone();
    }

    /// Ends it as a power cut would, as far as a process can be ended so.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        client.shutdownNow();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        client.shutdownNow();
    }

    /// One signed call.
    HttpResponse<String> call(String method, String path, String body) throws IOException, InterruptedException {
        var base = url.join().orElseThrow();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var headers = List.of(new Header("Host", base.getAuthority()), new Header("Content-Type", "application/json"));
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        bytes.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(bytes));
        signer.sign(
                        method,
                        path,
                        "",
                        headers,
                        sha256(bytes),
                        InstantSource.system().instant())
                .forEach(header -> request.header(header.name(), header.value()));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// The value of one line of `/metrics`.
    double metric(String name) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.join().orElseThrow().resolve("/metrics"))
                .timeout(Duration.ofSeconds(30))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    String log() {
        return String.join("\n", log);
    }

    private void readLog() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                log.add(line);
                var at = line.indexOf(READY);
                if (at >= 0) {
                    url.complete(Optional.of(URI.create(line.substring(at + READY.length()))));
                }
            }
        } catch (IOException e) {
            log.add(e.toString());
        }
        url.complete(Optional.empty());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.pennypost.server;

import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.secret.Secret;
import io.pennypost.aws.sigv4.Signer;
import io.pennypost.server.settings.Mode;
import io.pennypost.server.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
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
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// The whole program in this JVM, with clients of it: the stock SDK, and plain HTTP for what an SDK cannot be made to
/// send.
final class RunningProgram implements AutoCloseable {
    static final String KEY_ID = "AKIAAAAAAAAAAAAAAAAA";
    static final String SECRET = "running-program-secret-of-40-characters!";
    static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    private final Program program;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final List<AutoCloseable> clients = new ArrayList<>();

    private RunningProgram(Program program) {
        this.program = program;
    }

    /// What came back to a plain request.
    record Answer(int status, java.net.http.HttpHeaders headers, String body) {
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        Json json() {
            return Json.parse(body);
        }
    }

    /// Starts it on a free port, in a mode, with `key=value` settings over the mode's defaults.
    static RunningProgram start(Mode mode, Path data, String... settings) {
        try {
            return new RunningProgram(Program.start(settings(mode, data, settings)));
        } catch (StartException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The same on a disk with as much room as the test says.
    static RunningProgram start(LongSupplier usableBytes, Mode mode, Path data, String... settings) {
        try {
            return new RunningProgram(Program.start(
                    settings(mode, data, settings), (given, closing) -> Base.open(given, usableBytes, closing)));
        } catch (StartException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The settings with which it starts.
    static Settings settings(Mode mode, Path data, String... settings) {
        var options = new ArrayList<>(List.of(
                new Settings.Option("server.data", data.toString()),
                new Settings.Option("http.listen", "127.0.0.1:0"),
                new Settings.Option("submission.listen", "127.0.0.1:0"),
                new Settings.Option("submission.tls_listen", "127.0.0.1:0"),
                new Settings.Option("inbound.listen", "127.0.0.1:0"),
                new Settings.Option("delivery.hostname", "mail.example.com"),
                new Settings.Option("root.access_key_id", KEY_ID),
                new Settings.Option("root.secret_access_key", SECRET)));
        for (var setting : settings) {
            var equals = setting.indexOf('=');
            options.add(new Settings.Option(setting.substring(0, equals), setting.substring(equals + 1)));
        }
        try {
            return Settings.read(mode, options, () -> "localhost");
        } catch (io.pennypost.server.settings.SettingsException e) {
            throw new IllegalStateException(e);
        }
    }

    InetSocketAddress address() {
        return program.address();
    }

    /// Where senders speak SMTP and begin TLS with STARTTLS.
    InetSocketAddress startTls() {
        return program.submitting().startTls().getFirst();
    }

    /// Where senders speak SMTP over TLS.
    InetSocketAddress tls() {
        return program.submitting().tls().getFirst();
    }

    /// Where SMTP is spoken with the world.
    InetSocketAddress inbound() {
        return program.inbound().listen().getFirst();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + address().getPort());
    }

    String authority() {
        return url().getAuthority();
    }

    SesV2Client v2() {
        return v2(KEY_ID, "us-east-1");
    }

    SesV2Client v2(String keyId, String region) {
        return client(SesV2Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()), keyId, region);
    }

    SesClient v1() {
        return v1(KEY_ID, "us-east-1");
    }

    SesClient v1(String keyId, String region) {
        return client(SesClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()), keyId, region);
    }

    SnsClient sns() {
        return client(SnsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()), KEY_ID, "us-east-1");
    }

    StsClient sts(String keyId) {
        return client(StsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()), keyId, "us-east-1");
    }

    /// A client that never tries twice, so that a test sees the first answer.
    private <C extends AutoCloseable, B extends AwsClientBuilder<B, C>> C client(
            B builder, String keyId, String region) {
        var client = builder.endpointOverride(url())
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, SECRET)))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .build())
                .build();
        clients.add(client);
        return client;
    }

    /// A JSON call of v2 as root.
    Answer json(String method, String path, String body) {
        return call(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /// A form call of v1 as root.
    Answer form(String body) {
        return call("POST", "/", FORM, body.getBytes(StandardCharsets.UTF_8));
    }

    /// A call signed as root for the service `ses` of us-east-1. The path may have a query.
    Answer call(String method, String path, String contentType, byte[] body) {
        var question = path.indexOf('?');
        var plainPath = question < 0 ? path : path.substring(0, question);
        var query = question < 0 ? "" : path.substring(question + 1);
        var signed = new Signer(KEY_ID, new Secret(SECRET), "us-east-1", "ses")
                .sign(
                        method,
                        plainPath,
                        query,
                        List.of(new Header("Host", authority()), new Header("Content-Type", contentType)),
                        sha256(body),
                        InstantSource.system().instant());
        return send(method, path, body, request -> {
            request.header("Content-Type", contentType);
            signed.forEach(header -> request.header(header.name(), header.value()));
        });
    }

    /// A call with headers of the test's own.
    Answer send(String method, String path, byte[] body, Consumer<HttpRequest.Builder> headers) {
        var request = HttpRequest.newBuilder(url().resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.accept(request);
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Captured mail, oldest first, in the shape of LocalStack.
    List<Json> inbox() {
        return call("GET", "/_aws/ses", "text/plain", new byte[0])
                .json()
                .at("messages")
                .items();
    }

    /// The captured message of an id.
    Json captured(String messageId) {
        return call("GET", "/_aws/ses?id=" + messageId, "text/plain", new byte[0])
                .json()
                .at("messages")
                .items()
                .getFirst();
    }

    /// Its bytes as text.
    String source(String messageId) {
        return captured(messageId).at("RawData").text();
    }

    /// The ledger of a message.
    List<Json> ledger(String messageId) {
        var answer = call("GET", "/_pennypost/v1/messages/" + messageId + "/ledger", "text/plain", new byte[0]);
        return answer.status() == 200 ? answer.json().at("entries").items() : List.of();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        for (var client : clients) {
            try {
                client.close();
            } catch (Exception e) { // what AutoCloseable declares
                throw new IllegalStateException(e);
            }
        }
        http.shutdownNow();
        program.close();
    }
}

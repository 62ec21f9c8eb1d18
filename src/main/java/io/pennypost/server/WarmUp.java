package io.pennypost.server;

import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.secret.Secret;
import io.pennypost.aws.sigv4.Signer;
import io.pennypost.mail.tls.ClientTls;
import io.pennypost.server.settings.Mode;
import io.pennypost.server.settings.Settings;
import io.pennypost.server.settings.SettingsException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/// A short life for nothing but the JVM's benefit: what it loads is what the AOT cache holds (JEP 514).
///
/// Starts on a free loopback port, creates an identity, sends from it, looks at the pages a person or a supervisor
/// looks at first, and stops. Its state is in a directory that is deleted afterwards.
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int TIMEOUT_MILLIS = 30_000;

    /// Known to nobody outside this process, whose door closes with it.
    private static final String KEY_ID = "AKIAWARMWARMWARMWARM";

    private static final String SECRET = "warm-up-of-a-program-that-ends-at-once";

    private final URI door;
    private final Signer signer = new Signer(KEY_ID, new Secret(SECRET), "us-east-1", "ses");
    private final InstantSource clock = InstantSource.system();

    private WarmUp(URI door) {
        this.door = door;
    }

    /// Runs it and returns the exit code.
    static int run() {
        try {
            var data = Files.createTempDirectory("pennypost-warm");
            try (var program = Program.start(settings(data))) {
                var address = program.address();
                new WarmUp(URI.create("http://" + address.getHostString() + ':' + address.getPort())).call();
                WarmUpMail.send(
                        program.submitting().startTls().getFirst(),
                        ClientTls.withSystemAnchors(),
                        KEY_ID,
                        new Secret(SECRET),
                        "us-east-1");
                LOG.info("warm");
                return ExitCode.OK;
            } finally {
                delete(data);
            }
        } catch (IOException | StartException | SettingsException e) {
            LOG.error("not warmed up", e);
            return ExitCode.SOFTWARE;
        }
    }

    private static Settings settings(Path data) throws SettingsException {
        return Settings.read(
                Mode.DEV,
                List.of(
                        new Settings.Option("server.data", data.toString()),
                        new Settings.Option("http.listen", "127.0.0.1:0"),
                        new Settings.Option("submission.listen", "127.0.0.1:0"),
                        new Settings.Option("submission.tls_listen", "127.0.0.1:0"),
                        new Settings.Option("http.signatures", "required"),
                        new Settings.Option("root.access_key_id", KEY_ID),
                        new Settings.Option("root.secret_access_key", SECRET),
                        new Settings.Option("delivery.hostname", "localhost")),
                MachineName::find);
    }

    private void call() throws IOException {
        post("/v2/email/identities", "application/json", """
                {"EmailIdentity": "warm.example"}""");
        post("/v2/email/outbound-emails", "application/json", """
                {"FromEmailAddress": "a@warm.example", "Destination": {"ToAddresses": ["b@sink.example"]},
                 "Content": {"Simple": {"Subject": {"Data": "Warm"}, "Body": {"Text": {"Data": "Warm\\n"}}}}}""");
        post(
                "/",
                "application/x-www-form-urlencoded",
                "Action=SendEmail&Version=2010-12-01&Source=a%40warm.example&Destination.ToAddresses.member.1="
                        + "b%40sink.example&Message.Subject.Data=Warm&Message.Body.Text.Data=Warm");
        get("/health/ready");
        get("/metrics");
    }

    private void get(String path) throws IOException {
        answer(open(path));
    }

    private void post(String path, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var headers = List.of(new Header("Host", door.getAuthority()), new Header("Content-Type", type));
        var connection = open(path);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", type);
        signer.sign("POST", path, "", headers, sha256(bytes), clock.instant())
                .forEach(header -> connection.setRequestProperty(header.name(), header.value()));
        connection.getOutputStream().write(bytes);
        answer(connection);
    }

    private HttpURLConnection open(String path) throws IOException {
        var connection = (HttpURLConnection) door.resolve(path).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        return connection;
    }

    private static void answer(HttpURLConnection connection) throws IOException {
        try (var in = connection.getInputStream()) {
            in.readAllBytes();
        } finally {
            connection.disconnect();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

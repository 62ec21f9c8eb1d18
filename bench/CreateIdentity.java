import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.secret.Secret;
import io.pennypost.aws.sigv4.Signer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/// Creates one identity: CreateIdentity URL KEY_ID SECRET NAME.
public final class CreateIdentity {
    private CreateIdentity() {}

    public static void main(String[] args) throws Exception {
        var url = URI.create(args[0] + "/v2/email/identities");
        var body = ("{\"EmailIdentity\":\"" + args[3] + "\"}").getBytes(StandardCharsets.UTF_8);
        var sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        var headers = List.of(
                new Header("Host", url.getAuthority()), new Header("Content-Type", "application/json"));
        var request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        new Signer(args[1], new Secret(args[2]), "us-east-1", "ses")
                .sign("POST", url.getRawPath(), "", headers, sha256, Instant.now())
                .forEach(header -> request.header(header.name(), header.value()));
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                System.err.println(response.statusCode() + " " + response.body());
                System.exit(1);
            }
        }
    }
}

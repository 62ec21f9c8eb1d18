package io.pennypost.api.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.api.gateway.Audit;
import io.pennypost.api.gateway.Authorizer;
import io.pennypost.api.gateway.Gateway;
import io.pennypost.api.gateway.HttpDoor;
import io.pennypost.auth.Authenticator;
import io.pennypost.auth.Credential;
import io.pennypost.auth.Credentials;
import io.pennypost.auth.SignatureMode;
import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.BlobSink;
import io.pennypost.aws.protocol.Query;
import io.pennypost.aws.protocol.ServiceTable;
import io.pennypost.aws.sigv4.Secret;
import io.pennypost.aws.sigv4.Signer;
import io.pennypost.observe.Metrics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/// The stock SDK and a presigned request against a real door with signatures required.
class StsWireTest {
    private static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    // The SDK signs with its own clock, so the server must share it here.
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    private Path directory;

    private HttpDoor door;
    private URI endpoint;

    @BeforeEach
    void start() throws Exception {
        var authenticator = new Authenticator(
                SignatureMode.REQUIRED,
                Credentials.of(Credential.root("AKIDEXAMPLE", new Secret("right"), "111122223333")),
                new Scope("000000000000", "us-east-1"),
                CLOCK);
        var sts = StsApi.service(() -> ServiceTable.load("sts"), new Query(BlobSink.inHeap()));
        var gateway = new Gateway(
                List.of(),
                List.of(sts),
                authenticator,
                Authorizer.ALLOW_ALL,
                Audit.NONE,
                new Metrics(),
                System::nanoTime);
        door = new HttpDoor(gateway, HttpDoor.Settings.defaults(directory), CLOCK, System::nanoTime, new Random(1));
        door.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        endpoint = URI.create("http://127.0.0.1:" + door.start().getFirst().getPort());
    }

    @AfterEach
    void stop() {
        door.close();
    }

    private StsClient client(String secret) {
        return StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", secret)))
                .build();
    }

    @Test
    void stockClientLearnsWhoItIs() {
        try (var client = client("right")) {
            var identity = client.getCallerIdentity();

            assertEquals("111122223333", identity.account());
            assertEquals("arn:aws:iam::111122223333:root", identity.arn());
            assertEquals("111122223333", identity.userId());
        }
    }

    @Test
    void stockClientWithAnotherSecretIsRefused() {
        try (var client = client("wrong")) {
            client.getCallerIdentity();
        } catch (StsException refused) {
            assertEquals("SignatureDoesNotMatch", refused.awsErrorDetails().errorCode());
            assertEquals(403, refused.statusCode());
            return;
        }
        throw new AssertionError("A wrong signature was accepted.");
    }

    @Test
    void presignedRequestAnswersForItsSigner() throws Exception {
        var query = new Signer("AKIDEXAMPLE", new Secret("right"), "eu-west-1", "sts")
                .presign(
                        "GET",
                        "/",
                        "Action=GetCallerIdentity&Version=2011-06-15",
                        endpoint.getAuthority(),
                        EMPTY_SHA256,
                        CLOCK.instant(),
                        Duration.ofMinutes(1));

        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(
                    HttpRequest.newBuilder(URI.create(endpoint + "/?" + query)).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertEquals(200, response.statusCode());
            assertTrue(response.body().contains("<Account>111122223333</Account>"), response.body());
        }
    }
}

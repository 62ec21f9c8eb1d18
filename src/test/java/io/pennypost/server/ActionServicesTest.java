package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.secret.Secret;
import io.pennypost.receive.action.AwsEndpoint;
import io.pennypost.receive.action.LambdaEndpoint;
import io.pennypost.receive.action.S3Endpoint;
import io.pennypost.receive.action.SnsEndpoint;
import io.pennypost.receive.action.WebCalls;
import io.pennypost.receive.action.WebFunction;
import io.pennypost.store.Body;
import io.pennypost.testing.FakeResolver;
import io.pennypost.testing.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// Calls of services elsewhere, against a server in this process; signatures are compared with those of AWS's own
/// signer.
final class ActionServicesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Scope SCOPE = new Scope("111122223333", "eu-west-1");
    private static final String KEY_ID = "AKIDEXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final SettableClock clock = new SettableClock(NOW);
    private final OutgoingCalls web = new OutgoingCalls(Optional.empty());
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile Map<String, String> answerHeaders = Map.of();

    private record Received(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow()
                    .getValue()
                    .getFirst();
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.createContext("/silent", this::keepSilent);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                Map.copyOf(exchange.getRequestHeaders()),
                exchange.getRequestBody().readAllBytes()));
        answerHeaders.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void keepSilent(HttpExchange exchange) {
        try {
            assertTrue(end.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private AwsEndpoint endpoint(String path) {
        return new AwsEndpoint(URI.create(url(path)), KEY_ID, new Secret(SECRET));
    }

    private Received received() throws InterruptedException {
        var one = received.poll(10, TimeUnit.SECONDS);
        assertTrue(one != null, "nothing was received");
        return one;
    }

    /// What AWS's own signer makes of the request.
    private String signedByAws(Received request, String service, boolean encodesTwice) {
        var builder = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .uri(URI.create("http://" + request.header("Host") + request.uri()))
                .putHeader("Host", request.header("Host"));
        request.headers().forEach((name, values) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("content-type") || (lower.startsWith("x-amz-") && !lower.equals("x-amz-date"))) {
                builder.putHeader(name, values.getFirst());
            }
        });
        return AwsV4HttpSigner.create()
                .sign(r -> r.identity(AwsCredentialsIdentity.create(KEY_ID, SECRET))
                        .request(builder.build())
                        .payload(ContentStreamProvider.fromInputStreamSupplier(
                                () -> new ByteArrayInputStream(request.body())))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                        .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, encodesTwice)
                        .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, encodesTwice)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC)))
                .request()
                .firstMatchingHeader("Authorization")
                .orElseThrow();
    }

    @Test
    void s3GetsASignedPut() throws Exception {
        var bytes = "Subject: Grüße\r\n\r\nx".getBytes(StandardCharsets.UTF_8);

        new S3Endpoint(endpoint(""), web, clock).write(SCOPE, "mail", "in box/ü+1/m~1", Body.of(bytes));

        var request = received();
        assertEquals("PUT", request.method());
        assertEquals("/mail/in%20box/%C3%BC%2B1/m~1", request.uri().getRawPath());
        assertArrayEquals(bytes, request.body());
        assertEquals(RunningProgram.sha256(bytes), request.header("X-amz-content-sha256"));
        assertEquals(signedByAws(request, "s3", false), request.header("Authorization"));
    }

    @Test
    void whatS3RefusesIsAFailureWithItsWords() {
        status = 403;
        answer = "<Error><Code>AccessDenied</Code></Error>";

        var refused = assertThrows(
                IOException.class,
                () -> new S3Endpoint(endpoint(""), web, clock).write(SCOPE, "mail", "m1", Body.of(new byte[1])));

        assertEquals("S3 answered 403: <Error><Code>AccessDenied</Code></Error>", refused.getMessage());
    }

    @Test
    void lambdaIsInvoked() throws Exception {
        var arn = "arn:aws:lambda:eu-west-1:111122223333:function:judge";
        answer = "{\"disposition\":\"STOP_RULE\"}";

        var said = new LambdaEndpoint(endpoint("/base"), web, clock)
                .call(SCOPE, arn, "{}".getBytes(StandardCharsets.UTF_8), true);

        assertEquals(answer, said);
        var request = received();
        assertEquals("POST", request.method());
        assertEquals(
                "/base/2015-03-31/functions/arn%3Aaws%3Alambda%3Aeu-west-1%3A111122223333%3Afunction%3Ajudge/invocations",
                request.uri().getRawPath());
        assertEquals("RequestResponse", request.header("X-amz-invocation-type"));
        assertEquals("{}", new String(request.body(), StandardCharsets.UTF_8));
        assertEquals(signedByAws(request, "lambda", true), request.header("Authorization"));
    }

    @Test
    void lambdaTakesAnEventWithoutAnAnswer() throws Exception {
        status = 202;

        var said = new LambdaEndpoint(endpoint(""), web, clock).call(SCOPE, "f", new byte[] {'{', '}'}, false);

        assertEquals("", said);
        assertEquals("Event", received().header("X-amz-invocation-type"));
    }

    @Test
    void aFunctionThatThrowsIsAFailure() {
        answer = "{\"errorMessage\":\"boom\"}";
        answerHeaders = Map.of("X-Amz-Function-Error", "Unhandled");

        var failed = assertThrows(
                IOException.class,
                () -> new LambdaEndpoint(endpoint(""), web, clock).call(SCOPE, "f", new byte[0], true));

        assertEquals(
                "The function failed (Unhandled); Lambda answered 200: {\"errorMessage\":\"boom\"}",
                failed.getMessage());
    }

    @Test
    void snsIsPublishedTo() throws Exception {
        new SnsEndpoint(endpoint(""), web, clock).publish(SCOPE, "arn:aws:sns:x:y:z", "A subject", "{\"a\":\"ü&\"}");

        var request = received();
        assertEquals(
                "Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns%3Ax%3Ay%3Az&Subject=A%20subject"
                        + "&Message=%7B%22a%22%3A%22%C3%BC%26%22%7D",
                new String(request.body(), StandardCharsets.US_ASCII));
        assertEquals(signedByAws(request, "sns", true), request.header("Authorization"));
    }

    @Test
    void aPlainFunctionGetsASignedPost() throws Exception {
        answer = "{\"disposition\":\"STOP_RULE_SET\"}";
        var event = "{\"Records\":[]}";

        var said = new WebFunction(web, new Secret("webhook secret"), clock)
                .call(SCOPE, url("/hook?x=1"), event.getBytes(StandardCharsets.UTF_8), true);

        assertEquals(answer, said);
        var request = received();
        assertEquals("/hook?x=1", request.uri().toString());
        assertEquals(
                "t=1795514400,v1=" + hmac("webhook secret", "1795514400." + event),
                request.header("Pennypost-signature"));
    }

    private static String hmac(String key, String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aServerThatKeepsSilentEndsAtTheDeadline() {
        var request = new WebCalls.Request(
                "POST", URI.create(url("/silent")), Map.of(), Body.of(new byte[0]), Duration.ofMillis(200));

        var late = assertThrows(IOException.class, () -> web.call(request));

        assertEquals(request.url().getAuthority() + " did not answer within PT0.2S.", late.getMessage());
    }

    @Test
    void strangersAtPrivateAddressesAreNotCalled() {
        var guarded = new OutgoingCalls(Optional.of(new FakeResolver("")));
        var request = new WebCalls.Request(
                "POST", URI.create(url("/")), Map.of(), Body.of(new byte[0]), Duration.ofSeconds(5));

        var refused = assertThrows(IOException.class, () -> guarded.call(request));

        assertEquals(
                "127.0.0.1 lies at a private address, which outgoing.allow_private forbids.", refused.getMessage());
        assertTrue(received.isEmpty());
    }
}

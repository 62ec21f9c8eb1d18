package io.pennypost.aws.sigv4;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.secret.Secret;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/// What the AWS SDK's own signer signs, we verify: random requests, header form and presigned.
class StockSignerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final SigningRule SES = SigningRule.of(Duration.ofMinutes(5), "ses");
    private static final String TRICKY = "az09-._~ /%+&=@:!*'()$,é日\t";

    private final Verifier verifier = new Verifier((_, _) -> new KeySource.Answer.Found(new Secret(SECRET)), () -> NOW);

    @Test
    void requestsOfTheStockSignerVerify() {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            var body = text(random, 200).getBytes(StandardCharsets.UTF_8);

            var request = sign(randomRequest(random), body, false);

            assertInstanceOf(Verdict.Verified.class, verifier.verify(request, SES), "seed " + seed + " " + request);
        }
    }

    @Test
    void presignedRequestsOfTheStockSignerVerify() {
        for (long seed = 1; seed <= 100; seed++) {
            var request = sign(randomRequest(new Random(seed)), new byte[0], true);

            assertInstanceOf(Verdict.Verified.class, verifier.verify(request, SES), "seed " + seed + " " + request);
        }
    }

    private static SdkHttpRequest randomRequest(Random random) {
        var methods = new SdkHttpMethod[] {SdkHttpMethod.GET, SdkHttpMethod.POST, SdkHttpMethod.DELETE};
        var request = SdkHttpRequest.builder()
                .method(methods[random.nextInt(methods.length)])
                .uri(URI.create("http://127.0.0.1:4579"))
                .encodedPath(path(random));
        for (int n = random.nextInt(4); n > 0; n--) {
            request.appendRawQueryParameter("q" + text(random, 6), text(random, 12));
        }
        for (int n = random.nextInt(3); n > 0; n--) {
            request.appendHeader("X-Custom-" + n, "a  " + n + " \t b " + random.nextInt());
        }
        return request.build();
    }

    private static String path(Random random) {
        var out = new StringBuilder("/v2/email");
        for (int n = random.nextInt(4); n > 0; n--) {
            out.append('/');
            PercentEncoding.encode(text(random, 10), false, out);
        }
        return out.append(random.nextInt(4) == 0 ? "//" : "").toString();
    }

    private static String text(Random random, int lengthMax) {
        var out = new StringBuilder("a");
        for (int n = random.nextInt(lengthMax); n > 0; n--) {
            out.append(TRICKY.charAt(random.nextInt(TRICKY.length())));
        }
        return out.toString();
    }

    private static TestRequest sign(SdkHttpRequest request, byte[] body, boolean presigned) {
        var signed = AwsV4HttpSigner.create()
                .sign(order -> {
                    order.identity(AwsCredentialsIdentity.create("AKIDEXAMPLE", SECRET))
                            .request(request)
                            .payload(() -> new ByteArrayInputStream(body))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "ses")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC));
                    if (presigned) {
                        order.putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                                .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(10));
                    }
                })
                .request();
        var headers = new ArrayList<Header>();
        signed.forEachHeader((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
        return new TestRequest(
                signed.method().name(),
                signed.encodedPath(),
                signed.encodedQueryParameters().orElse(""),
                headers,
                body);
    }
}

package io.pennypost.aws.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;

/// Carries requests of the AWS SDK into a protocol and its answers back, without a network.
final class SdkTransport implements SdkHttpClient {
    /// What the next request is decoded to, and answered with.
    record Answer(Class<? extends Record> inputType, Record output) {}

    private final ServiceTable service;
    private final Protocol protocol;
    private @Nullable Answer answer;
    private @Nullable ServiceError refusal;
    private @Nullable Record input;

    SdkTransport(String service, Protocol protocol) {
        this.service = ServiceTable.load(service);
        this.protocol = protocol;
    }

    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configure(B builder) {
        return builder.httpClient(this)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    }

    void answer(Answer next) {
        answer = next;
        refusal = null;
    }

    void refuse(Class<? extends Record> inputType, ServiceError next) {
        answer = new Answer(inputType, new Mail.Nothing());
        refusal = next;
    }

    /// The last request, decoded.
    <I extends Record> I input(Class<I> type) {
        return type.cast(Optional.ofNullable(input).orElseThrow());
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return respond(received(request));
            }

            @Override
            public void abort() {}
        };
    }

    private HttpExecuteResponse respond(TestRequest request) {
        var next = Optional.ofNullable(answer).orElseThrow();
        var match = protocol.match(service, request).orElseThrow();
        input = protocol.decode(match, next.inputType, request);
        var error = Optional.ofNullable(refusal).map(r -> service.error(match.operation(), r));
        return response(
                error.isPresent()
                        ? protocol.encodeError(service, error.get(), "request-1")
                        : protocol.encode(match.operation(), next.output, "request-1"));
    }

    private static TestRequest received(HttpExecuteRequest request) {
        SdkHttpRequest http = request.httpRequest();
        var headers = new ArrayList<WireRequest.Header>();
        http.headers().forEach((name, values) -> values.forEach(v -> headers.add(new WireRequest.Header(name, v))));
        return new TestRequest(
                http.method().name(),
                http.encodedPath(),
                http.encodedQueryParameters().orElse(""),
                List.copyOf(headers),
                Blob.of(request.contentStreamProvider()
                        .map(provider -> bytes(provider.newStream()))
                        .orElse(new byte[0])));
    }

    private static byte[] bytes(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpExecuteResponse response(WireResponse response) {
        var http = SdkHttpResponse.builder().statusCode(response.status());
        response.headers().forEach(header -> http.appendHeader(header.name(), header.value()));
        return HttpExecuteResponse.builder()
                .response(http.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response.body())))
                .build();
    }

    @Override
    public void close() {}
}

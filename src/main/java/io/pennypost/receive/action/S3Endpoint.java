package io.pennypost.receive.action;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Body;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes objects into an S3 of the configuration: `PutObject`, path style.
public final class S3Endpoint implements ObjectWriter {
    /// Enough for 40 MB over a slow line.
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final AwsCalls calls;

    public S3Endpoint(AwsEndpoint endpoint, WebCalls web, InstantSource clock) {
        this.calls = new AwsCalls(endpoint, "s3", web, clock);
    }

    @Override
    public void write(Scope scope, String bucket, String key, Body content) throws IOException {
        var plain = "/" + bucket + "/" + key;
        if (plain.contains("//") || plain.contains("/./") || plain.contains("/../")) {
            // The signer would make another path of it.
            throw new RefusedException("s3://" + bucket + plain + " has a key with empty or dotted parts.");
        }
        var encoded = Arrays.stream(plain.split("/", -1)).map(AwsCalls::encoded).collect(Collectors.joining("/"));
        // S3 alone signs the path as it was before encoding, encoded once; the signer encodes.
        var answer = calls.call(
                scope.region(),
                "PUT",
                new AwsCalls.Paths(encoded, plain),
                Map.of("Content-Type", "binary/octet-stream"),
                content,
                LIMIT);
        if (!answer.isSuccess()) {
            throw new IOException("S3 " + answer.told());
        }
    }
}

package io.pennypost.receive.action;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Body;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Calls functions at a Lambda of the configuration: `Invoke`.
public final class LambdaEndpoint implements Functions {
    /// SES: a function that is waited for has 30 seconds.
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final AwsCalls calls;

    public LambdaEndpoint(AwsEndpoint endpoint, WebCalls web, InstantSource clock) {
        this.calls = new AwsCalls(endpoint, "lambda", web, clock);
    }

    @Override
    public String call(Scope scope, String function, byte[] event, boolean wait) throws IOException {
        var path = "/2015-03-31/functions/" + AwsCalls.encoded(function) + "/invocations";
        var answer = calls.call(
                scope.region(),
                "POST",
                new AwsCalls.Paths(path, path),
                Map.of("Content-Type", "application/json", "X-Amz-Invocation-Type", wait ? "RequestResponse" : "Event"),
                Body.of(event),
                LIMIT);
        if (!answer.isSuccess()) {
            throw new IOException("Lambda " + answer.told());
        }
        var error = answer.header("X-Amz-Function-Error");
        if (error.isPresent()) {
            throw new IOException("The function failed (" + error.get() + "); Lambda " + answer.told());
        }
        return wait ? answer.body() : "";
    }
}

package io.pennypost.receive.action;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Body;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/// Publishes at an SNS of the configuration: `Publish`.
public final class SnsEndpoint implements TopicPublisher {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final AwsCalls calls;

    public SnsEndpoint(AwsEndpoint endpoint, WebCalls web, InstantSource clock) {
        this.calls = new AwsCalls(endpoint, "sns", web, clock);
    }

    @Override
    public void publish(Scope scope, String topicArn, String subject, String message) throws IOException {
        var form = "Action=Publish&Version=2010-03-31&TopicArn=" + AwsCalls.encoded(topicArn) + "&Subject="
                + AwsCalls.encoded(subject) + "&Message=" + AwsCalls.encoded(message);
        var answer = calls.call(
                scope.region(),
                "POST",
                new AwsCalls.Paths("/", "/"),
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
                Body.of(form.getBytes(StandardCharsets.US_ASCII)),
                LIMIT);
        if (!answer.isSuccess()) {
            throw new IOException("SNS " + answer.told());
        }
    }
}

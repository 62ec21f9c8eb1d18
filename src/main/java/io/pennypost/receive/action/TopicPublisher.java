package io.pennypost.receive.action;

import io.pennypost.aws.arn.Scope;
import java.io.IOException;

/// Publishes to topics of SNS.
@FunctionalInterface
public interface TopicPublisher {
    /// Returns when the topic has taken the message.
    ///
    /// @throws IOException with a reason for the operator when it did not
    void publish(Scope scope, String topicArn, String subject, String message) throws IOException;
}

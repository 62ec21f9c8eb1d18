package io.pennypost.ses;

import io.pennypost.aws.arn.Scope;

/// Which SNS topics may be named as a target of events, notifications and receipt actions.
@FunctionalInterface
public interface KnownTopics {
    /// Takes every topic, where another SNS answers for them.
    KnownTopics ANY = (scope, topicArn) -> true;

    /// Whether the topic exists and we may publish to it.
    boolean exists(Scope scope, String topicArn);

    /// Publishes a text to a topic, to show that it can be done.
    default void greet(Scope scope, String topicArn, String text) {}
}

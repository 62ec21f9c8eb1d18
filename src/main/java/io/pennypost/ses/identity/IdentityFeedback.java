package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.KnownTopics;
import io.pennypost.ses.NotFound;
import java.util.Optional;

/// Where feedback on an identity's mail goes: back by mail, to SNS topics, with or without headers.
///
/// Safe for use by many threads.
public final class IdentityFeedback {
    private final IdentityDocuments documents;
    private final KnownTopics topics;

    public IdentityFeedback(IdentityDocuments documents, KnownTopics topics) {
        this.documents = documents;
        this.topics = topics;
    }

    /// Turns forwarding by mail on or off, as v2 does: without a condition.
    ///
    /// @throws NotFound `Identity <X> does not exist.`
    public void setForwarding(Scope scope, String name, boolean enabled) {
        documents.change(scope, name, identity -> identity.withFeedbackForwarding(enabled));
    }

    /// Turns forwarding by mail on or off, as v1 does: feedback must not be lost, so it can be off only while topics
    /// are told of both bounces and complaints.
    ///
    /// @throws NotFound   `Identity <X> does not exist.`
    /// @throws BadRequest when a topic is missing
    public void setForwardingBesideTopics(Scope scope, String name, boolean enabled) {
        documents.change(scope, name, identity -> {
            if (!enabled && !hasBothTopics(identity)) {
                throw new BadRequest("Feedback forwarding cannot be disabled for identity <" + name
                        + ">: Amazon SNS topics for both bounces and complaints must be set first.");
            }
            return identity.withFeedbackForwarding(enabled);
        });
    }

    private static boolean hasBothTopics(Identity identity) {
        var notifications = notifications(identity);
        return notifications.topic(NotificationType.BOUNCE).isPresent()
                && notifications.topic(NotificationType.COMPLAINT).isPresent();
    }

    /// Chooses the topic that is told of one type; empty for none.
    ///
    /// @throws NotFound   `Identity <X> does not exist.`
    /// @throws BadRequest when we cannot publish to it
    public void setTopic(Scope scope, String name, NotificationType type, Optional<String> topicArn) {
        topicArn.filter(arn -> !isTopic(scope, arn) || !topics.exists(scope, arn))
                .ifPresent(arn -> {
                    throw new BadRequest("Invalid SNS topic: " + arn);
                });
        documents.change(
                scope,
                name,
                identity -> identity.withNotifications(notifications(identity).withTopic(type, topicArn)));
        topicArn.ifPresent(arn -> topics.greet(scope, arn, greeting(name, type, arn)));
    }

    /// As SES publishes it, line feed included.
    private static String greeting(String name, NotificationType type, String arn) {
        return "{\"notificationType\":\"AmazonSnsSubscriptionSucceeded\",\"message\":\"You have successfully subscribed"
                + " your Amazon SNS topic '" + arn + "' to receive '" + type.v1Name()
                + "' notifications from Amazon SES for identity '" + name + "'.\"}\n";
    }

    /// Whether it is the ARN of a topic in the region of the identity.
    private static boolean isTopic(Scope scope, String arn) {
        var parts = arn.split(":", -1);
        return parts.length == 6
                && parts[0].equals("arn")
                && parts[2].equals("sns")
                && parts[3].equals(scope.region())
                && !parts[5].isEmpty();
    }

    /// Whether notifications of one type carry the headers of the mail.
    ///
    /// @throws ServiceError `MessageRejected`: `Identity X is not verified or does not exist.`
    public void setHeaders(Scope scope, String name, NotificationType type, boolean enabled) {
        var changed = IdentityName.parse(name)
                .flatMap(parsed -> documents.update(
                        scope,
                        parsed.text(),
                        identity -> identity.withNotifications(
                                notifications(identity).withHeaders(type, enabled))));
        if (changed.isEmpty()) {
            // SES answers this call, and this call alone, as it answers a send.
            throw new ServiceError("MessageRejected", "Identity " + name + " is not verified or does not exist.");
        }
    }

    private static Notifications notifications(Identity identity) {
        return identity.notifications().orElse(Notifications.NONE);
    }
}

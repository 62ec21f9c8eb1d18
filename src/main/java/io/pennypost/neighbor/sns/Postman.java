package io.pennypost.neighbor.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pennypost.aws.arn.Scope;
import io.pennypost.outgoing.HttpAnswer;
import io.pennypost.outgoing.HttpClient;
import io.pennypost.outgoing.HttpRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Takes one notification to the endpoint of one subscription, once.
final class Postman {
    /// "The endpoint must respond within 15 seconds."
    private static final Duration REQUEST_MAX = Duration.ofSeconds(15);

    private static final int TOO_MANY_REQUESTS = 429;

    /// Mail is in our own hands at once; when it is not, something of ours is wrong for a while.
    private static final List<Duration> MAIL_RETRIES = List.of(Duration.ofSeconds(20), Duration.ofMinutes(5));

    private final HttpClient http;
    private final NotificationMail mail;
    private final Links links;

    Postman(HttpClient http, NotificationMail mail, Links links) {
        this.http = http;
        this.mail = mail;
        this.links = links;
    }

    /// How one attempt ended.
    sealed interface Attempt {
        /// It arrived.
        record Arrived() implements Attempt {}

        /// It may arrive later.
        record Failed(String reason) implements Attempt {}

        /// It will never arrive.
        record Refused(String reason) implements Attempt {}
    }

    Attempt deliver(Scope scope, Subscription subscription, DeliveryPolicy policy, Notification notification) {
        return switch (subscription.protocol()) {
            case HTTP, HTTPS -> post(scope, subscription, policy, notification);
            case EMAIL, EMAIL_JSON -> mail(scope, subscription, notification);
            case SQS, LAMBDA, FIREHOSE ->
                new Attempt.Refused("no endpoint for " + subscription.protocol().word());
        };
    }

    /// What would be delivered, for those who look at what was not.
    String body(Scope scope, Subscription subscription, Notification notification) {
        return subscription.isRaw() && !notification.isConfirmation()
                ? notification.message()
                : notification.envelope(links, subscription.arn(scope));
    }

    /// Pauses before each retry.
    static List<Duration> retries(Subscription subscription, DeliveryPolicy policy) {
        return subscription.protocol().isHttp() ? policy.retries().delays() : MAIL_RETRIES;
    }

    private Attempt post(Scope scope, Subscription subscription, DeliveryPolicy policy, Notification notification) {
        var request = new HttpRequest(
                URI.create(subscription.endpoint()),
                headers(scope, subscription, policy, notification),
                body(scope, subscription, notification).getBytes(UTF_8));
        try {
            return judged(http.send(request, REQUEST_MAX));
        } catch (IOException failure) {
            return new Attempt.Failed(Optional.ofNullable(failure.getMessage()).orElseGet(failure::toString));
        }
    }

    private static SequencedMap<String, String> headers(
            Scope scope, Subscription subscription, DeliveryPolicy policy, Notification notification) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("x-amz-sns-message-type", notification.type());
        headers.put("x-amz-sns-message-id", notification.messageId());
        headers.put("x-amz-sns-topic-arn", notification.topicArn());
        if (!notification.isConfirmation()) {
            headers.put("x-amz-sns-subscription-arn", subscription.arn(scope).text());
            if (subscription.isRaw()) {
                headers.put("x-amz-sns-rawdelivery", "true");
            }
        }
        headers.put("Content-Type", policy.contentType());
        headers.put("User-Agent", "Amazon Simple Notification Service Agent");
        headers.put("Accept-Encoding", "identity");
        return headers;
    }

    /// A client's error will not go away; too many requests, a server's error and a redirect, which is not followed,
    /// may.
    private static Attempt judged(HttpAnswer answer) {
        if (answer.isSuccess()) {
            return new Attempt.Arrived();
        }
        var reason = "HTTP status " + answer.status();
        boolean isFinal = answer.status() >= 400 && answer.status() < 500 && answer.status() != TOO_MANY_REQUESTS;
        return isFinal ? new Attempt.Refused(reason) : new Attempt.Failed(reason);
    }

    private Attempt mail(Scope scope, Subscription subscription, Notification notification) {
        try {
            mail.send(
                    scope,
                    subscription.endpoint(),
                    notification.isConfirmation()
                            ? "AWS Notification - Subscription Confirmation"
                            : notification.subject().orElse("AWS Notification Message"),
                    text(scope, subscription, notification));
            return new Attempt.Arrived();
        } catch (RuntimeException failure) {
            return new Attempt.Failed(failure.toString());
        }
    }

    private String text(Scope scope, Subscription subscription, Notification notification) {
        if (notification.isConfirmation()) {
            return """
                    You have chosen to subscribe to the topic:
                    %s

                    To confirm this subscription, open this link:
                    %s

                    If it was not you, do nothing: without your confirmation no mail will come.
                    """.formatted(
                            notification.topicArn(), notification.subscribeUrl().orElse(""));
        }
        if (subscription.protocol() == Protocol.EMAIL_JSON) {
            return notification.envelope(links, subscription.arn(scope));
        }
        return notification.message() + "\n\n--\nTo stop receiving notifications from this topic, open this link:\n"
                + links.unsubscribe(subscription.arn(scope)) + "\n";
    }
}

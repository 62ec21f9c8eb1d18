package io.pennypost.api.sns;

import io.pennypost.aws.arn.Scope;
import io.pennypost.neighbor.sns.Subscription;

/// AWS: shape `Subscription`.
///
/// @param subscriptionArn `PendingConfirmation` until it is confirmed
record SubscriptionShape(String subscriptionArn, String owner, String protocol, String endpoint, String topicArn) {
    static SubscriptionShape of(Scope scope, Subscription subscription) {
        var arn = subscription.arn(scope);
        return new SubscriptionShape(
                subscription.confirmed() ? arn.text() : "PendingConfirmation",
                scope.account(),
                subscription.protocol().word(),
                subscription.endpoint(),
                arn.topic().text());
    }
}

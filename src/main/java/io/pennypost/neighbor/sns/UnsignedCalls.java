package io.pennypost.neighbor.sns;

import io.pennypost.aws.protocol.ServiceError;
import java.util.Optional;

/// What the links in notifications do, which anybody may open: the token is the proof, or the subscription's long name.
public record UnsignedCalls(Subscriptions subscriptions) {
    /// Confirms a subscription.
    ///
    /// @return its ARN; empty when the link is not valid
    public Optional<String> confirm(String topicArn, String token) {
        try {
            return TopicArn.place(topicArn)
                    .map(scope ->
                            subscriptions.confirm(scope, topicArn, token, false).text());
        } catch (ServiceError refused) {
            return Optional.empty();
        }
    }

    /// Ends a subscription, unless only its owner may.
    ///
    /// @return whether it is ended
    public boolean unsubscribe(String subscriptionArn) {
        try {
            return TopicArn.place(subscriptionArn)
                    .filter(scope -> subscriptions.unsubscribeByLink(scope, subscriptionArn))
                    .isPresent();
        } catch (ServiceError refused) {
            return false;
        }
    }
}

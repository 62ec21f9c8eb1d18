package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Subscriptions;
import java.util.Optional;

/// Confirms a subscription by the token that its endpoint was sent.
///
/// AWS: SNS, `ConfirmSubscription`.
final class ConfirmSubscription implements Operation<ConfirmSubscription.Input, ConfirmSubscription.Output> {
    record Input(String topicArn, String token, Optional<String> authenticateOnUnsubscribe) {}

    record Output(Optional<String> subscriptionArn) {}

    private final Subscriptions subscriptions;

    ConfirmSubscription(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        boolean authenticated = input.authenticateOnUnsubscribe()
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        var arn = subscriptions.confirm(caller.scope(), input.topicArn(), input.token(), authenticated);
        return new Output(Optional.of(arn.text()));
    }
}

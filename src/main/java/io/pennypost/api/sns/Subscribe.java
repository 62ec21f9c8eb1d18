package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Subscriptions;
import java.util.Map;
import java.util.Optional;

/// Subscribes an endpoint to a topic. What must be confirmed stays pending until it is.
///
/// AWS: SNS, `Subscribe`.
final class Subscribe implements Operation<Subscribe.Input, Subscribe.Output> {
    record Input(
            String topicArn,
            String protocol,
            Optional<String> endpoint,
            Map<String, String> attributes,
            Optional<Boolean> returnSubscriptionArn) {}

    record Output(Optional<String> subscriptionArn) {}

    private final Subscriptions subscriptions;

    Subscribe(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var subscription = subscriptions.subscribe(
                caller.scope(),
                new Subscriptions.Asked(
                        input.topicArn(),
                        input.protocol(),
                        input.endpoint().orElse(""),
                        input.attributes(),
                        caller.principalArn()));
        var arn = subscription.arn(caller.scope()).text();
        boolean told = subscription.confirmed() || input.returnSubscriptionArn().orElse(false);
        return new Output(Optional.of(told ? arn : "pending confirmation"));
    }
}

package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Subscriptions;
import java.util.Map;

/// Everything that can be read of a subscription.
///
/// AWS: SNS, `GetSubscriptionAttributes`.
final class GetSubscriptionAttributes
        implements Operation<GetSubscriptionAttributes.Input, GetSubscriptionAttributes.Output> {
    record Input(String subscriptionArn) {}

    record Output(Map<String, String> attributes) {}

    private final Subscriptions subscriptions;

    GetSubscriptionAttributes(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(subscriptions.attributes(caller.scope(), input.subscriptionArn()));
    }
}

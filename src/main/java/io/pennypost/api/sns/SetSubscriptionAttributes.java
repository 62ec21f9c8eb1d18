package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Subscriptions;
import java.util.Optional;

/// Sets one attribute of a subscription; without a value it is taken away.
///
/// AWS: SNS, `SetSubscriptionAttributes`.
final class SetSubscriptionAttributes
        implements Operation<SetSubscriptionAttributes.Input, SetSubscriptionAttributes.Output> {
    record Input(String subscriptionArn, String attributeName, Optional<String> attributeValue) {}

    record Output() {}

    private final Subscriptions subscriptions;

    SetSubscriptionAttributes(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        subscriptions.setAttribute(
                caller.scope(),
                input.subscriptionArn(),
                input.attributeName(),
                input.attributeValue().orElse(""));
        return new Output();
    }
}

package io.pennypost.api.sns;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.neighbor.sns.Subscriptions;

/// Ends a subscription. Ending none is success.
///
/// AWS: SNS, `Unsubscribe`.
final class Unsubscribe implements Operation<Unsubscribe.Input, Unsubscribe.Output> {
    record Input(String subscriptionArn) {}

    record Output() {}

    private final Subscriptions subscriptions;

    Unsubscribe(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        subscriptions.unsubscribe(caller.scope(), input.subscriptionArn());
        return new Output();
    }
}

package io.pennypost.neighbor.sns;

import io.pennypost.aws.arn.Scope;

/// Asks the owner of an endpoint whether it wants what a topic publishes.
@FunctionalInterface
public interface ConfirmationRequests {
    /// Asks nobody, so that what must be confirmed stays pending.
    ConfirmationRequests NONE = (scope, subscription) -> {};

    /// Asks for one subscription, which is stored and pending; what [Subscription#token] says goes with it.
    /// Must not wait for the answer.
    void send(Scope scope, Subscription subscription);
}

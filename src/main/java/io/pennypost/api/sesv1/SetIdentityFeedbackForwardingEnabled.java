package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityFeedback;

/// Turns the forwarding of feedback by mail on, or off beside the topics that are told of it.
///
/// AWS: SES API v1, `SetIdentityFeedbackForwardingEnabled`.
final class SetIdentityFeedbackForwardingEnabled
        implements Operation<SetIdentityFeedbackForwardingEnabled.Input, SetIdentityFeedbackForwardingEnabled.Output> {
    record Input(String identity, boolean forwardingEnabled) {}

    record Output() {}

    private final IdentityFeedback feedback;

    SetIdentityFeedbackForwardingEnabled(IdentityFeedback feedback) {
        this.feedback = feedback;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        feedback.setForwardingBesideTopics(caller.scope(), input.identity(), input.forwardingEnabled());
        return new Output();
    }
}

package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityFeedback;
import java.util.Optional;

/// Turns the forwarding of feedback by mail on or off; an omitted flag is off.
///
/// AWS: SES API v2, `PutEmailIdentityFeedbackAttributes`.
final class PutEmailIdentityFeedbackAttributes
        implements Operation<PutEmailIdentityFeedbackAttributes.Input, PutEmailIdentityFeedbackAttributes.Output> {
    record Input(String emailIdentity, Optional<Boolean> emailForwardingEnabled) {}

    record Output() {}

    private final IdentityFeedback feedback;

    PutEmailIdentityFeedbackAttributes(IdentityFeedback feedback) {
        this.feedback = feedback;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        feedback.setForwarding(
                caller.scope(),
                input.emailIdentity(),
                input.emailForwardingEnabled().orElse(false));
        return new Output();
    }
}

package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.Identities;

/// Registers an address if need be, and sends the mail that verifies it. The older name of `VerifyEmailIdentity`.
///
/// AWS: SES API v1, `VerifyEmailAddress`.
final class VerifyEmailAddress implements Operation<VerifyEmailAddress.Input, VerifyEmailAddress.Output> {
    record Input(String emailAddress) {}

    record Output() {}

    private final Identities identities;

    VerifyEmailAddress(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        identities.verifyAddress(caller.scope(), input.emailAddress());
        return new Output();
    }
}

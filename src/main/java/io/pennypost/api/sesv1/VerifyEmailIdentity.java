package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.Identities;

/// Registers an address if need be, and sends the mail that verifies it.
///
/// AWS: SES API v1, `VerifyEmailIdentity`.
final class VerifyEmailIdentity implements Operation<VerifyEmailIdentity.Input, VerifyEmailIdentity.Output> {
    record Input(String emailAddress) {}

    record Output() {}

    private final Identities identities;

    VerifyEmailIdentity(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        identities.verifyAddress(caller.scope(), input.emailAddress());
        return new Output();
    }
}

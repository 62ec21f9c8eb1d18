package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.IdentityDkim;
import java.util.Optional;

/// Turns the signing of an identity's mail on or off; an omitted flag is off.
///
/// AWS: SES API v2, `PutEmailIdentityDkimAttributes`.
final class PutEmailIdentityDkimAttributes
        implements Operation<PutEmailIdentityDkimAttributes.Input, PutEmailIdentityDkimAttributes.Output> {
    record Input(String emailIdentity, Optional<Boolean> signingEnabled) {}

    record Output() {}

    private final IdentityDkim dkim;

    PutEmailIdentityDkimAttributes(IdentityDkim dkim) {
        this.dkim = dkim;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        dkim.setSigningEnabled(
                caller.scope(), input.emailIdentity(), input.signingEnabled().orElse(false));
        return new Output();
    }
}

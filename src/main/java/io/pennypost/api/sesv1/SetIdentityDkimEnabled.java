package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.IdentityDkim;

/// Turns the signing of an identity's mail on or off.
///
/// AWS: SES API v1, `SetIdentityDkimEnabled`.
final class SetIdentityDkimEnabled implements Operation<SetIdentityDkimEnabled.Input, SetIdentityDkimEnabled.Output> {
    record Input(String identity, boolean dkimEnabled) {}

    record Output() {}

    private final Identities identities;
    private final IdentityDkim dkim;

    SetIdentityDkimEnabled(Identities identities, IdentityDkim dkim) {
        this.identities = identities;
        this.dkim = dkim;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (identities.find(caller.scope(), input.identity()).isEmpty()) {
            throw new BadRequest(
                    "Identity " + input.identity() + " is invalid. Must be a verified email address or domain.");
        }
        dkim.setSigningEnabled(caller.scope(), input.identity(), input.dkimEnabled());
        return new Output();
    }
}

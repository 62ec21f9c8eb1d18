package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.Identities;

/// Registers a domain if need be, and tells the token that proves it in DNS.
///
/// AWS: SES API v1, `VerifyDomainIdentity`.
final class VerifyDomainIdentity implements Operation<VerifyDomainIdentity.Input, VerifyDomainIdentity.Output> {
    record Input(String domain) {}

    record Output(String verificationToken) {}

    private final Identities identities;

    VerifyDomainIdentity(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(identities.verifyDomain(caller.scope(), input.domain()));
    }
}

package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.DomainToken;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.Identity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How far the verification of identities has come. Unknown ones are left out; searches that are pending are
/// hurried.
///
/// AWS: SES API v1, `GetIdentityVerificationAttributes`.
final class GetIdentityVerificationAttributes
        implements Operation<GetIdentityVerificationAttributes.Input, GetIdentityVerificationAttributes.Output> {
    record Input(List<String> identities) {}

    record Output(Map<String, IdentityVerificationAttributes> verificationAttributes) {}

    /// AWS: shape `IdentityVerificationAttributes`.
    ///
    /// @param verificationToken of a domain that asked for one
    record IdentityVerificationAttributes(String verificationStatus, Optional<String> verificationToken) {
        static IdentityVerificationAttributes of(Identity identity) {
            return new IdentityVerificationAttributes(
                    identity.ownership().status().v1Name(), identity.token().map(DomainToken::value));
        }
    }

    private final Identities identities;

    GetIdentityVerificationAttributes(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(NamedIdentities.attributes(
                identities, caller.scope(), input.identities(), IdentityVerificationAttributes::of));
    }
}

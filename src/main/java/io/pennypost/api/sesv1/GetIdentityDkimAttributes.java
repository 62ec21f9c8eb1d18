package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.Dkim;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.IdentityDkim;
import java.util.List;
import java.util.Map;

/// How DKIM of identities stands. Unknown ones are left out; an address shows its domain's.
///
/// AWS: SES API v1, `GetIdentityDkimAttributes`.
final class GetIdentityDkimAttributes
        implements Operation<GetIdentityDkimAttributes.Input, GetIdentityDkimAttributes.Output> {
    record Input(List<String> identities) {}

    record Output(Map<String, IdentityDkimAttributes> dkimAttributes) {}

    /// AWS: shape `IdentityDkimAttributes`.
    record IdentityDkimAttributes(boolean dkimEnabled, String dkimVerificationStatus, List<String> dkimTokens) {
        static IdentityDkimAttributes of(Dkim dkim) {
            return new IdentityDkimAttributes(
                    dkim.signingEnabled(), dkim.check().status().v1Name(), dkim.tokens());
        }
    }

    private final Identities identities;
    private final IdentityDkim dkim;

    GetIdentityDkimAttributes(Identities identities, IdentityDkim dkim) {
        this.identities = identities;
        this.dkim = dkim;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var scope = caller.scope();
        return new Output(NamedIdentities.attributes(
                identities,
                scope,
                input.identities(),
                identity -> IdentityDkimAttributes.of(dkim.of(scope, identity))));
    }
}

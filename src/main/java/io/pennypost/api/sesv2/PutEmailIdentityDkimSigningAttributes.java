package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.DkimZone;
import io.pennypost.ses.identity.IdentityDkim;
import io.pennypost.ses.identity.VerificationStatus;
import java.util.List;
import java.util.Optional;

/// Chooses between Easy DKIM and a key of the domain's owner, or the length of the next key.
///
/// AWS: SES API v2, `PutEmailIdentityDkimSigningAttributes`.
final class PutEmailIdentityDkimSigningAttributes
        implements Operation<
                PutEmailIdentityDkimSigningAttributes.Input, PutEmailIdentityDkimSigningAttributes.Output> {
    record Input(
            String emailIdentity, String signingAttributesOrigin, Optional<DkimSigningAttributes> signingAttributes) {}

    record Output(VerificationStatus dkimStatus, List<String> dkimTokens, Optional<String> signingHostedZone) {}

    private final IdentityDkim dkim;
    private final DkimZone zone;

    PutEmailIdentityDkimSigningAttributes(IdentityDkim dkim, DkimZone zone) {
        this.dkim = dkim;
        this.zone = zone;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var settings =
                input.signingAttributes().orElse(DkimSigningAttributes.NONE).settings(input.signingAttributesOrigin());
        var block = DkimAttributes.of(dkim.configure(caller.scope(), input.emailIdentity(), settings), zone);
        return new Output(block.status(), block.tokens(), block.signingHostedZone());
    }
}

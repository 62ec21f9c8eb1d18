package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.IdentityDkim;
import java.util.List;

/// The operations of SES API v1 on identities.
public final class IdentityOperations {
    private IdentityOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(Identities identities, IdentityDkim dkim) {
        return List.of(
                new DeleteIdentity(identities),
                new GetIdentityDkimAttributes(identities, dkim),
                new GetIdentityVerificationAttributes(identities),
                new ListIdentities(identities),
                new VerifyDomainDkim(identities),
                new VerifyDomainIdentity(identities),
                new VerifyEmailIdentity(identities));
    }
}

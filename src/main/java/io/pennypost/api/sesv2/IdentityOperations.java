package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.identity.DkimZone;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.IdentityDkim;
import io.pennypost.ses.identity.SendingIdentities;
import java.util.List;

/// The operations of SES API v2 on identities.
public final class IdentityOperations {
    private IdentityOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(
            Identities identities, IdentityDkim dkim, SendingIdentities sending, DkimZone zone) {
        return List.of(
                new CreateEmailIdentity(identities, dkim, sending, zone),
                new DeleteEmailIdentity(identities),
                new GetEmailIdentity(identities, dkim, sending, zone),
                new ListEmailIdentities(identities, sending),
                new PutEmailIdentityDkimAttributes(dkim),
                new PutEmailIdentityDkimSigningAttributes(dkim, zone));
    }
}

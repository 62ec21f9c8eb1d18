package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.identity.DkimZone;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.IdentityCertificates;
import io.pennypost.ses.identity.IdentityDkim;
import io.pennypost.ses.identity.IdentityFeedback;
import io.pennypost.ses.identity.IdentityMailFrom;
import io.pennypost.ses.identity.IdentityPolicies;
import io.pennypost.ses.identity.SendingIdentities;
import java.util.List;

/// The operations of SES API v2 on identities.
public final class IdentityOperations {
    private IdentityOperations() {}

    /// Those on identities themselves.
    public static List<Operation<?, ?>> of(
            Identities identities, IdentityDkim dkim, SendingIdentities sending, DkimZone zone) {
        return List.of(
                new CreateEmailIdentity(identities, dkim, sending, zone),
                new DeleteEmailIdentity(identities),
                new GetEmailIdentity(identities, dkim, sending, zone),
                new ListEmailIdentities(identities, sending),
                new PutEmailIdentityConfigurationSetAttributes(identities),
                new PutEmailIdentityDkimAttributes(dkim),
                new PutEmailIdentityDkimSigningAttributes(dkim, zone));
    }

    /// Those on what belongs to an identity.
    public static List<Operation<?, ?>> ofSettings(
            IdentityMailFrom mailFrom,
            IdentityFeedback feedback,
            IdentityPolicies policies,
            IdentityCertificates certificates) {
        return List.of(
                new AssociateEmailIdentityCertificate(certificates),
                new CreateEmailIdentityPolicy(policies),
                new DeleteEmailIdentityPolicy(policies),
                new DisassociateEmailIdentityCertificate(certificates),
                new GetEmailIdentityPolicies(policies),
                new ListEmailIdentityCertificates(certificates),
                new PutEmailIdentityFeedbackAttributes(feedback),
                new PutEmailIdentityMailFromAttributes(mailFrom),
                new UpdateEmailIdentityPolicy(policies));
    }
}

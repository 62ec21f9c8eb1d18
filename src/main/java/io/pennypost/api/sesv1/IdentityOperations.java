package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.IdentityDkim;
import io.pennypost.ses.identity.IdentityFeedback;
import io.pennypost.ses.identity.IdentityMailFrom;
import io.pennypost.ses.identity.IdentityPolicies;
import java.util.List;

/// The operations of SES API v1 on identities.
public final class IdentityOperations {
    private IdentityOperations() {}

    /// Those on identities themselves.
    public static List<Operation<?, ?>> of(Identities identities, IdentityDkim dkim) {
        return List.of(
                new DeleteIdentity(identities),
                new DeleteVerifiedEmailAddress(identities),
                new GetIdentityDkimAttributes(identities, dkim),
                new GetIdentityVerificationAttributes(identities),
                new ListIdentities(identities),
                new ListVerifiedEmailAddresses(identities),
                new SetIdentityDkimEnabled(identities, dkim),
                new VerifyDomainDkim(identities),
                new VerifyDomainIdentity(identities),
                new VerifyEmailAddress(identities),
                new VerifyEmailIdentity(identities));
    }

    /// Those on what belongs to an identity.
    public static List<Operation<?, ?>> ofSettings(
            Identities identities, IdentityMailFrom mailFrom, IdentityFeedback feedback, IdentityPolicies policies) {
        return List.of(
                new DeleteIdentityPolicy(policies),
                new GetIdentityMailFromDomainAttributes(identities),
                new GetIdentityNotificationAttributes(identities),
                new GetIdentityPolicies(policies),
                new ListIdentityPolicies(policies),
                new PutIdentityPolicy(policies),
                new SetIdentityFeedbackForwardingEnabled(feedback),
                new SetIdentityHeadersInNotificationsEnabled(feedback),
                new SetIdentityMailFromDomain(mailFrom),
                new SetIdentityNotificationTopic(feedback));
    }
}

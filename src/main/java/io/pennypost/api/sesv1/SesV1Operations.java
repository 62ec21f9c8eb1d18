package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.send.Submission;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.IdentityDkim;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The operations of SES API v1 that the control plane has, by name.
public final class SesV1Operations {
    private SesV1Operations() {}

    /// Those that send.
    ///
    /// @param messageSizeMax bytes of a message after MIME encoding
    public static Map<String, Operation<?, ?>> sending(Submission submission, long messageSizeMax) {
        return Map.of(
                "SendEmail", new SendEmail(submission, messageSizeMax),
                "SendRawEmail", new SendRawEmail(submission, messageSizeMax));
    }

    /// Those of the control plane.
    public static Map<String, Operation<?, ?>> controlPlane(
            Identities identities, IdentityDkim dkim, Accounts accounts) {
        return Stream.<Operation<?, ?>>of(
                        new DeleteIdentity(identities),
                        new GetIdentityDkimAttributes(identities, dkim),
                        new GetIdentityVerificationAttributes(identities),
                        new GetSendQuota(accounts),
                        new ListIdentities(identities),
                        new VerifyDomainDkim(identities),
                        new VerifyDomainIdentity(identities),
                        new VerifyEmailIdentity(identities))
                .collect(Collectors.toUnmodifiableMap(
                        operation -> operation.getClass().getSimpleName(), Function.identity()));
    }
}

package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.send.Submission;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.identity.DkimZone;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.IdentityDkim;
import io.pennypost.ses.identity.SendingIdentities;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The operations of SES API v2 that are built, by name.
public final class SesV2Operations {
    private SesV2Operations() {}

    /// Those that send.
    ///
    /// @param messageSizeMax bytes of a message after MIME encoding
    public static Map<String, Operation<?, ?>> sending(Submission submission, long messageSizeMax) {
        return Map.of("SendEmail", new SendEmail(submission, messageSizeMax));
    }

    /// Those of the control plane.
    public static Map<String, Operation<?, ?>> controlPlane(
            Identities identities,
            IdentityDkim dkim,
            SendingIdentities sending,
            DkimZone zone,
            ConfigurationSets sets,
            Accounts accounts,
            InstantSource clock) {
        return Stream.<Operation<?, ?>>of(
                        new CreateConfigurationSet(sets, clock),
                        new CreateEmailIdentity(identities, dkim, sending, zone),
                        new DeleteConfigurationSet(sets),
                        new DeleteEmailIdentity(identities),
                        new GetAccount(accounts),
                        new GetConfigurationSet(sets),
                        new GetEmailIdentity(identities, dkim, sending, zone),
                        new ListConfigurationSets(sets),
                        new ListEmailIdentities(identities, sending),
                        new PutEmailIdentityDkimAttributes(dkim),
                        new PutEmailIdentityDkimSigningAttributes(dkim, zone))
                .collect(Collectors.toUnmodifiableMap(
                        operation -> operation.getClass().getSimpleName(), Function.identity()));
    }
}

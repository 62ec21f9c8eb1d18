package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.MailFrom;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The custom MAIL FROM of identities. Unknown ones are left out; without a domain there is only the behavior.
///
/// AWS: SES API v1, `GetIdentityMailFromDomainAttributes`.
final class GetIdentityMailFromDomainAttributes
        implements Operation<GetIdentityMailFromDomainAttributes.Input, GetIdentityMailFromDomainAttributes.Output> {
    record Input(List<String> identities) {}

    record Output(Map<String, IdentityMailFromDomainAttributes> mailFromDomainAttributes) {}

    /// AWS: shape `IdentityMailFromDomainAttributes`.
    record IdentityMailFromDomainAttributes(
            Optional<String> mailFromDomain, Optional<String> mailFromDomainStatus, String behaviorOnMXFailure) {
        static IdentityMailFromDomainAttributes of(Optional<MailFrom> mailFrom) {
            return new IdentityMailFromDomainAttributes(
                    mailFrom.map(MailFrom::domain),
                    mailFrom.map(present -> present.check().status().v1Name()),
                    mailFrom.filter(MailFrom::rejectOnFailure).isPresent() ? "RejectMessage" : "UseDefaultValue");
        }
    }

    private final Identities identities;

    GetIdentityMailFromDomainAttributes(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(NamedIdentities.attributes(
                identities,
                caller.scope(),
                input.identities(),
                identity -> IdentityMailFromDomainAttributes.of(identity.mailFrom())));
    }
}

package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.Tag;
import io.pennypost.ses.identity.DkimZone;
import io.pennypost.ses.identity.Identities;
import io.pennypost.ses.identity.IdentityDkim;
import io.pennypost.ses.identity.IdentityName;
import io.pennypost.ses.identity.IdentityType;
import io.pennypost.ses.identity.NewIdentity;
import io.pennypost.ses.identity.SendingIdentities;
import java.util.List;
import java.util.Optional;

/// Registers an address or a domain and begins its verification.
///
/// AWS: SES API v2, `CreateEmailIdentity`.
final class CreateEmailIdentity implements Operation<CreateEmailIdentity.Input, CreateEmailIdentity.Output> {
    record Input(
            String emailIdentity,
            List<Tag> tags,
            Optional<DkimSigningAttributes> dkimSigningAttributes,
            Optional<String> configurationSetName) {}

    record Output(IdentityType identityType, boolean verifiedForSendingStatus, DkimAttributes dkimAttributes) {}

    private final Identities identities;
    private final IdentityDkim dkim;
    private final SendingIdentities sending;
    private final DkimZone zone;

    CreateEmailIdentity(Identities identities, IdentityDkim dkim, SendingIdentities sending, DkimZone zone) {
        this.identities = identities;
        this.dkim = dkim;
        this.sending = sending;
        this.zone = zone;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var scope = caller.scope();
        var identity = identities.create(
                scope,
                new NewIdentity(
                        IdentityName.of(input.emailIdentity()),
                        input.dkimSigningAttributes().map(DkimSigningAttributes::settings),
                        input.configurationSetName().filter(name -> !name.isEmpty()),
                        input.tags()));
        var block = dkim.of(scope, identity);
        return new Output(
                identity.type(),
                sending.isUsable(scope, identity),
                identity.type() == IdentityType.DOMAIN
                        ? DkimAttributes.ofNew(block, zone)
                        : DkimAttributes.of(block, zone));
    }
}

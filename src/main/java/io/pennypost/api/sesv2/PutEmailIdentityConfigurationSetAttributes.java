package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.identity.Identities;
import java.util.Optional;

/// Chooses the configuration set of sends that name none; an omitted or empty name is none.
///
/// AWS: SES API v2, `PutEmailIdentityConfigurationSetAttributes`.
final class PutEmailIdentityConfigurationSetAttributes
        implements Operation<
                PutEmailIdentityConfigurationSetAttributes.Input, PutEmailIdentityConfigurationSetAttributes.Output> {
    record Input(String emailIdentity, Optional<String> configurationSetName) {}

    record Output() {}

    private final Identities identities;

    PutEmailIdentityConfigurationSetAttributes(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        identities.setConfigurationSet(
                caller.scope(),
                input.emailIdentity(),
                input.configurationSetName().filter(name -> !name.isEmpty()));
        return new Output();
    }
}

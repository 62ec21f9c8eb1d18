package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSetOptions;
import java.util.Optional;

/// Pauses sending with a configuration set, or goes on. Without the flag it pauses.
///
/// AWS: SES API v2, `PutConfigurationSetSendingOptions`.
final class PutConfigurationSetSendingOptions
        implements Operation<PutConfigurationSetSendingOptions.Input, PutConfigurationSetSendingOptions.Output> {
    record Input(String configurationSetName, Optional<Boolean> sendingEnabled) {}

    record Output() {}

    private final ConfigurationSetOptions options;

    PutConfigurationSetSendingOptions(ConfigurationSetOptions options) {
        this.options = options;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        options.enableSending(
                caller.scope(),
                input.configurationSetName(),
                input.sendingEnabled().orElse(false));
        return new Output();
    }
}

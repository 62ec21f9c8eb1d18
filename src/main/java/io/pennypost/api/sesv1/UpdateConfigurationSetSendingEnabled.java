package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSetOptions;

/// Pauses sending with a configuration set, or goes on.
///
/// AWS: SES API v1, `UpdateConfigurationSetSendingEnabled`.
final class UpdateConfigurationSetSendingEnabled
        implements Operation<UpdateConfigurationSetSendingEnabled.Input, UpdateConfigurationSetSendingEnabled.Output> {
    record Input(String configurationSetName, boolean enabled) {}

    record Output() {}

    private final ConfigurationSetOptions options;

    UpdateConfigurationSetSendingEnabled(ConfigurationSetOptions options) {
        this.options = options;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        options.enableSending(caller.scope(), input.configurationSetName(), input.enabled());
        return new Output();
    }
}

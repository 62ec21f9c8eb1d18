package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSetOptions;
import io.pennypost.ses.configset.MessageSecurityOptions;
import java.util.Optional;

/// Changes the blocks that are given and leaves the others alone.
///
/// AWS: SES API v2, `UpdateConfigurationSet`.
final class UpdateConfigurationSet implements Operation<UpdateConfigurationSet.Input, UpdateConfigurationSet.Output> {
    record Input(String configurationSetName, Optional<MessageSecurityOptions> messageSecurityOptions) {}

    record Output() {}

    private final ConfigurationSetOptions options;

    UpdateConfigurationSet(ConfigurationSetOptions options) {
        this.options = options;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        options.update(caller.scope(), input.configurationSetName(), input.messageSecurityOptions());
        return new Output();
    }
}

package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSetOptions;
import io.pennypost.ses.configset.VdmOptions;
import java.util.Optional;

/// Says what the Virtual Deliverability Manager does for a configuration set; without anything the account decides.
///
/// AWS: SES API v2, `PutConfigurationSetVdmOptions`.
final class PutConfigurationSetVdmOptions
        implements Operation<PutConfigurationSetVdmOptions.Input, PutConfigurationSetVdmOptions.Output> {
    record Input(String configurationSetName, Optional<VdmOptions> vdmOptions) {}

    record Output() {}

    private final ConfigurationSetOptions options;

    PutConfigurationSetVdmOptions(ConfigurationSetOptions options) {
        this.options = options;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        options.putVdm(
                caller.scope(), input.configurationSetName(), input.vdmOptions().orElse(VdmOptions.NONE));
        return new Output();
    }
}

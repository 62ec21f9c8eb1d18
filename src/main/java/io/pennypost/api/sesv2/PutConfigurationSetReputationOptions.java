package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSetOptions;
import java.util.Optional;

/// Counts bounces and complaints of a configuration set, or does not. Without the flag it does not.
///
/// AWS: SES API v2, `PutConfigurationSetReputationOptions`.
final class PutConfigurationSetReputationOptions
        implements Operation<PutConfigurationSetReputationOptions.Input, PutConfigurationSetReputationOptions.Output> {
    record Input(String configurationSetName, Optional<Boolean> reputationMetricsEnabled) {}

    record Output() {}

    private final ConfigurationSetOptions options;

    PutConfigurationSetReputationOptions(ConfigurationSetOptions options) {
        this.options = options;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        options.enableReputationMetrics(
                caller.scope(),
                input.configurationSetName(),
                input.reputationMetricsEnabled().orElse(false));
        return new Output();
    }
}

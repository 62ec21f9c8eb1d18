package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSetOptions;

/// Counts bounces and complaints of a configuration set, or does not.
///
/// AWS: SES API v1, `UpdateConfigurationSetReputationMetricsEnabled`.
final class UpdateConfigurationSetReputationMetricsEnabled
        implements Operation<
                UpdateConfigurationSetReputationMetricsEnabled.Input,
                UpdateConfigurationSetReputationMetricsEnabled.Output> {
    record Input(String configurationSetName, boolean enabled) {}

    record Output() {}

    private final ConfigurationSetOptions options;

    UpdateConfigurationSetReputationMetricsEnabled(ConfigurationSetOptions options) {
        this.options = options;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        options.enableReputationMetrics(caller.scope(), input.configurationSetName(), input.enabled());
        return new Output();
    }
}

package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSetOptions;
import java.util.Optional;

/// Says whether mail of a configuration set needs TLS: without a policy it does not, without the block nothing is
/// said.
///
/// AWS: SES API v1, `PutConfigurationSetDeliveryOptions`.
final class PutConfigurationSetDeliveryOptions
        implements Operation<PutConfigurationSetDeliveryOptions.Input, PutConfigurationSetDeliveryOptions.Output> {
    record Input(String configurationSetName, Optional<DeliveryOptions> deliveryOptions) {}

    record Output() {}

    private final ConfigurationSetOptions options;

    PutConfigurationSetDeliveryOptions(ConfigurationSetOptions options) {
        this.options = options;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        options.putTlsPolicy(
                caller.scope(),
                input.configurationSetName(),
                input.deliveryOptions().map(DeliveryOptions::policy));
        return new Output();
    }
}

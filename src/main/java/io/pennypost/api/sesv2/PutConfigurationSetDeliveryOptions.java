package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSetOptions;
import io.pennypost.ses.configset.DeliveryOptions;
import io.pennypost.ses.configset.TlsPolicy;
import java.util.Optional;

/// Says how mail of a configuration set is delivered; what is left out is no longer said.
///
/// AWS: SES API v2, `PutConfigurationSetDeliveryOptions`.
final class PutConfigurationSetDeliveryOptions
        implements Operation<PutConfigurationSetDeliveryOptions.Input, PutConfigurationSetDeliveryOptions.Output> {
    record Input(
            String configurationSetName,
            Optional<TlsPolicy> tlsPolicy,
            Optional<String> sendingPoolName,
            Optional<Long> maxDeliverySeconds,
            Optional<String> sharedPoolDeliveryMode) {}

    record Output() {}

    private final ConfigurationSetOptions options;

    PutConfigurationSetDeliveryOptions(ConfigurationSetOptions options) {
        this.options = options;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        options.putDelivery(
                caller.scope(),
                input.configurationSetName(),
                new DeliveryOptions(
                        input.tlsPolicy(),
                        input.sendingPoolName(),
                        input.maxDeliverySeconds(),
                        input.sharedPoolDeliveryMode()));
        return new Output();
    }
}

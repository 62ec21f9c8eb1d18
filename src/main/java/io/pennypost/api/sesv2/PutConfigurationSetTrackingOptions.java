package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSetTracking;
import java.util.Optional;

/// Says where tracking links of a configuration set point; without anything they point where ours do.
///
/// AWS: SES API v2, `PutConfigurationSetTrackingOptions`.
final class PutConfigurationSetTrackingOptions
        implements Operation<PutConfigurationSetTrackingOptions.Input, PutConfigurationSetTrackingOptions.Output> {
    record Input(String configurationSetName, Optional<String> customRedirectDomain, Optional<String> httpsPolicy) {}

    record Output() {}

    private final ConfigurationSetTracking tracking;

    PutConfigurationSetTrackingOptions(ConfigurationSetTracking tracking) {
        this.tracking = tracking;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        tracking.put(caller.scope(), input.configurationSetName(), input.customRedirectDomain(), input.httpsPolicy());
        return new Output();
    }
}

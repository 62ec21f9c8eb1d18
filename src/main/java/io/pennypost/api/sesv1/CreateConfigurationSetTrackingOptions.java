package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSetTracking;

/// Gives a configuration set the domain of its tracking links.
///
/// AWS: SES API v1, `CreateConfigurationSetTrackingOptions`.
final class CreateConfigurationSetTrackingOptions
        implements Operation<
                CreateConfigurationSetTrackingOptions.Input, CreateConfigurationSetTrackingOptions.Output> {
    record Input(String configurationSetName, TrackingOptions trackingOptions) {}

    record Output() {}

    private final ConfigurationSetTracking tracking;

    CreateConfigurationSetTrackingOptions(ConfigurationSetTracking tracking) {
        this.tracking = tracking;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        tracking.create(
                caller.scope(),
                input.configurationSetName(),
                input.trackingOptions().customRedirectDomain());
        return new Output();
    }
}

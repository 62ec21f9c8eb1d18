package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSetTracking;

/// Gives a configuration set another domain of its tracking links.
///
/// AWS: SES API v1, `UpdateConfigurationSetTrackingOptions`.
final class UpdateConfigurationSetTrackingOptions
        implements Operation<
                UpdateConfigurationSetTrackingOptions.Input, UpdateConfigurationSetTrackingOptions.Output> {
    record Input(String configurationSetName, TrackingOptions trackingOptions) {}

    record Output() {}

    private final ConfigurationSetTracking tracking;

    UpdateConfigurationSetTrackingOptions(ConfigurationSetTracking tracking) {
        this.tracking = tracking;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        tracking.update(
                caller.scope(),
                input.configurationSetName(),
                input.trackingOptions().customRedirectDomain());
        return new Output();
    }
}

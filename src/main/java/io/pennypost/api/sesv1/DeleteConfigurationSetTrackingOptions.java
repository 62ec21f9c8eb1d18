package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSetTracking;

/// Lets the tracking links of a configuration set point where ours do.
///
/// AWS: SES API v1, `DeleteConfigurationSetTrackingOptions`.
final class DeleteConfigurationSetTrackingOptions
        implements Operation<
                DeleteConfigurationSetTrackingOptions.Input, DeleteConfigurationSetTrackingOptions.Output> {
    record Input(String configurationSetName) {}

    record Output() {}

    private final ConfigurationSetTracking tracking;

    DeleteConfigurationSetTrackingOptions(ConfigurationSetTracking tracking) {
        this.tracking = tracking;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        tracking.delete(caller.scope(), input.configurationSetName());
        return new Output();
    }
}

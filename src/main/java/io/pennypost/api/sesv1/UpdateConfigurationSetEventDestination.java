package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.EventDestinations;

/// Defines the event destination of this name anew; its target may be of another kind.
///
/// AWS: SES API v1, `UpdateConfigurationSetEventDestination`.
final class UpdateConfigurationSetEventDestination
        implements Operation<
                UpdateConfigurationSetEventDestination.Input, UpdateConfigurationSetEventDestination.Output> {
    record Input(String configurationSetName, EventDestination eventDestination) {}

    record Output() {}

    private final EventDestinations destinations;

    UpdateConfigurationSetEventDestination(EventDestinations destinations) {
        this.destinations = destinations;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        destinations.update(
                caller.scope(),
                input.configurationSetName(),
                input.eventDestination().asked());
        return new Output();
    }
}

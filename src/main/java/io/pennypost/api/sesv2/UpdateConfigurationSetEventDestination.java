package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.EventDestinations;

/// Defines an event destination anew; its target may be of another kind.
///
/// AWS: SES API v2, `UpdateConfigurationSetEventDestination`.
final class UpdateConfigurationSetEventDestination
        implements Operation<
                UpdateConfigurationSetEventDestination.Input, UpdateConfigurationSetEventDestination.Output> {
    record Input(
            String configurationSetName, String eventDestinationName, EventDestinationDefinition eventDestination) {}

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
                input.eventDestination().named(input.eventDestinationName()));
        return new Output();
    }
}

package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.EventDestinations;

/// Adds an event destination to a configuration set.
///
/// AWS: SES API v2, `CreateConfigurationSetEventDestination`.
final class CreateConfigurationSetEventDestination
        implements Operation<
                CreateConfigurationSetEventDestination.Input, CreateConfigurationSetEventDestination.Output> {
    record Input(
            String configurationSetName, String eventDestinationName, EventDestinationDefinition eventDestination) {}

    record Output() {}

    private final EventDestinations destinations;

    CreateConfigurationSetEventDestination(EventDestinations destinations) {
        this.destinations = destinations;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        destinations.create(
                caller.scope(),
                input.configurationSetName(),
                input.eventDestination().named(input.eventDestinationName()));
        return new Output();
    }
}

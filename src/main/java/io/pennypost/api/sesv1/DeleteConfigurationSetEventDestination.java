package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.EventDestinations;

/// Removes an event destination from its configuration set.
///
/// AWS: SES API v1, `DeleteConfigurationSetEventDestination`.
final class DeleteConfigurationSetEventDestination
        implements Operation<
                DeleteConfigurationSetEventDestination.Input, DeleteConfigurationSetEventDestination.Output> {
    record Input(String configurationSetName, String eventDestinationName) {}

    record Output() {}

    private final EventDestinations destinations;

    DeleteConfigurationSetEventDestination(EventDestinations destinations) {
        this.destinations = destinations;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        destinations.delete(caller.scope(), input.configurationSetName(), input.eventDestinationName());
        return new Output();
    }
}

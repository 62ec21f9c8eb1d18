package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.EventDestinations;
import io.pennypost.ses.configset.EventTarget;
import io.pennypost.ses.configset.EventType;
import java.util.List;
import java.util.Optional;

/// All event destinations of a configuration set.
///
/// AWS: SES API v2, `GetConfigurationSetEventDestinations`.
final class GetConfigurationSetEventDestinations
        implements Operation<GetConfigurationSetEventDestinations.Input, GetConfigurationSetEventDestinations.Output> {
    record Input(String configurationSetName) {}

    record Output(List<EventDestination> eventDestinations) {}

    /// AWS: shape `EventDestination`.
    record EventDestination(
            String name,
            boolean enabled,
            List<EventType> matchingEventTypes,
            Optional<EventTarget.KinesisFirehose> kinesisFirehoseDestination,
            Optional<EventTarget.CloudWatch> cloudWatchDestination,
            Optional<EventTarget.Sns> snsDestination,
            Optional<EventTarget.EventBridge> eventBridgeDestination,
            Optional<EventTarget.Pinpoint> pinpointDestination) {
        static EventDestination of(io.pennypost.ses.configset.EventDestination kept) {
            return new EventDestination(
                    kept.name(),
                    kept.enabled(),
                    kept.matchingEventTypes(),
                    kept.target(EventTarget.KinesisFirehose.class),
                    kept.target(EventTarget.CloudWatch.class),
                    kept.target(EventTarget.Sns.class),
                    kept.target(EventTarget.EventBridge.class),
                    kept.target(EventTarget.Pinpoint.class));
        }
    }

    private final EventDestinations destinations;

    GetConfigurationSetEventDestinations(EventDestinations destinations) {
        this.destinations = destinations;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var kept = destinations.list(caller.scope(), input.configurationSetName());
        return new Output(kept.stream().map(EventDestination::of).toList());
    }
}

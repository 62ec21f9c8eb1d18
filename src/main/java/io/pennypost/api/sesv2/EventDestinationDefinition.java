package io.pennypost.api.sesv2;

import io.pennypost.ses.configset.EventTarget;
import io.pennypost.ses.configset.EventType;
import io.pennypost.ses.configset.NewEventDestination;
import java.util.List;
import java.util.Optional;

/// An event destination as requests of v2 describe it. AWS: shape `EventDestinationDefinition`.
record EventDestinationDefinition(
        Optional<Boolean> enabled,
        List<EventType> matchingEventTypes,
        Optional<EventTarget.KinesisFirehose> kinesisFirehoseDestination,
        Optional<EventTarget.CloudWatch> cloudWatchDestination,
        Optional<EventTarget.Sns> snsDestination,
        Optional<EventTarget.EventBridge> eventBridgeDestination,
        Optional<EventTarget.Pinpoint> pinpointDestination) {
    NewEventDestination named(String name) {
        return NewEventDestination.of(
                name,
                enabled,
                matchingEventTypes,
                List.of(
                        kinesisFirehoseDestination,
                        cloudWatchDestination,
                        snsDestination,
                        eventBridgeDestination,
                        pinpointDestination));
    }
}

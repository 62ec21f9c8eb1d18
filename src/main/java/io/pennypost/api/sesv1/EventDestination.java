package io.pennypost.api.sesv1;

import io.pennypost.ses.configset.EventTarget;
import io.pennypost.ses.configset.NewEventDestination;
import java.util.List;
import java.util.Optional;

/// An event destination as v1 has it, in requests and in answers. AWS: shape `EventDestination` of v1.
record EventDestination(
        String name,
        Optional<Boolean> enabled,
        List<EventType> matchingEventTypes,
        Optional<KinesisFirehoseDestination> kinesisFirehoseDestination,
        Optional<EventTarget.CloudWatch> cloudWatchDestination,
        Optional<SnsDestination> sNSDestination) {
    /// AWS: shape `KinesisFirehoseDestination` of v1.
    record KinesisFirehoseDestination(String iAMRoleARN, String deliveryStreamARN) {
        EventTarget.KinesisFirehose kept() {
            return new EventTarget.KinesisFirehose(iAMRoleARN, deliveryStreamARN);
        }
    }

    /// AWS: shape `SNSDestination` of v1.
    record SnsDestination(String topicARN) {
        EventTarget.Sns kept() {
            return new EventTarget.Sns(topicARN);
        }
    }

    NewEventDestination asked() {
        return NewEventDestination.of(
                name,
                enabled,
                matchingEventTypes.stream().map(EventType::kept).toList(),
                List.of(
                        kinesisFirehoseDestination.map(KinesisFirehoseDestination::kept),
                        cloudWatchDestination,
                        sNSDestination.map(SnsDestination::kept)));
    }

    /// The view of v1; empty when v1 cannot say where the events go, or knows none of them.
    static Optional<EventDestination> of(io.pennypost.ses.configset.EventDestination kept) {
        return switch (kept.target()) {
            case EventTarget.KinesisFirehose(var role, var stream) ->
                view(
                        kept,
                        Optional.of(new KinesisFirehoseDestination(role, stream)),
                        Optional.empty(),
                        Optional.empty());
            case EventTarget.CloudWatch cloudWatch ->
                view(kept, Optional.empty(), Optional.of(cloudWatch), Optional.empty());
            case EventTarget.Sns(var topic) ->
                view(kept, Optional.empty(), Optional.empty(), Optional.of(new SnsDestination(topic)));
            case EventTarget.EventBridge _, EventTarget.Pinpoint _ -> Optional.empty();
        };
    }

    private static Optional<EventDestination> view(
            io.pennypost.ses.configset.EventDestination kept,
            Optional<KinesisFirehoseDestination> firehose,
            Optional<EventTarget.CloudWatch> cloudWatch,
            Optional<SnsDestination> sns) {
        var known = EventType.known(kept.matchingEventTypes());
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new EventDestination(
                        kept.name(), Optional.of(kept.enabled()), known, firehose, cloudWatch, sns));
    }
}

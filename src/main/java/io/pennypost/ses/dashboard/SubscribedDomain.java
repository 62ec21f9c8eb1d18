package io.pennypost.ses.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A domain that is watched. AWS: shape `DomainDeliverabilityTrackingOption`.
public record SubscribedDomain(
        Optional<String> domain,
        Optional<Instant> subscriptionStartDate,
        Optional<InboxPlacement> inboxPlacementTrackingOption) {
    /// AWS: shape `InboxPlacementTrackingOption`; kept, and without effect here.
    public record InboxPlacement(Optional<Boolean> global, List<String> trackedIsps) {
        public InboxPlacement {
            trackedIsps = List.copyOf(trackedIsps);
        }
    }

    SubscribedDomain since(Instant now) {
        return new SubscribedDomain(
                domain, subscriptionStartDate.or(() -> Optional.of(now)), inboxPlacementTrackingOption);
    }
}

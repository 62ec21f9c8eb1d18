package io.pennypost.api.sesv1;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.configset.ConfigurationSets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A configuration set with the attributes that are asked for, as far as v1 knows them.
///
/// AWS: SES API v1, `DescribeConfigurationSet`.
final class DescribeConfigurationSet
        implements Operation<DescribeConfigurationSet.Input, DescribeConfigurationSet.Output> {
    record Input(String configurationSetName, List<Attribute> configurationSetAttributeNames) {}

    record Output(
            ConfigurationSet configurationSet,
            Optional<List<EventDestination>> eventDestinations,
            Optional<TrackingOptions> trackingOptions,
            Optional<DeliveryOptions> deliveryOptions,
            Optional<ReputationOptions> reputationOptions) {}

    /// AWS: enum `ConfigurationSetAttribute`.
    enum Attribute {
        EVENT_DESTINATIONS,
        TRACKING_OPTIONS,
        DELIVERY_OPTIONS,
        REPUTATION_OPTIONS
    }

    /// AWS: shape `ReputationOptions` of v1.
    record ReputationOptions(
            boolean sendingEnabled, boolean reputationMetricsEnabled, Optional<Instant> lastFreshStart) {}

    private final ConfigurationSets sets;

    DescribeConfigurationSet(ConfigurationSets sets) {
        this.sets = sets;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var set = sets.require(caller.scope(), input.configurationSetName());
        var asked = Set.copyOf(input.configurationSetAttributeNames());
        return new Output(
                new ConfigurationSet(set.name()),
                ifAsked(asked, Attribute.EVENT_DESTINATIONS, () -> Optional.of(destinations(set))),
                ifAsked(asked, Attribute.TRACKING_OPTIONS, () -> tracking(set)),
                ifAsked(asked, Attribute.DELIVERY_OPTIONS, () -> delivery(set)),
                ifAsked(asked, Attribute.REPUTATION_OPTIONS, () -> Optional.of(reputation(set))));
    }

    private static <T> Optional<T> ifAsked(Set<Attribute> asked, Attribute attribute, Supplier<Optional<T>> value) {
        return asked.contains(attribute) ? value.get() : Optional.empty();
    }

    private static List<EventDestination> destinations(io.pennypost.ses.configset.ConfigurationSet set) {
        return set.eventDestinations().stream()
                .flatMap(kept -> EventDestination.of(kept).stream())
                .toList();
    }

    private static Optional<TrackingOptions> tracking(io.pennypost.ses.configset.ConfigurationSet set) {
        return set.tracking().map(kept -> new TrackingOptions(Optional.of(kept.customRedirectDomain())));
    }

    private static Optional<DeliveryOptions> delivery(io.pennypost.ses.configset.ConfigurationSet set) {
        return set.delivery().map(kept -> new DeliveryOptions(Optional.of(set.tlsPolicy())));
    }

    private static ReputationOptions reputation(io.pennypost.ses.configset.ConfigurationSet set) {
        var freshStart = set.reputation().flatMap(io.pennypost.ses.configset.ReputationOptions::lastFreshStart);
        return new ReputationOptions(set.isSendingEnabled(), set.isReputationMeasured(), freshStart);
    }
}

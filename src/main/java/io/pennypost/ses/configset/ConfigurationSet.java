package io.pennypost.ses.configset;

import io.pennypost.ses.SesLimits;
import io.pennypost.ses.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What applies to the messages sent with it. Blocks that were never given stay absent.
///
/// @param eventDestinations in the order of their making
public record ConfigurationSet(
        String name,
        Optional<TrackingOptions> tracking,
        Optional<DeliveryOptions> delivery,
        Optional<ReputationOptions> reputation,
        Optional<SendingOptions> sending,
        Optional<SuppressionOptions> suppression,
        Optional<VdmOptions> vdm,
        Optional<ArchivingOptions> archiving,
        Optional<MessageSecurityOptions> messageSecurity,
        List<EventDestination> eventDestinations,
        List<Tag> tags,
        Instant createdAt) {
    public ConfigurationSet {
        eventDestinations = List.copyOf(eventDestinations);
        tags = List.copyOf(tags);
    }

    /// A set without any block.
    public static ConfigurationSet named(String name, Instant createdAt) {
        return new ConfigurationSet(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                createdAt);
    }

    /// A set as SES API v1 makes it: without metrics of its reputation.
    public static ConfigurationSet namedByV1(String name, Instant createdAt) {
        return named(name, createdAt).withReputation(ReputationOptions.OFF);
    }

    /// As it is kept: sending and reputation metrics are on where their block is not given and off where it is given
    /// without its boolean; other blocks that say nothing are none.
    ConfigurationSet withDefaults() {
        return new ConfigurationSet(
                name,
                tracking,
                delivery.filter(DeliveryOptions::saysSomething),
                Optional.of(reputation.map(ReputationOptions::asGiven).orElse(ReputationOptions.ON)),
                Optional.of(sending.map(SendingOptions::asGiven).orElse(SendingOptions.ON)),
                suppression,
                vdm.filter(VdmOptions::saysSomething),
                archiving.filter(ArchivingOptions::saysSomething),
                messageSecurity.filter(MessageSecurityOptions::saysSomething),
                eventDestinations,
                tags,
                createdAt);
    }

    /// Whether messages may be sent with it.
    public boolean isSendingEnabled() {
        return sending.flatMap(SendingOptions::sendingEnabled).orElse(true);
    }

    /// Whether bounces and complaints of its messages are counted by themselves.
    public boolean isReputationMeasured() {
        return reputation.flatMap(ReputationOptions::reputationMetricsEnabled).orElse(false);
    }

    /// Whether its mail needs TLS.
    public TlsPolicy tlsPolicy() {
        return delivery.flatMap(DeliveryOptions::tlsPolicy).orElse(TlsPolicy.OPTIONAL);
    }

    /// How long its messages may wait for delivery.
    public Duration maxDelivery() {
        return delivery.flatMap(DeliveryOptions::maxDeliverySeconds)
                .map(Duration::ofSeconds)
                .orElse(SesLimits.DELIVERY_MAX);
    }

    /// Where events of a type go: the enabled destinations that chose it.
    public List<EventDestination> eventDestinationsOf(EventType type) {
        return eventDestinations.stream()
                .filter(destination -> destination.wants(type))
                .toList();
    }

    /// Whether any enabled destination chose events of a type.
    public boolean wants(EventType type) {
        return eventDestinations.stream().anyMatch(destination -> destination.wants(type));
    }

    /// One of its event destinations.
    public Optional<EventDestination> eventDestination(String destinationName) {
        return eventDestinations.stream()
                .filter(destination -> destination.name().equals(destinationName))
                .findFirst();
    }

    ConfigurationSet withTracking(Optional<TrackingOptions> changed) {
        return new ConfigurationSet(
                name,
                changed,
                delivery,
                reputation,
                sending,
                suppression,
                vdm,
                archiving,
                messageSecurity,
                eventDestinations,
                tags,
                createdAt);
    }

    ConfigurationSet withDelivery(DeliveryOptions changed) {
        return new ConfigurationSet(
                name,
                tracking,
                Optional.of(changed).filter(DeliveryOptions::saysSomething),
                reputation,
                sending,
                suppression,
                vdm,
                archiving,
                messageSecurity,
                eventDestinations,
                tags,
                createdAt);
    }

    ConfigurationSet withReputation(ReputationOptions changed) {
        return new ConfigurationSet(
                name,
                tracking,
                delivery,
                Optional.of(changed),
                sending,
                suppression,
                vdm,
                archiving,
                messageSecurity,
                eventDestinations,
                tags,
                createdAt);
    }

    ConfigurationSet withSending(SendingOptions changed) {
        return new ConfigurationSet(
                name,
                tracking,
                delivery,
                reputation,
                Optional.of(changed),
                suppression,
                vdm,
                archiving,
                messageSecurity,
                eventDestinations,
                tags,
                createdAt);
    }

    ConfigurationSet withSuppression(SuppressionOptions changed) {
        return new ConfigurationSet(
                name,
                tracking,
                delivery,
                reputation,
                sending,
                Optional.of(changed),
                vdm,
                archiving,
                messageSecurity,
                eventDestinations,
                tags,
                createdAt);
    }

    ConfigurationSet withVdm(VdmOptions changed) {
        return new ConfigurationSet(
                name,
                tracking,
                delivery,
                reputation,
                sending,
                suppression,
                Optional.of(changed).filter(VdmOptions::saysSomething),
                archiving,
                messageSecurity,
                eventDestinations,
                tags,
                createdAt);
    }

    ConfigurationSet withArchiving(ArchivingOptions changed) {
        return new ConfigurationSet(
                name,
                tracking,
                delivery,
                reputation,
                sending,
                suppression,
                vdm,
                Optional.of(changed).filter(ArchivingOptions::saysSomething),
                messageSecurity,
                eventDestinations,
                tags,
                createdAt);
    }

    ConfigurationSet withMessageSecurity(MessageSecurityOptions changed) {
        return new ConfigurationSet(
                name,
                tracking,
                delivery,
                reputation,
                sending,
                suppression,
                vdm,
                archiving,
                Optional.of(changed).filter(MessageSecurityOptions::saysSomething),
                eventDestinations,
                tags,
                createdAt);
    }

    ConfigurationSet withEventDestinations(List<EventDestination> changed) {
        return new ConfigurationSet(
                name,
                tracking,
                delivery,
                reputation,
                sending,
                suppression,
                vdm,
                archiving,
                messageSecurity,
                changed,
                tags,
                createdAt);
    }

    ConfigurationSet withTags(List<Tag> changed) {
        return new ConfigurationSet(
                name,
                tracking,
                delivery,
                reputation,
                sending,
                suppression,
                vdm,
                archiving,
                messageSecurity,
                eventDestinations,
                changed,
                createdAt);
    }
}

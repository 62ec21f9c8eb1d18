package io.pennypost.ses.configset;

import io.pennypost.ses.SesLimits;
import io.pennypost.ses.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What applies to the messages sent with it. Blocks that were never given stay absent.
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
        List<Tag> tags,
        Instant createdAt) {
    public ConfigurationSet {
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
                createdAt);
    }

    /// With the defaults of SES API v2: sending and reputation metrics are on where their block is not given,
    /// and off where it is given without its boolean.
    ConfigurationSet withDefaults() {
        return new ConfigurationSet(
                name,
                tracking,
                delivery,
                Optional.of(reputation.map(ReputationOptions::asStored).orElse(ReputationOptions.ON)),
                Optional.of(sending.map(SendingOptions::asStored).orElse(SendingOptions.ON)),
                suppression,
                vdm,
                archiving,
                messageSecurity,
                tags,
                createdAt);
    }

    /// Whether messages may be sent with it.
    public boolean isSendingEnabled() {
        return sending.flatMap(SendingOptions::sendingEnabled).orElse(true);
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
}

package io.pennypost.ses.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A message to one recipient, and what happened to it.
///
/// @param from     sender as it was given
/// @param tags     name to value, automatic ones included
/// @param isp      provider of the recipient, or `UNKNOWN_ISP`
/// @param happened oldest first
public record MessageInsight(
        String messageId,
        Instant sentAt,
        String from,
        String subject,
        Map<String, String> tags,
        String destination,
        String isp,
        List<Happening> happened) {
    /// Delivery events from the least telling to the most.
    private static final List<String> DELIVERY_RANK = List.of("SEND", "BOUNCE", "DELIVERY", "COMPLAINT");

    private static final List<String> ENGAGEMENT_RANK = List.of("OPEN", "CLICK");

    public MessageInsight {
        tags = Map.copyOf(tags);
        happened = List.copyOf(happened);
    }

    MessageInsight(MessageFacts facts, List<Happening> happened) {
        this(
                facts.messageId(),
                facts.sentAt(),
                facts.from(),
                facts.subject(),
                facts.tags(),
                facts.destination().orElseThrow(),
                facts.isp().name(),
                happened);
    }

    /// The tenant it was sent for, if any.
    public Optional<String> tenant() {
        return Optional.ofNullable(tags.get(MessageFacts.TENANT_TAG));
    }

    /// The most telling delivery event. AWS: enum `DeliveryEventType`.
    public Optional<String> lastDeliveryEvent() {
        return best(DELIVERY_RANK).map(event -> event.type().equals("BOUNCE") ? bounceType(event) : event.type());
    }

    private static String bounceType(Happening event) {
        return event.details()
                        .flatMap(Happening.Details::bounce)
                        .map(Happening.Bounce::bounceType)
                        .orElse("UNDETERMINED")
                + "_BOUNCE";
    }

    /// The most telling engagement event. AWS: enum `EngagementEventType`.
    public Optional<String> lastEngagementEvent() {
        return best(ENGAGEMENT_RANK).map(Happening::type);
    }

    private Optional<Happening> best(List<String> rank) {
        return rank.reversed().stream()
                .flatMap(type -> happened.stream().filter(event -> event.type().equals(type)))
                .findFirst();
    }
}

package io.pennypost.neighbor.sns;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where messages are published.
///
/// @param attributes     those that were set, as they were written
/// @param confirmed      subscriptions that get messages
/// @param pending        subscriptions that are not confirmed yet
/// @param deleted        subscriptions that were ended
/// @param filterPolicies subscriptions that have one
public record Topic(
        String name,
        Map<String, String> attributes,
        List<Tag> tags,
        int confirmed,
        int pending,
        int deleted,
        int filterPolicies,
        Instant createdAt) {
    public Topic {
        attributes = Map.copyOf(attributes);
        tags = List.copyOf(tags);
    }

    /// What an attribute was set to.
    public Optional<String> attribute(String attributeName) {
        return Optional.ofNullable(attributes.get(attributeName));
    }

    /// How HTTP endpoints are served unless their subscription says otherwise.
    public DeliveryPolicy deliveryPolicy() {
        return attribute(TopicAttributes.DELIVERY_POLICY)
                .map(DeliveryPolicy::ofTopic)
                .orElse(DeliveryPolicy.DEFAULT);
    }

    /// How what it publishes is signed: `1`, unless `2` was set.
    String signatureVersion() {
        return attribute(TopicAttributes.SIGNATURE_VERSION).orElse("1");
    }

    /// What is shown as the sender of its mails.
    String displayName() {
        return attribute(TopicAttributes.DISPLAY_NAME).orElse("");
    }

    /// An empty value takes the attribute away.
    Topic with(String attributeName, String value) {
        var changed = new HashMap<>(attributes);
        changed.put(attributeName, value);
        changed.values().removeIf(String::isEmpty);
        return new Topic(name, changed, tags, confirmed, pending, deleted, filterPolicies, createdAt);
    }

    Topic withTags(List<Tag> changed) {
        return new Topic(name, attributes, changed, confirmed, pending, deleted, filterPolicies, createdAt);
    }

    /// With one subscription more, which may be confirmed and filtered.
    Topic plus(Subscription added) {
        return counted(added, 1, deleted);
    }

    /// With one subscription less.
    Topic minus(Subscription removed) {
        return counted(removed, -1, deleted);
    }

    /// With one subscription that has ended.
    Topic ended(Subscription ended) {
        return counted(ended, -1, deleted + 1);
    }

    private Topic counted(Subscription subscription, int by, int nowDeleted) {
        return new Topic(
                name,
                attributes,
                tags,
                confirmed + (subscription.confirmed() ? by : 0),
                pending + (subscription.confirmed() ? 0 : by),
                nowDeleted,
                filterPolicies + (subscription.isFiltered() ? by : 0),
                createdAt);
    }

    int subscriptions() {
        return confirmed + pending;
    }
}

package io.pennypost.neighbor.sns;

import io.pennypost.aws.arn.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Who gets what a topic publishes.
///
/// @param topic         name of the topic
/// @param id            a UUID
/// @param attributes    those that were set, as they were written
/// @param principalArn  who subscribed
/// @param confirmed     whether it gets messages
/// @param authenticated whether only the owner may end it
/// @param confirmation  what proves that the endpoint's owner was asked; empty where nobody must be
public record Subscription(
        String topic,
        String id,
        Protocol protocol,
        String endpoint,
        Map<String, String> attributes,
        String principalArn,
        boolean confirmed,
        boolean authenticated,
        Optional<Confirmation> confirmation,
        Instant createdAt) {
    /// What a confirmation must show.
    ///
    /// @param until when it is void
    public record Confirmation(String secret, Instant until) {
        @Override
        public String toString() {
            return "***";
        }
    }

    public Subscription {
        attributes = Map.copyOf(attributes);
    }

    /// Its name everywhere.
    public SubscriptionArn arn(Scope scope) {
        return new SubscriptionArn(new TopicArn(scope, topic), id);
    }

    /// Where it stands in listings.
    public String key() {
        return topic + ":" + id;
    }

    /// What the endpoint's owner sends back to confirm it; empty where nobody must. A secret.
    public Optional<String> token() {
        return confirmation.map(proof -> id.replace("-", "") + proof.secret());
    }

    /// What an attribute was set to.
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /// Whether messages go out without their envelope.
    public boolean isRaw() {
        return attribute(SubscriptionAttributes.RAW)
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    /// Whether it gets only some messages.
    public boolean isFiltered() {
        return attributes.containsKey(SubscriptionAttributes.FILTER_POLICY);
    }

    /// Whether its filter looks at the message itself.
    boolean isFilteredByBody() {
        return attribute(SubscriptionAttributes.FILTER_SCOPE)
                .filter(SubscriptionAttributes.OF_BODY::equals)
                .isPresent();
    }

    /// How its HTTP endpoint is served.
    ///
    /// @param ofTopic what its topic says
    public DeliveryPolicy deliveryPolicy(DeliveryPolicy ofTopic) {
        return ofTopic.overridesDisabled()
                ? ofTopic
                : attribute(SubscriptionAttributes.DELIVERY_POLICY)
                        .map(DeliveryPolicy::ofSubscription)
                        .orElse(ofTopic);
    }

    Subscription with(Map<String, String> changed) {
        return new Subscription(
                topic,
                id,
                protocol,
                endpoint,
                changed,
                principalArn,
                confirmed,
                authenticated,
                confirmation,
                createdAt);
    }

    Subscription asking(Optional<Confirmation> proof) {
        return new Subscription(
                topic, id, protocol, endpoint, attributes, principalArn, confirmed, authenticated, proof, createdAt);
    }

    Subscription confirmed(boolean nowAuthenticated) {
        return new Subscription(
                topic,
                id,
                protocol,
                endpoint,
                attributes,
                principalArn,
                true,
                nowAuthenticated,
                confirmation,
                createdAt);
    }
}

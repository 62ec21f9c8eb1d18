package io.pennypost.neighbor.sns;

import io.pennypost.aws.arn.Scope;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The attributes of subscriptions: what may be set, and what is read.
final class SubscriptionAttributes {
    static final String RAW = "RawMessageDelivery";
    static final String FILTER_POLICY = "FilterPolicy";
    static final String DELIVERY_POLICY = "DeliveryPolicy";
    static final String FILTER_SCOPE = "FilterPolicyScope";
    private static final String REDRIVE_POLICY = "RedrivePolicy";
    private static final String ROLE = "SubscriptionRoleArn";
    private static final String OF_ATTRIBUTES = "MessageAttributes";
    static final String OF_BODY = "MessageBody";
    private static final Set<String> NAMES =
            Set.of(RAW, FILTER_POLICY, FILTER_SCOPE, DELIVERY_POLICY, REDRIVE_POLICY, ROLE);

    /// What refusals begin with.
    private final String prefix;

    private final Protocol protocol;

    private SubscriptionAttributes(String prefix, Protocol protocol) {
        this.prefix = prefix;
        this.protocol = protocol;
    }

    /// The attributes of a new subscription.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `InvalidParameter` with what is wrong
    static Map<String, String> ofNew(Protocol protocol, Map<String, String> given) {
        var rules = new SubscriptionAttributes("Attributes Reason: ", protocol);
        var attributes = rules.merged(Map.of(), given);
        if (protocol == Protocol.FIREHOSE && !attributes.containsKey(ROLE)) {
            throw Refusals.invalid("Attributes Reason: SubscriptionRoleArn is required for the protocol firehose");
        }
        return attributes;
    }

    /// The attributes after one was set; an empty value takes it away.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `InvalidParameter` with what is wrong
    static Map<String, String> changed(Subscription old, String name, String value) {
        return new SubscriptionAttributes("", old.protocol()).merged(old.attributes(), Map.of(name, value));
    }

    private Map<String, String> merged(Map<String, String> old, Map<String, String> given) {
        var merged = new HashMap<>(old);
        given.forEach((name, value) -> {
            if (!NAMES.contains(name)) {
                throw invalid("AttributeName");
            }
            merged.put(name, value);
        });
        merged.entrySet()
                .removeIf(entry -> entry.getValue().isEmpty() && !entry.getKey().equals(RAW));
        if (merged.containsKey(FILTER_POLICY)) {
            merged.putIfAbsent(FILTER_SCOPE, OF_ATTRIBUTES);
        }
        check(merged);
        return merged;
    }

    private void check(Map<String, String> attributes) {
        var scope = attributes.getOrDefault(FILTER_SCOPE, OF_ATTRIBUTES);
        if (!scope.equals(OF_ATTRIBUTES) && !scope.equals(OF_BODY)) {
            throw invalid("FilterPolicyScope: Invalid value [" + scope
                    + "]. Please use either MessageBody or MessageAttributes");
        }
        value(attributes, FILTER_POLICY)
                .ifPresent(policy -> new FilterPolicy(prefix, scope.equals(OF_BODY)).check(policy));
        value(attributes, RAW).ifPresent(this::checkRaw);
        value(attributes, REDRIVE_POLICY).ifPresent(this::checkRedrive);
        value(attributes, DELIVERY_POLICY).ifPresent(policy -> {
            if (!protocol.isHttp()) {
                throw invalid("DeliveryPolicy: Only HTTP and HTTPS subscriptions can have a delivery policy");
            }
            DeliveryPolicy.ofSubscription(policy);
        });
    }

    private static Optional<String> value(Map<String, String> attributes, String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    private void checkRaw(String value) {
        var lower = value.toLowerCase(Locale.ROOT);
        if (!lower.equals("true") && !lower.equals("false")) {
            throw invalid("RawMessageDelivery: Invalid value [" + value + "]. Must be true or false.");
        }
        if (lower.equals("true") && !protocol.canBeRaw()) {
            throw invalid("RawMessageDelivery: Delivery protocol [" + protocol.word()
                    + "] does not support raw message delivery.");
        }
    }

    private void checkRedrive(String value) {
        var policy = Json.parseMembers(value).orElseThrow(() -> invalid("RedrivePolicy: failed to parse JSON."));
        var isQueue = policy.find("deadLetterTargetArn")
                .filter(target -> target instanceof Json.Text(var arn) && Protocol.isQueue(arn))
                .isPresent();
        if (!isQueue) {
            throw invalid("RedrivePolicy: deadLetterTargetArn is an invalid arn");
        }
    }

    private RuntimeException invalid(String what) {
        return Refusals.invalid(prefix + what);
    }

    /// Everything that can be read of a subscription.
    static SortedMap<String, String> view(Scope scope, Topic topic, Subscription subscription) {
        var view = new TreeMap<>(Map.of(
                "SubscriptionArn",
                subscription.arn(scope).text(),
                "TopicArn",
                subscription.arn(scope).topic().text(),
                "Owner",
                scope.account(),
                "Protocol",
                subscription.protocol().word(),
                "Endpoint",
                subscription.endpoint(),
                "PendingConfirmation",
                Boolean.toString(!subscription.confirmed()),
                "ConfirmationWasAuthenticated",
                Boolean.toString(subscription.authenticated()),
                "SubscriptionPrincipal",
                subscription.principalArn(),
                RAW,
                "false"));
        view.putAll(subscription.attributes());
        if (subscription.protocol().isHttp()) {
            view.put(
                    "EffectiveDeliveryPolicy",
                    subscription.deliveryPolicy(topic.deliveryPolicy()).printForSubscription());
        }
        return view;
    }
}

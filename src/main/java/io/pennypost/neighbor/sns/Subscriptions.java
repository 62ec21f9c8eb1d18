package io.pennypost.neighbor.sns;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.pennypost.aws.arn.Scope;
import io.pennypost.neighbor.sns.Subscription.Confirmation;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind.Named;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The subscriptions of all topics. Safe for use by many threads.
///
/// What does not exist is refused with `NotFound`, an ARN that cannot be one here with `InvalidParameter`,
/// one of another account with `AuthorizationError`.
public final class Subscriptions {
    private static final String TOPIC_ARN = "TopicArn";
    private static final int UUID_DIGITS = 32;
    private static final int SECRET_BYTES = 32;

    private final Catalog catalog;
    private final ConfirmationRequests requests;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final SnsDocuments documents = new SnsDocuments();

    /// @param requests asks endpoints' owners
    /// @param random   for ids and tokens; nobody must be able to guess it
    public Subscriptions(Catalog catalog, ConfirmationRequests requests, RandomGenerator random, InstantSource clock) {
        this.catalog = catalog;
        this.requests = requests;
        this.random = random;
        this.clock = clock;
    }

    /// What somebody asks for.
    ///
    /// @param protocol     as it is written
    /// @param principalArn who asks
    public record Asked(
            String topicArn, String protocol, String endpoint, Map<String, String> attributes, String principalArn) {}

    /// Subscribes an endpoint, or finds the subscription that serves it already, which must not differ in
    /// what is given. One that is pending is asked for once more.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `InvalidParameter` for a bad protocol, endpoint or
    ///     attribute, or a subscription that differs; `NotFound`, `SubscriptionLimitExceeded`,
    ///     `FilterPolicyLimitExceeded`
    public Subscription subscribe(Scope scope, Asked asked) {
        var topicArn = TopicArn.read(scope, TOPIC_ARN, asked.topicArn());
        var protocol = Protocol.parse(asked.protocol())
                .orElseThrow(() ->
                        Refusals.invalid("Amazon SNS does not support this protocol string: " + asked.protocol()));
        protocol.checkEndpoint(asked.endpoint());
        var attributes = SubscriptionAttributes.ofNew(protocol, asked.attributes());
        var fresh = fresh(topicArn, protocol, asked, attributes);
        var stored = catalog.write(writer -> {
            var topic = documents.topic(writer, topicArn);
            var old = documents.serving(writer, topicArn, protocol, asked.endpoint());
            return old.isPresent()
                    ? again(writer, scope, old.get(), fresh, asked.attributes())
                    : insert(writer, scope, topic, fresh);
        });
        if (!stored.confirmed()) {
            requests.send(scope, stored);
        }
        return stored;
    }

    private Subscription fresh(TopicArn topic, Protocol protocol, Asked asked, Map<String, String> attributes) {
        boolean pending = protocol.needsConfirmation(topic.scope(), asked.endpoint());
        var now = clock.instant();
        return new Subscription(
                topic.name(),
                newId(),
                protocol,
                asked.endpoint(),
                attributes,
                asked.principalArn(),
                !pending,
                !pending,
                pending
                        ? Optional.of(new Confirmation(newSecret(), now.plus(SnsLimits.TOKEN_LIFETIME)))
                        : Optional.empty(),
                now);
    }

    /// A random UUID (RFC 9562 §5.4).
    private String newId() {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }

    private String newSecret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private Subscription again(
            Catalog.Writer writer, Scope scope, Subscription old, Subscription fresh, Map<String, String> given) {
        if (!given.isEmpty() && !old.attributes().equals(fresh.attributes())) {
            throw Refusals.invalid("Attributes Reason: Subscription already exists with different attributes");
        }
        if (old.confirmed()) {
            return old;
        }
        var asking = old.asking(fresh.confirmation());
        documents.put(writer, scope, asking);
        return asking;
    }

    private Subscription insert(Catalog.Writer writer, Scope scope, Topic topic, Subscription fresh) {
        if (topic.subscriptions() >= SnsLimits.SUBSCRIPTIONS_PER_TOPIC_MAX) {
            throw Refusals.tooManySubscriptions();
        }
        documents.put(writer, scope, checked(topic.plus(fresh)));
        documents.insert(writer, scope, fresh);
        return fresh;
    }

    private static Topic checked(Topic topic) {
        if (topic.filterPolicies() > SnsLimits.FILTER_POLICIES_PER_TOPIC_MAX) {
            throw Refusals.tooManyFilterPolicies();
        }
        return topic;
    }

    /// Confirms a subscription; twice is once.
    ///
    /// @param authenticated whether only the owner may end it from now on
    /// @throws io.pennypost.aws.protocol.ServiceError `InvalidParameter` for a token that is wrong or void,
    ///     `NotFound` for a topic that does not exist
    public SubscriptionArn confirm(Scope scope, String topicArn, String token, boolean authenticated) {
        var arn = TopicArn.read(scope, TOPIC_ARN, topicArn);
        return catalog.write(writer -> {
            var topic = documents.topic(writer, arn);
            var old = subscriptionOf(writer, arn, token).orElseThrow(() -> Refusals.invalid("Token"));
            if (!old.confirmed()) {
                var confirmed = old.confirmed(authenticated);
                documents.put(writer, scope, confirmed);
                documents.put(writer, scope, topic.minus(old).plus(confirmed));
            }
            return old.arn(scope);
        });
    }

    private Optional<Subscription> subscriptionOf(Catalog.Reader reader, TopicArn topic, String token) {
        if (token.length() <= UUID_DIGITS) {
            return Optional.empty();
        }
        var id = token.substring(0, UUID_DIGITS).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        return documents
                .subscriptions
                .find(reader, topic.scope(), new SubscriptionArn(topic, id).key())
                .filter(subscription -> subscription
                        .confirmation()
                        .filter(proof -> clock.instant().isBefore(proof.until()))
                        .isPresent())
                .filter(subscription -> areSame(subscription.token().orElse(""), token));
    }

    /// Takes the same time wherever they differ.
    private static boolean areSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
    }

    /// Ends a subscription; none is as good as one that has ended.
    public void unsubscribe(Scope scope, String subscriptionArn) {
        var arn = TopicArn.readSubscription(scope, subscriptionArn);
        catalog.write(writer -> {
            documents.subscriptions.find(writer, scope, arn.key()).ifPresent(old -> {
                documents.delete(writer, scope, old);
                documents.put(
                        writer, scope, documents.topic(writer, arn.topic()).ended(old));
            });
            return true;
        });
    }

    /// Ends a subscription for somebody who only knows its name.
    ///
    /// @return false when only its owner may end it
    boolean unsubscribeByLink(Scope scope, String subscriptionArn) {
        var arn = TopicArn.readSubscription(scope, subscriptionArn);
        boolean isFree = documents
                .subscriptions
                .find(catalog, scope, arn.key())
                .filter(Subscription::authenticated)
                .isEmpty();
        if (isFree) {
            unsubscribe(scope, subscriptionArn);
        }
        return isFree;
    }

    /// Everything that can be read of a subscription, by name.
    public SortedMap<String, String> attributes(Scope scope, String subscriptionArn) {
        var arn = TopicArn.readSubscription(scope, subscriptionArn);
        return catalog.read(reader -> SubscriptionAttributes.view(
                scope,
                documents.topics.find(reader, scope, arn.topic().name()).orElseThrow(Refusals::noSubscription),
                required(reader, arn)));
    }

    private Subscription required(Catalog.Reader reader, SubscriptionArn arn) {
        return documents
                .subscriptions
                .find(reader, arn.topic().scope(), arn.key())
                .orElseThrow(Refusals::noSubscription);
    }

    /// Sets one attribute; an empty value takes it away.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `InvalidParameter` for an attribute that cannot be set,
    ///     or not so; `FilterPolicyLimitExceeded`
    public void setAttribute(Scope scope, String subscriptionArn, String name, String value) {
        var arn = TopicArn.readSubscription(scope, subscriptionArn);
        catalog.write(writer -> {
            var old = required(writer, arn);
            var changed = old.with(SubscriptionAttributes.changed(old, name, value));
            documents.put(writer, scope, changed);
            if (changed.isFiltered() != old.isFiltered()) {
                var topic = documents.topic(writer, arn.topic());
                documents.put(writer, scope, checked(topic.minus(old).plus(changed)));
            }
            return true;
        });
    }

    /// Up to `limit` subscriptions of all topics by key, after the one of a key (empty to begin).
    public List<Subscription> list(Scope scope, String afterKey, int limit) {
        return catalog.read(reader -> documents.subscriptions.list(reader, scope, afterKey, limit)).stream()
                .map(Named::value)
                .toList();
    }

    /// The same for one topic, which must be there.
    public List<Subscription> listOfTopic(Scope scope, String topicArn, String afterKey, int limit) {
        var arn = TopicArn.read(scope, TOPIC_ARN, topicArn);
        return catalog.read(reader -> {
            documents.topic(reader, arn);
            return documents.ofTopic(reader, arn, afterKey, limit);
        });
    }
}

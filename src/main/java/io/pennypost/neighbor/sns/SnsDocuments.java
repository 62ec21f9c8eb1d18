package io.pennypost.neighbor.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// How topics and subscriptions stand in the catalog.
///
/// Subscriptions are named by topic and id, so that those of one topic stand together. Beside each stands an
/// entry named by what it serves, because subscribing twice is subscribing once.
final class SnsDocuments {
    private static final int BATCH = 1000;

    /// Which subscription serves an endpoint.
    private record Serving(String id) {}

    final DocumentKind<Topic> topics = new DocumentKind<>("sns-topic", Topic.class);
    final DocumentKind<Subscription> subscriptions = new DocumentKind<>("sns-subscription", Subscription.class);
    private final DocumentKind<Serving> servings = new DocumentKind<>("sns-endpoint", Serving.class);

    Topic topic(Catalog.Reader reader, TopicArn arn) {
        return topics.find(reader, arn.scope(), arn.name()).orElseThrow(Refusals::noTopic);
    }

    void put(Catalog.Writer writer, Scope scope, Topic topic) {
        topics.put(writer, scope, topic.name(), topic);
    }

    /// The subscription of a topic that serves an endpoint.
    Optional<Subscription> serving(Catalog.Reader reader, TopicArn topic, Protocol protocol, String endpoint) {
        return servings.find(reader, topic.scope(), servingName(topic.name(), protocol, endpoint))
                .flatMap(serving ->
                        subscriptions.find(reader, topic.scope(), new SubscriptionArn(topic, serving.id()).key()));
    }

    void insert(Catalog.Writer writer, Scope scope, Subscription fresh) {
        put(writer, scope, fresh);
        servings.put(
                writer, scope, servingName(fresh.topic(), fresh.protocol(), fresh.endpoint()), new Serving(fresh.id()));
    }

    void put(Catalog.Writer writer, Scope scope, Subscription subscription) {
        subscriptions.put(writer, scope, subscription.key(), subscription);
    }

    void delete(Catalog.Writer writer, Scope scope, Subscription old) {
        subscriptions.delete(writer, scope, old.key());
        servings.delete(writer, scope, servingName(old.topic(), old.protocol(), old.endpoint()));
    }

    /// Up to `limit` subscriptions of a topic, after the one of a key (empty to begin).
    List<Subscription> ofTopic(Catalog.Reader reader, TopicArn topic, String afterKey, int limit) {
        var beginning = topic.name() + ":";
        return subscriptions
                .list(reader, topic.scope(), afterKey.startsWith(beginning) ? afterKey : beginning, limit)
                .stream()
                .map(DocumentKind.Named::value)
                .takeWhile(subscription -> subscription.topic().equals(topic.name()))
                .toList();
    }

    /// Deletes a topic with all its subscriptions.
    void delete(Catalog.Writer writer, TopicArn topic) {
        var batch = ofTopic(writer, topic, "", BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(subscription -> delete(writer, topic.scope(), subscription));
            batch = ofTopic(writer, topic, "", BATCH);
        }
        topics.delete(writer, topic.scope(), topic.name());
    }

    /// Hashed, since an endpoint may be long.
    private static String servingName(String topic, Protocol protocol, String endpoint) {
        try {
            var text = protocol.word() + "\n" + endpoint;
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return topic + ":" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}

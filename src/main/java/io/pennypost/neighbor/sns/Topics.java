package io.pennypost.neighbor.sns;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind.Named;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/// The topics of all accounts. Safe for use by many threads.
///
/// A topic that does not exist is refused with `NotFound`, an ARN that cannot be one here with
/// `InvalidParameter`, one of another account with `AuthorizationError`.
public final class Topics {
    private static final String TOPIC_ARN = "TopicArn";
    private static final String RESOURCE_ARN = "ResourceArn";
    private static final String ATTRIBUTES = "Attributes Reason: ";
    private static final String FIFO = "FifoTopic";

    private final Catalog catalog;
    private final SnsDocuments documents = new SnsDocuments();

    public Topics(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Creates a topic, or finds the one of this name, which must not differ in what is given.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `InvalidParameter` for a bad name, attribute or tag, or
    ///     a topic that differs; `TopicLimitExceeded`, `TagLimitExceeded`
    public TopicArn create(Scope scope, String name, Map<String, String> attributes, List<Tag> tags, Instant now) {
        if (!TopicArn.isName(name)) {
            throw Refusals.invalid("Topic Name");
        }
        var given = checkedAttributes(attributes);
        var arn = new TopicArn(scope, name);
        var fresh = new Topic(name, given, Tag.merged(List.of(), tags), 0, 0, 0, 0, now);
        catalog.write(writer -> {
            var old = documents.topics.find(writer, scope, name);
            if (old.isPresent()) {
                checkSame(old.get(), given, fresh.tags());
                return false;
            }
            if (documents.topics.count(writer, scope) >= SnsLimits.TOPICS_MAX) {
                throw Refusals.tooManyTopics();
            }
            return documents.topics.insert(writer, scope, name, fresh);
        });
        return arn;
    }

    private static Map<String, String> checkedAttributes(Map<String, String> attributes) {
        var given = new HashMap<>(attributes);
        var fifo = given.remove(FIFO);
        if (fifo != null && !fifo.equalsIgnoreCase("false")) {
            throw Refusals.invalid(ATTRIBUTES + "FIFO topics are not available");
        }
        given.forEach((name, value) -> TopicAttributes.check(ATTRIBUTES, name, value));
        given.values().removeIf(String::isEmpty);
        return given;
    }

    private static void checkSame(Topic old, Map<String, String> given, List<Tag> tags) {
        if (!old.attributes().entrySet().containsAll(given.entrySet())) {
            throw Refusals.invalid(ATTRIBUTES + "Topic already exists with different attributes");
        }
        if (!tags.isEmpty() && !(old.tags().size() == tags.size() && old.tags().containsAll(tags))) {
            throw Refusals.invalid("Tags Reason: Topic already exists with different tags");
        }
    }

    /// Whether there is such a topic in this place.
    public boolean exists(Scope scope, String topicArn) {
        return TopicArn.parse(scope, topicArn)
                .flatMap(arn -> documents.topics.find(catalog, scope, arn.name()))
                .isPresent();
    }

    /// Everything that can be read of a topic, by name.
    public SortedMap<String, String> attributes(Scope scope, String topicArn) {
        var arn = TopicArn.read(scope, TOPIC_ARN, topicArn);
        return TopicAttributes.view(
                arn, documents.topics.find(catalog, scope, arn.name()).orElseThrow(Refusals::noTopic));
    }

    /// Sets one attribute; an empty value brings its default back.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `InvalidParameter` for an attribute that cannot be set,
    ///     or not so
    public void setAttribute(Scope scope, String topicArn, String name, String value) {
        var arn = TopicArn.read(scope, TOPIC_ARN, topicArn);
        TopicAttributes.check("", name, value);
        change(arn, topic -> topic.with(name, value));
    }

    /// Lets accounts do something with a topic, by one more statement of its policy.
    ///
    /// @param label the statement's id
    /// @throws io.pennypost.aws.protocol.ServiceError `InvalidParameter` for a label that is taken, or what
    ///     is no account or action
    public void addPermission(Scope scope, String topicArn, String label, List<String> accounts, List<String> actions) {
        if (label.isEmpty() || accounts.isEmpty() || actions.isEmpty()) {
            throw Refusals.invalid(label.isEmpty() ? "Label" : accounts.isEmpty() ? "AWSAccountId" : "ActionName");
        }
        var arn = TopicArn.read(scope, TOPIC_ARN, topicArn);
        change(
                arn,
                topic -> topic.with(
                        TopicAttributes.POLICY,
                        AccessPolicy.withPermission(policy(arn, topic), arn, label, accounts, actions)));
    }

    /// Takes the statement of a label out of a topic's policy; none is as good as one that was taken out.
    public void removePermission(Scope scope, String topicArn, String label) {
        var arn = TopicArn.read(scope, TOPIC_ARN, topicArn);
        change(
                arn,
                topic -> topic.with(TopicAttributes.POLICY, AccessPolicy.withoutPermission(policy(arn, topic), label)));
    }

    private static String policy(TopicArn arn, Topic topic) {
        return topic.attribute(TopicAttributes.POLICY).orElseGet(() -> AccessPolicy.standard(arn));
    }

    /// Deletes a topic with its subscriptions; none is as good as a deleted one.
    public void delete(Scope scope, String topicArn) {
        var arn = TopicArn.read(scope, TOPIC_ARN, topicArn);
        catalog.write(writer -> {
            documents.delete(writer, arn);
            return true;
        });
    }

    /// Up to `limit` topics by name, after the one of a name (empty to begin).
    public List<TopicArn> list(Scope scope, String afterName, int limit) {
        return catalog.read(reader -> documents.topics.list(reader, scope, afterName, limit)).stream()
                .map(Named::name)
                .map(name -> new TopicArn(scope, name))
                .toList();
    }

    /// The tags of a topic.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `ResourceNotFound`
    public List<Tag> tags(Scope scope, String resourceArn) {
        var arn = TopicArn.read(scope, RESOURCE_ARN, resourceArn);
        return documents
                .topics
                .find(catalog, scope, arn.name())
                .orElseThrow(Refusals::noTaggedResource)
                .tags();
    }

    /// Puts tags over those of a topic.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `ResourceNotFound`, `TagLimitExceeded`
    public void tag(Scope scope, String resourceArn, List<Tag> tags) {
        changeTags(scope, resourceArn, old -> Tag.merged(old, tags));
    }

    /// Takes tags off a topic; one that is not there is as good as one that was taken off.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `ResourceNotFound`
    public void untag(Scope scope, String resourceArn, List<String> keys) {
        changeTags(scope, resourceArn, old -> Tag.without(old, keys));
    }

    private void changeTags(Scope scope, String resourceArn, UnaryOperator<List<Tag>> change) {
        var arn = TopicArn.read(scope, RESOURCE_ARN, resourceArn);
        catalog.write(writer -> {
            var topic = documents.topics.find(writer, scope, arn.name()).orElseThrow(Refusals::noTaggedResource);
            documents.put(writer, scope, topic.withTags(change.apply(topic.tags())));
            return true;
        });
    }

    private void change(TopicArn arn, UnaryOperator<Topic> change) {
        catalog.write(writer -> {
            documents.put(writer, arn.scope(), change.apply(documents.topic(writer, arn)));
            return true;
        });
    }
}

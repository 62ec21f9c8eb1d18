package io.pennypost.neighbor.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.neighbor.sns.Publisher.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// What clients publish: checked, then given to the [Publisher]. Safe for use by many threads.
public final class Publications {
    private static final Pattern ENTRY_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]*");
    private static final Pattern TYPE = Pattern.compile("(String|String\\.Array|Number|Binary)(\\..+)?");

    private final Publisher publisher;
    private final Topics topics;
    private final RandomGenerator random;

    /// @param random for the ids of messages
    public Publications(Publisher publisher, Topics topics, RandomGenerator random) {
        this.publisher = publisher;
        this.topics = topics;
        this.random = random;
    }

    /// What somebody wants to be published.
    ///
    /// @param structure `json` when the message has a text for each protocol
    public record Asked(
            String message, Optional<String> subject, Optional<String> structure, List<MessageAttribute> attributes) {
        public Asked {
            attributes = List.copyOf(attributes);
        }

        int bytes() {
            return message.getBytes(UTF_8).length
                    + attributes.stream()
                            .mapToInt(each -> each.name().getBytes(UTF_8).length
                                    + each.type().length()
                                    + each.value().getBytes(UTF_8).length)
                            .sum();
        }
    }

    /// What somebody wants to be published together with others.
    public record Entry(String id, Asked asked) {}

    /// What became of one of several.
    public sealed interface Outcome {
        /// Of the entry.
        String id();

        /// It is published.
        record Published(String id, String messageId) implements Outcome {}

        /// It is not.
        record Failed(String id, String code, String message) implements Outcome {}
    }

    /// Publishes one message, which is durable on return.
    ///
    /// @return its id
    /// @throws ServiceError `InvalidParameter`, `ParameterValueInvalid`, `NotFound`
    public String publish(Scope scope, String topicArn, Asked asked) {
        var arn = TopicArn.read(scope, "TopicArn", topicArn);
        var message = checked(arn, asked);
        if (!publisher.publish(scope, List.of(message)).isEmpty()) {
            throw Refusals.noTopic();
        }
        return message.id().toString();
    }

    /// Publishes several messages; those that are bad do not keep the others back.
    ///
    /// @throws ServiceError when there are none, too many or too large ones, two with the same id, or no topic
    public List<Outcome> publish(Scope scope, String topicArn, List<Entry> entries) {
        checkBatch(entries);
        var arn = TopicArn.read(scope, "TopicArn", topicArn);
        if (!topics.exists(scope, topicArn)) {
            throw Refusals.noTopic();
        }
        var outcomes = new ArrayList<Outcome>();
        var messages = new ArrayList<Message>();
        for (var entry : entries) {
            try {
                var message = checked(arn, entry.asked());
                messages.add(message);
                outcomes.add(new Outcome.Published(entry.id(), message.id().toString()));
            } catch (ServiceError bad) {
                outcomes.add(new Outcome.Failed(
                        entry.id(), "InvalidParameter", bad.text().orElse("")));
            }
        }
        publisher.publish(scope, messages);
        return List.copyOf(outcomes);
    }

    private static void checkBatch(List<Entry> entries) {
        if (entries.isEmpty()) {
            throw new ServiceError("EmptyBatchRequestException", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > SnsLimits.BATCH_MAX) {
            throw new ServiceError(
                    "TooManyEntriesInBatchRequestException",
                    "The batch request contains more entries than permissible.");
        }
        var ids = new HashSet<String>();
        for (var entry : entries) {
            if (!ENTRY_ID.matcher(entry.id()).matches()) {
                throw new ServiceError(
                        "InvalidBatchEntryIdException",
                        "The Id of a batch entry in a batch request doesn't abide by the specification.");
            }
            if (!ids.add(entry.id())) {
                throw new ServiceError(
                        "BatchEntryIdsNotDistinctException",
                        "Two or more batch entries in the request have the same Id.");
            }
        }
        if (entries.stream().mapToInt(entry -> entry.asked().bytes()).sum() > SnsLimits.MESSAGE_BYTES_MAX) {
            throw new ServiceError(
                    "BatchRequestTooLongException",
                    "The length of all the batch messages put together is more than the limit.");
        }
    }

    private Message checked(TopicArn arn, Asked asked) {
        if (asked.message().isEmpty()) {
            throw Refusals.invalid("Empty message");
        }
        if (asked.bytes() > SnsLimits.MESSAGE_BYTES_MAX) {
            throw Refusals.invalid("Message too long");
        }
        asked.subject()
                .filter(subject -> subject.length() >= SnsLimits.SUBJECT_LIMIT
                        || !SUBJECT.matcher(subject).matches())
                .ifPresent(_ -> {
                    throw Refusals.invalid("Subject");
                });
        asked.attributes().forEach(Publications::check);
        var byProtocol =
                asked.structure().map(word -> texts(word, asked.message())).orElse(Map.of());
        long high = (random.nextLong() & ~0xF000L) | 0x5000L;
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        var id = new UUID(high, low);
        return new Message(
                id,
                arn.text(),
                asked.subject(),
                byProtocol.getOrDefault("default", asked.message()),
                byProtocol,
                asked.attributes(),
                id.hashCode());
    }

    private static void check(MessageAttribute attribute) {
        if (!TYPE.matcher(attribute.type()).matches()) {
            throw Refusals.invalidAttribute(
                    attribute.name(),
                    "has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and"
                            + " String.");
        }
        if (attribute.value().isEmpty()) {
            throw Refusals.invalidAttribute(
                    attribute.name(),
                    "must contain non-empty message attribute value for message attribute type '" + attribute.type()
                            + "'.");
        }
        if (attribute.basicType().equals("Number") && !isNumber(attribute.value())) {
            throw Refusals.invalidAttribute(
                    attribute.name(), "with type 'Number' must use field 'String' with a valid number.");
        }
    }

    private static boolean isNumber(String text) {
        return Json.parse(text).filter(Json.Decimal.class::isInstance).isPresent();
    }

    /// The texts by protocol of a message that has several.
    private static Map<String, String> texts(String structure, String message) {
        if (!structure.equals("json")) {
            throw Refusals.invalid("MessageStructure");
        }
        var members = Json.parseMembers(message)
                .orElseThrow(() -> Refusals.invalid("Message Structure - JSON message body failed to parse"));
        var texts = new HashMap<String, String>();
        members.byName().forEach((name, value) -> {
            if (value instanceof Json.Text(var text)) {
                texts.put(name, text);
            }
        });
        if (!texts.containsKey("default")) {
            throw Refusals.invalid("Message Structure - No default entry in JSON message body");
        }
        return texts;
    }
}

package io.pennypost.neighbor.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Catalog;
import io.pennypost.store.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/// Publishes to topics: signs once, makes durable what every subscription gets, and has it delivered.
///
/// In three steps, so that others can publish in a transaction of their own: [#prepare] signs, [#write] makes durable,
/// [#handOver] lets it go. Safe for use by many threads.
public final class Publisher implements ConfirmationRequests {
    private static final int PAGE = 1000;

    private final Catalog catalog;
    private final Database database;
    private final Outbox outbox;
    private final Deliveries deliveries;
    private final Links links;
    private final LongSupplier nextId;
    private final InstantSource clock;
    private final SnsDocuments documents = new SnsDocuments();

    /// @param nextId ids ordered by time, never given twice
    Publisher(
            Catalog catalog,
            Database database,
            Outbox outbox,
            Deliveries deliveries,
            Links links,
            LongSupplier nextId,
            InstantSource clock) {
        this.catalog = catalog;
        this.database = database;
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.links = links;
        this.nextId = nextId;
        this.clock = clock;
    }

    /// Something to be published.
    ///
    /// @param id         names it for receivers; the same when it is published again
    /// @param byProtocol other texts for subscriptions of some protocols, by word
    /// @param order      messages with the same number reach a subscription in their order
    public record Message(
            UUID id,
            String topicArn,
            Optional<String> subject,
            String text,
            Map<String, String> byProtocol,
            List<MessageAttribute> attributes,
            int order) {
        public Message {
            byProtocol = Map.copyOf(byProtocol);
            attributes = List.copyOf(attributes);
        }

        /// The same text for all.
        public Message(UUID id, String topicArn, String text, int order) {
            this(id, topicArn, Optional.empty(), text, Map.of(), List.of(), order);
        }

        public Message withSubject(String changed) {
            return new Message(id, topicArn, Optional.of(changed), text, byProtocol, attributes, order);
        }
    }

    /// Signed messages with those who get them.
    public static final class Prepared {
        private final List<Sheet> sheets = new ArrayList<>();
    }

    /// One text, signed, and who gets it.
    private record Sheet(long id, String content, List<Outbox.Addressed> addressed) {}

    /// Signs messages for their subscriptions.
    ///
    /// @param scope where the topics are
    /// @return which messages have no topic any more
    public List<Message> prepare(Scope scope, List<Message> messages, Prepared into) {
        var known = new HashMap<String, Optional<Audience>>();
        var lost = new ArrayList<Message>();
        for (var message : messages) {
            var audience = known.computeIfAbsent(message.topicArn(), arn -> audience(scope, arn));
            if (audience.isEmpty()) {
                lost.add(message);
            } else {
                prepare(audience.get(), message, into);
            }
        }
        return lost;
    }

    private record Audience(TopicArn arn, Topic topic, List<Subscription> subscriptions) {}

    private Optional<Audience> audience(Scope scope, String topicArn) {
        return TopicArn.parse(scope, topicArn)
                .flatMap(arn -> catalog.read(reader -> {
                    var topic = documents.topics.find(reader, arn.scope(), arn.name());
                    return topic.map(found -> new Audience(arn, found, subscriptions(reader, arn)));
                }));
    }

    private List<Subscription> subscriptions(Catalog.Reader reader, TopicArn arn) {
        var all = new ArrayList<Subscription>();
        var page = documents.ofTopic(reader, arn, "", PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(Subscription::confirmed).forEach(all::add);
            page = page.size() < PAGE
                    ? List.of()
                    : documents.ofTopic(reader, arn, page.getLast().key(), PAGE);
        }
        return all;
    }

    private void prepare(Audience audience, Message message, Prepared into) {
        var byText = new LinkedHashMap<String, List<Subscription>>();
        for (var subscription : audience.subscriptions()) {
            var text = message.byProtocol().getOrDefault(subscription.protocol().word(), message.text());
            if (FilterMatch.passes(subscription, message.attributes(), text)) {
                byText.computeIfAbsent(text, _ -> new ArrayList<>()).add(subscription);
            }
        }
        byText.forEach((text, subscriptions) -> {
            var notification = new Notification(
                            Notification.NOTIFICATION,
                            message.id().toString(),
                            audience.arn().text(),
                            message.subject(),
                            text,
                            Notification.timestamp(clock.instant()),
                            message.attributes(),
                            Optional.empty(),
                            Optional.empty(),
                            audience.topic().signatureVersion(),
                            "",
                            message.order())
                    .signedBy(links.signer().get());
            into.sheets.add(sheet(audience.arn().scope(), notification, subscriptions));
        });
    }

    private Sheet sheet(Scope scope, Notification notification, List<Subscription> subscriptions) {
        long id = nextId.getAsLong();
        var now = clock.instant();
        var addressed = subscriptions.stream()
                .map(subscription -> new Outbox.Addressed(
                        Line.name(scope, subscription.key()), new Parcel(nextId.getAsLong(), id, 0, now, notification)))
                .toList();
        return new Sheet(id, outbox.print(notification), addressed);
    }

    /// Makes durable what was prepared, with what else the transaction does.
    public void write(Database.Transaction transaction, Prepared prepared) {
        prepared.sheets.forEach(sheet -> Outbox.insert(transaction, sheet.id(), sheet.content(), sheet.addressed()));
    }

    /// Lets go what is durable.
    public void handOver(Prepared prepared) {
        var byLine = new LinkedHashMap<String, List<Parcel>>();
        for (var sheet : prepared.sheets) {
            for (var each : sheet.addressed()) {
                byLine.computeIfAbsent(each.line(), _ -> new ArrayList<>()).add(each.parcel());
            }
        }
        deliveries.offer(byLine);
    }

    /// Publishes some messages; they are durable on return.
    ///
    /// @return which messages have no topic
    public List<Message> publish(Scope scope, List<Message> messages) {
        var prepared = new Prepared();
        var lost = prepare(scope, messages, prepared);
        database.write(transaction -> {
            write(transaction, prepared);
            return true;
        });
        handOver(prepared);
        return lost;
    }

    /// The subscription is pending, so nothing but this is delivered to it.
    @Override
    public void send(Scope scope, Subscription subscription) {
        var token = subscription.token();
        if (token.isEmpty()) {
            return;
        }
        var topic = subscription.arn(scope).topic();
        var version = documents
                .topics
                .find(catalog, scope, subscription.topic())
                .map(Topic::signatureVersion)
                .orElse("1");
        long number = nextId.getAsLong();
        var notification = new Notification(
                        Notification.CONFIRMATION,
                        UUID.nameUUIDFromBytes((topic.text() + number).getBytes(UTF_8))
                                .toString(),
                        topic.text(),
                        Optional.empty(),
                        "You have chosen to subscribe to the topic " + topic.text()
                                + ".\nTo confirm the subscription, visit the SubscribeURL included in this message.",
                        Notification.timestamp(clock.instant()),
                        List.of(),
                        token,
                        Optional.of(links.confirm(topic, token.get())),
                        version,
                        "",
                        0)
                .signedBy(links.signer().get());
        var prepared = new Prepared();
        prepared.sheets.add(sheet(scope, notification, List.of(subscription)));
        database.write(transaction -> {
            write(transaction, prepared);
            return true;
        });
        handOver(prepared);
    }
}

package io.pennypost.event;

import io.pennypost.aws.arn.Scope;
import io.pennypost.neighbor.sns.Publisher.Message;
import io.pennypost.observe.Metrics;
import io.pennypost.ses.configset.ConfigurationSet;
import io.pennypost.ses.configset.ConfigurationSets;
import io.pennypost.ses.configset.EventDestination;
import io.pennypost.ses.configset.EventTarget;
import io.pennypost.ses.identity.Identity;
import io.pennypost.ses.identity.IdentityDocuments;
import io.pennypost.ses.identity.NotificationType;
import io.pennypost.ses.identity.Notifications;
import io.pennypost.store.EventLog.Fed;
import io.pennypost.store.LedgerEntry;
import io.prometheus.metrics.core.metrics.Counter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who is told of an event, and what: the destinations of its configuration set, the topics of its identity, and, by
/// mail, whoever sent the message.
public final class Telling {
    private static final String SUBJECT = "Amazon SES Email Event Notification";

    private final ConfigurationSets sets;
    private final IdentityDocuments identities;
    private final FeedbackMail mail;
    private final Counter told;

    /// @param mail brings feedback back to senders
    public Telling(ConfigurationSets sets, IdentityDocuments identities, FeedbackMail mail, Metrics metrics) {
        this.sets = sets;
        this.identities = identities;
        this.mail = mail;
        this.told = metrics.counter(
                "pennypost_events_told_total",
                "Events by what they were given to: sns, identity_topic, feedback_mail; undeliverable where no endpoint"
                        + " is set.",
                "to");
    }

    /// What is published of an event. Feedback by mail is sent by the way.
    List<Message> of(Fed fed) {
        var event = fed.event();
        var kind = EventKind.of(event.type());
        var stored = fed.message().flatMap(line -> StoredMail.read(line.json()));
        if (kind.isEmpty() || stored.isEmpty()) {
            return List.of();
        }
        var messages = new ArrayList<Message>();
        var destinations = destinations(event, kind.get());
        if (!destinations.isEmpty()) {
            var document = new EventDocument(kind.get(), stored.get(), event.json());
            destinations.forEach(
                    destination -> tell(event, destination, document).ifPresent(messages::add));
        }
        type(kind.get()).ifPresent(type -> feedback(event, type, stored.get(), destinations, messages));
        return messages;
    }

    private List<EventDestination> destinations(LedgerEntry event, EventKind kind) {
        return event.configurationSet()
                .flatMap(name -> sets.find(event.scope(), name))
                .map((ConfigurationSet set) -> set.eventDestinationsOf(kind.type()))
                .orElse(List.of());
    }

    private Optional<Message> tell(LedgerEntry event, EventDestination destination, EventDocument document) {
        return switch (destination.target()) {
            case EventTarget.Sns(var topicArn) -> {
                told.labelValues("sns").inc();
                yield Optional.of(new Message(id(event, destination.name()), topicArn, document.toJson(), order(event))
                        .withSubject(SUBJECT));
            }
            case EventTarget.KinesisFirehose _,
                    EventTarget.CloudWatch _,
                    EventTarget.EventBridge _,
                    EventTarget.Pinpoint _ -> {
                told.labelValues("undeliverable").inc();
                yield Optional.empty();
            }
        };
    }

    /// Events of one message reach everybody in their order.
    private static int order(LedgerEntry event) {
        return event.sesMessageId().hashCode();
    }

    /// The same event for the same destination has the same id, however often it is told.
    private static UUID id(LedgerEntry event, String destination) {
        return UUID.nameUUIDFromBytes((event.id() + "/" + destination).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<NotificationType> type(EventKind kind) {
        return switch (kind) {
            case BOUNCE -> Optional.of(NotificationType.BOUNCE);
            case COMPLAINT -> Optional.of(NotificationType.COMPLAINT);
            case DELIVERY -> Optional.of(NotificationType.DELIVERY);
            case SEND, REJECT, OPEN, CLICK, RENDERING_FAILURE, DELIVERY_DELAY, SUBSCRIPTION -> Optional.empty();
        };
    }

    private void feedback(
            LedgerEntry event,
            NotificationType type,
            StoredMail stored,
            List<EventDestination> destinations,
            List<Message> messages) {
        var identity = identity(event.scope(), stored);
        if (identity.isEmpty()) {
            return;
        }
        var notifications = identity.get().notifications().orElse(Notifications.NONE);
        var topic = notifications.topic(type);
        topic.ifPresent(arn -> {
            told.labelValues("identity_topic").inc();
            var document =
                    new NotificationDocument(type, stored, event.json(), notifications.hasHeaders(type)).toJson();
            messages.add(new Message(id(event, "identity"), arn, document, order(event)));
        });
        boolean isCovered = topic.isPresent() || !destinations.isEmpty();
        if (type != NotificationType.DELIVERY && (identity.get().feedbackForwarding() || !isCovered)) {
            told.labelValues("feedback_mail").inc();
            forward(event, type, stored);
        }
    }

    private void forward(LedgerEntry event, NotificationType type, StoredMail stored) {
        var to = stored.text("feedbackAddress");
        if (to.isEmpty()) {
            return;
        }
        var report = new FeedbackMail.Report(
                to,
                stored.commonHeaders().getOrDefault("subject", "").toString(),
                stored.headers().stream()
                        .map(header -> header.name() + ": " + header.value())
                        .toList(),
                event.json(),
                event.at());
        switch (type) {
            case BOUNCE -> mail.bounce(event.scope(), report);
            case COMPLAINT -> mail.complaint(event.scope(), report);
            case DELIVERY -> {}
        }
    }

    /// An address that is an identity has settings of its own; else those of the identity that let it send.
    private Optional<Identity> identity(Scope scope, StoredMail stored) {
        var source = stored.text("source");
        int open = source.lastIndexOf('<');
        var address = open < 0 ? source : source.substring(open + 1).replace(">", "");
        var arn = stored.text("sourceArn");
        return identities
                .find(scope, address.strip())
                .or(() -> identities.find(scope, arn.substring(arn.indexOf('/') + 1)));
    }
}

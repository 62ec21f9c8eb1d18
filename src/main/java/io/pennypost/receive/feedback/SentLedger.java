package io.pennypost.receive.feedback;

import io.pennypost.receive.feedback.RecipientState.News;
import io.pennypost.send.spool.SesMessageId;
import io.pennypost.store.DocumentCodec;
import io.pennypost.store.EventLog;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.LedgerEntry.Kind;
import io.pennypost.store.MessageId;
import java.util.List;
import java.util.Optional;

/// What the ledger knows of messages that were sent.
final class SentLedger implements SentMessages {
    private static final DocumentCodec<Message> MESSAGE = DocumentCodec.of(Message.class);

    /// More messages than this are not accepted in one millisecond.
    private static final int PER_MILLISECOND_MAX = 1_000;

    private final EventLog events;

    SentLedger(EventLog events) {
        this.events = events;
    }

    private record Message(List<String> destination) {}

    @Override
    public List<String> recipients(MessageId message) {
        return line(message)
                .map(line -> MESSAGE.decode(line.json()).destination())
                .orElse(List.of());
    }

    /// The message's own line. Notices of our own are not found: they have no events.
    Optional<LedgerEntry> line(MessageId message) {
        var query = new EventLog.Query(
                Optional.empty(),
                Optional.of(Kind.MESSAGE),
                Optional.of("Message"),
                Optional.empty(),
                Optional.empty(),
                message.at(),
                message.at().plusMillis(1));
        return events.find(query, Long.MAX_VALUE, PER_MILLISECOND_MAX).stream()
                .filter(line -> SesMessageId.parse(line.sesMessageId())
                        .filter(message::equals)
                        .isPresent())
                .findFirst();
    }

    /// All that was told of a message.
    List<LedgerEntry> told(LedgerEntry message) {
        return events.ofMessage(message.sesMessageId(), message.at()).stream()
                .filter(line -> line.kind() == Kind.EVENT)
                .toList();
    }

    /// How far the story of a recipient has come.
    static RecipientState state(List<LedgerEntry> told, String address) {
        var state = RecipientState.WAITING;
        for (var line : told) {
            var news = news(line.type());
            if (news.isPresent() && line.recipient().filter(address::equals).isPresent()) {
                state = state.hear(news.get()).next();
            }
        }
        return state;
    }

    private static Optional<News> news(String type) {
        return switch (type) {
            case "Delivery" -> Optional.of(News.DELIVERY);
            case "Bounce" -> Optional.of(News.BOUNCE);
            case "Complaint" -> Optional.of(News.COMPLAINT);
            default -> Optional.empty();
        };
    }
}

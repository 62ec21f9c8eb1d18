package io.pennypost.web.console;

import io.pennypost.store.EventLog;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.MessageId;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// `/_pennypost/v1/messages/{id}/ledger`: what became of one message, captured or sent, by the id clients know or by
/// our own number.
final class MessageLedger {
    /// One message has at most 50 recipients and a few hundred attempts each; this is far above.
    private static final int ENTRIES_MAX = 50_000;

    /// Messages of one millisecond that are looked through for a number.
    private static final int SAME_MILLISECOND = 1_000;

    private static final JsonFactory JSON = new JsonFactory();

    private final ConsoleSources sources;

    MessageLedger(ConsoleSources sources) {
        this.sources = sources;
    }

    /// Oldest first: the message, its attempts with their dialogues, its events.
    void ofMessage(Request request) throws IOException {
        var named = request.variables().getFirst();
        var sesMessageId = isNumber(named) ? ofNumber(number(named)) : Optional.of(named);
        var entries = sesMessageId.map(this::entries).orElse(List.of());
        if (entries.isEmpty()) {
            throw new RefusedException(Refusal.notFound("The ledger knows no message with this id."));
        }
        Answers.jsonStream(request.reply(), json -> {
            json.writeStartObject();
            json.writeStringProperty("id", sesMessageId.orElseThrow());
            json.writeArrayPropertyStart("entries");
            for (var entry : entries.subList(0, Math.min(entries.size(), ENTRIES_MAX))) {
                write(json, entry);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private List<LedgerEntry> entries(String sesMessageId) {
        return sources.ids()
                .parse(sesMessageId)
                .map(id -> sources.ledger().ofMessage(sesMessageId, id.at()))
                .orElse(List.of());
    }

    /// The id clients know, of a message that is no longer (or never was) in the inbox: its line of that millisecond.
    private Optional<String> ofNumber(MessageId id) {
        var captured = sources.inbox().entry(id);
        if (captured.isPresent()) {
            return captured.map(entry -> entry.sesMessageId());
        }
        var then = new EventLog.Query(
                Optional.empty(),
                Optional.of(LedgerEntry.Kind.MESSAGE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                id.at().minusSeconds(1),
                id.at().plusSeconds(60));
        return sources.ledger().find(then, Long.MAX_VALUE, SAME_MILLISECOND).stream()
                .map(LedgerEntry::sesMessageId)
                .filter(text -> sources.ids().parse(text).equals(Optional.of(id)))
                .findFirst();
    }

    private static boolean isNumber(String text) {
        return text.length() <= 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static MessageId number(String text) {
        try {
            return new MessageId(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new RefusedException(Refusal.badRequest("A message number has 63 bits at most."));
        }
    }

    private static void write(JsonGenerator json, LedgerEntry entry) {
        json.writeStartObject();
        json.writeStringProperty("id", Long.toString(entry.id()));
        json.writeStringProperty("at", entry.at().toString());
        json.writeStringProperty("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("type", entry.type());
        entry.recipient().ifPresent(value -> json.writeStringProperty("recipient", value));
        entry.configurationSet().ifPresent(value -> json.writeStringProperty("configurationSet", value));
        json.writeNumberProperty("recipients", entry.recipients());
        json.writeName("detail");
        writeDetail(json, entry.json());
        json.writeEndObject();
    }

    /// The detail is JSON that the store does not look into; were it broken, it must not break the answer.
    private static void writeDetail(JsonGenerator json, String detail) {
        if (isSound(detail)) {
            json.writeRawValue(detail);
        } else {
            json.writeString(detail);
        }
    }

    private static boolean isSound(String detail) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), detail)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }
}

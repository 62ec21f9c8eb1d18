package io.pennypost.web.console;

import io.pennypost.store.Inbox;
import io.pennypost.store.InboxEntry;
import io.pennypost.store.MessageId;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import tools.jackson.core.JsonGenerator;

/// `/_aws/ses` as LocalStack has it, so that test suites written against it find their mail: oldest first, with the
/// body decoded and the raw message.
///
/// Only ids are held for the whole answer; each mail is read, written and forgotten.
final class SesMessages {
    /// Seconds, UTC, without a zone, as LocalStack writes it.
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private static final int PAGE = 500;

    private final ConsoleSources sources;
    private final Entries entries;
    private final MailReader reader;

    SesMessages(ConsoleSources sources, MailReader reader) {
        this.sources = sources;
        this.entries = new Entries(sources);
        this.reader = reader;
    }

    /// `id` picks one message, `email` those of one source.
    void list(Request request) throws IOException {
        var id = request.query().value("id");
        var email = request.query().value("email");
        Answers.jsonStream(request.reply(), json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("messages");
            for (var found = chosen(id); found.hasNext(); ) {
                var entry = sources.inbox().entry(new MessageId(found.nextLong()));
                if (entry.isPresent()
                        && (email.isEmpty() || email.get().equals(entry.get().source()))) {
                    write(json, entry.get());
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private PrimitiveIterator.OfLong chosen(Optional<String> id) {
        if (id.isPresent()) {
            return entries.find(id.get()).stream()
                    .mapToLong(entry -> entry.id().value())
                    .iterator();
        }
        return oldestFirst(sources.inbox());
    }

    /// The inbox pages newest first; its retention bounds how many ids there are.
    private static PrimitiveIterator.OfLong oldestFirst(Inbox inbox) {
        var ids = new long[PAGE];
        int count = 0;
        List<InboxEntry> page = inbox.list("", Long.MAX_VALUE, PAGE);
        while (!page.isEmpty()) {
            ids = count + page.size() > ids.length ? Arrays.copyOf(ids, ids.length * 2) : ids;
            for (var entry : page) {
                ids[count++] = entry.id().value();
            }
            page = inbox.list("", page.getLast().id().value(), PAGE);
        }
        var newestFirst = ids;
        int last = count - 1;
        return LongStream.rangeClosed(0, last)
                .map(i -> newestFirst[(int) (last - i)])
                .iterator();
    }

    private void write(JsonGenerator json, InboxEntry entry) throws IOException {
        var body = sources.bodies().body(entry.id());
        if (body.isEmpty()) {
            // Deleted since it was listed.
            return;
        }
        var mail = reader.inTurn(deadline -> reader.read(body.get(), deadline));
        json.writeStartObject();
        json.writeStringProperty("Id", entry.sesMessageId());
        json.writeStringProperty("Region", entry.scope().region());
        json.writeStringProperty("Source", entry.source());
        json.writeObjectPropertyStart("Destination");
        Answers.strings(json, "ToAddresses", entry.to());
        writeUnlessEmpty(json, "CcAddresses", entry.cc());
        writeUnlessEmpty(json, "BccAddresses", entry.bcc());
        json.writeEndObject();
        json.writeStringProperty("Subject", entry.subject());
        json.writeObjectPropertyStart("Body");
        json.writeName("text_part");
        mail.text().ifPresentOrElse(json::writeString, json::writeNull);
        json.writeName("html_part");
        mail.html().ifPresentOrElse(json::writeString, json::writeNull);
        json.writeEndObject();
        json.writeName("RawData");
        try (var raw = new WholeCharacters(new InputStreamReader(body.get().open(), StandardCharsets.UTF_8))) {
            json.writeString(raw, -1);
        }
        json.writeStringProperty("Timestamp", TIMESTAMP.format(entry.at()));
        json.writeEndObject();
    }

    private static void writeUnlessEmpty(JsonGenerator json, String name, List<String> values) {
        if (!values.isEmpty()) {
            Answers.strings(json, name, values);
        }
    }

    /// Deletes one by `id`, else all; deleting what is not there is success.
    void delete(Request request) throws IOException {
        var id = request.query().value("id");
        if (id.isPresent()) {
            entries.find(id.get()).ifPresent(entry -> sources.inbox().delete(entry.id()));
        } else {
            sources.inbox().clear();
        }
        Answers.noContent(request.reply());
    }
}

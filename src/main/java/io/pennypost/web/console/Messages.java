package io.pennypost.web.console;

import io.pennypost.store.InboxEntry;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// `/_pennypost/v1/messages`: the list of captured mail, one mail as read, and deleting.
final class Messages {
    private static final int PAGE = 50;
    private static final int PAGE_MAX = 500;

    /// Characters of a search; addresses have at most 320.
    private static final int SEARCH_CHARACTERS = 320;

    private final ConsoleSources sources;
    private final Entries entries;
    private final MailReader reader;

    Messages(ConsoleSources sources, MailReader reader) {
        this.sources = sources;
        this.entries = new Entries(sources);
        this.reader = reader;
    }

    /// Newest first. `search` finds sender, recipients and subject; `before` is the `next` of the page before.
    void list(Request request) throws IOException {
        var query = request.query();
        var search = query.value("search").orElse("").strip();
        if (search.length() > SEARCH_CHARACTERS) {
            throw new RefusedException(
                    Refusal.badRequest("'search' may have " + SEARCH_CHARACTERS + " characters at most."));
        }
        int limit = query.number("limit", PAGE, 1, PAGE_MAX);
        long before = query.value("before").map(this::position).orElse(Long.MAX_VALUE);
        var found = sources.inbox().list(search, before, limit + 1);
        boolean more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        Answers.json(request.reply(), 200, json -> writePage(json, page, more));
    }

    private long position(String sesMessageId) {
        return sources.ids()
                .parse(sesMessageId)
                .orElseThrow(() -> new RefusedException(Refusal.badRequest("'before' must be a message id.")))
                .value();
    }

    private void writePage(JsonGenerator json, List<InboxEntry> page, boolean more) {
        json.writeStartObject();
        json.writeNumberProperty("total", sources.inbox().count());
        json.writeArrayPropertyStart("messages");
        for (var entry : page) {
            json.writeStartObject();
            Entries.writeSummary(json, entry);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (more) {
            json.writeStringProperty("next", page.getLast().sesMessageId());
        }
        json.writeEndObject();
    }

    /// One mail: summary, headers, parts, text.
    void one(Request request) throws IOException {
        var entry = entries.named(request);
        var body = entries.body(entry);
        var seen = reader.inTurn(deadline -> {
            var mail = reader.read(body, deadline);
            return new Seen(mail, mail.html().isPresent() ? Contents.blockedImages(mail, deadline) : 0);
        });
        Answers.json(request.reply(), 200, json -> {
            json.writeStartObject();
            Entries.writeSummary(json, entry);
            writeMail(json, entry, seen);
            json.writeEndObject();
        });
    }

    private record Seen(ReadMail mail, int blockedImages) {}

    private static void writeMail(JsonGenerator json, InboxEntry entry, Seen seen) {
        var mail = seen.mail();
        json.writeArrayPropertyStart("headers");
        for (var header : mail.headers()) {
            json.writeStartObject();
            json.writeStringProperty("name", header.name());
            json.writeStringProperty("value", header.value());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeName("text");
        mail.text().ifPresentOrElse(json::writeString, json::writeNull);
        json.writeBooleanProperty("html", mail.html().isPresent());
        json.writeNumberProperty("blockedImages", seen.blockedImages());
        writeParts(json, "parts", entry, mail.parts());
        writeParts(
                json,
                "attachments",
                entry,
                mail.parts().stream().filter(sized -> sized.part().attachment()).toList());
        Answers.strings(json, "notes", mail.notes());
    }

    private static void writeParts(JsonGenerator json, String name, InboxEntry entry, List<ReadMail.Sized> parts) {
        json.writeArrayPropertyStart(name);
        for (var sized : parts) {
            var part = sized.part();
            json.writeStartObject();
            json.writeNumberProperty("number", part.number());
            json.writeStringProperty("type", part.type());
            part.name().ifPresent(value -> json.writeStringProperty("name", value));
            part.contentId().ifPresent(value -> json.writeStringProperty("contentId", value));
            json.writeNumberProperty("size", sized.size());
            json.writeStringProperty("url", Contents.partUrl(entry, part.number()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void delete(Request request) throws IOException {
        sources.inbox().delete(entries.named(request).id());
        Answers.noContent(request.reply());
    }

    void clear(Request request) throws IOException {
        sources.inbox().clear();
        Answers.noContent(request.reply());
    }
}

package io.pennypost.web.console;

import io.pennypost.store.Body;
import io.pennypost.store.InboxEntry;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Looks captured mail up by the id clients know, and writes its summary.
final class Entries {
    private final ConsoleSources sources;

    Entries(ConsoleSources sources) {
        this.sources = sources;
    }

    /// The entry with exactly this SES message id.
    Optional<InboxEntry> find(String sesMessageId) {
        return sources.ids()
                .parse(sesMessageId)
                .flatMap(sources.inbox()::entry)
                .filter(entry -> entry.sesMessageId().equals(sesMessageId));
    }

    /// The entry a path names.
    ///
    /// @throws RefusedException when there is none
    InboxEntry named(Request request) {
        return find(request.variables().getFirst()).orElseThrow(() -> new RefusedException(absent()));
    }

    /// The bytes of an entry.
    ///
    /// @throws RefusedException when they went with the entry meanwhile
    Body body(InboxEntry entry) {
        return sources.bodies().body(entry.id()).orElseThrow(() -> new RefusedException(absent()));
    }

    private static Refusal absent() {
        return Refusal.notFound("No captured message has this id.");
    }

    /// The members of a summary, inside an object already begun.
    static void writeSummary(JsonGenerator json, InboxEntry entry) {
        json.writeStringProperty("id", entry.sesMessageId());
        json.writeStringProperty("number", Long.toString(entry.id().value()));
        json.writeStringProperty("at", entry.at().toString());
        json.writeStringProperty("account", entry.scope().account());
        json.writeStringProperty("region", entry.scope().region());
        json.writeStringProperty("from", entry.from());
        json.writeStringProperty("source", entry.source());
        Answers.strings(json, "recipients", entry.recipients());
        Answers.strings(json, "to", entry.to());
        Answers.strings(json, "cc", entry.cc());
        Answers.strings(json, "bcc", entry.bcc());
        json.writeStringProperty("subject", entry.subject());
        json.writeNumberProperty("size", entry.size());
    }
}

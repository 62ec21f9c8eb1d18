package io.pennypost.event;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes a document that somebody is told.
final class JsonDocument {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonDocument() {}

    static String write(Consumer<JsonGenerator> members) {
        var text = new StringWriter(4096);
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    /// A member whose value is stored as JSON.
    static void stored(JsonGenerator json, String name, String value) {
        json.writeName(name);
        try (var in = JSON.createParser(ObjectReadContext.empty(), value)) {
            in.nextToken();
            json.copyCurrentStructure(in);
        }
    }

    static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeName(name).writeStartArray();
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    static void headers(JsonGenerator json, StoredMail mail, Predicate<String> isShown) {
        json.writeBooleanProperty("headersTruncated", mail.truncated());
        json.writeName("headers").writeStartArray();
        for (var header : mail.headers()) {
            if (isShown.test(header.name())) {
                json.writeStartObject();
                json.writeStringProperty("name", header.name());
                json.writeStringProperty("value", header.value());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    static void commonHeaders(JsonGenerator json, StoredMail mail, Predicate<String> isShown) {
        json.writeName("commonHeaders").writeStartObject();
        for (Map.Entry<String, Object> entry : mail.commonHeaders().entrySet()) {
            if (!isShown.test(entry.getKey())) {
                continue;
            }
            if (entry.getValue() instanceof List<?> values) {
                strings(
                        json,
                        entry.getKey(),
                        values.stream().map(String::valueOf).toList());
            } else {
                json.writeStringProperty(entry.getKey(), String.valueOf(entry.getValue()));
            }
        }
        json.writeEndObject();
    }
}

package io.pennypost.send.outcome;

import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes one JSON object into a text.
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonText() {}

    static String object(Consumer<JsonGenerator> members) {
        var text = new StringWriter(512);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    /// As events write it: milliseconds and `Z`.
    static String timestamp(Instant instant) {
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        var text = new StringBuilder(24).append(time.getYear());
        digits(text, '-', time.getMonthValue(), 2);
        digits(text, '-', time.getDayOfMonth(), 2);
        digits(text, 'T', time.getHour(), 2);
        digits(text, ':', time.getMinute(), 2);
        digits(text, ':', time.getSecond(), 2);
        digits(text, '.', instant.getNano() / 1_000_000, 3);
        return text.append('Z').toString();
    }

    private static void digits(StringBuilder text, char before, int number, int count) {
        var digits = Integer.toString(number);
        text.append(before).repeat('0', count - digits.length()).append(digits);
    }

    static void strings(JsonGenerator json, String name, List<String> values) {
        json.writeName(name).writeStartArray();
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}

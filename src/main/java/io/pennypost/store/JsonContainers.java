package io.pennypost.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Values that hold values; all of them may be empty, and then their member is left out.
final class JsonContainers {
    private JsonContainers() {}

    /// `Optional`: the value itself, or nothing.
    record Maybe(JsonValue item) implements JsonValue {
        @Override
        public void write(JsonGenerator out, Object value) {
            ((Optional<?>) value).ifPresentOrElse(v -> item.write(out, v), out::writeNull);
        }

        @Override
        public Object read(JsonParser in) {
            return in.currentToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(item.read(in));
        }

        @Override
        public Optional<Object> missing() {
            return Optional.of(Optional.empty());
        }

        @Override
        public boolean omitted(Object value) {
            return ((Optional<?>) value).isEmpty();
        }
    }

    /// `List`: an array.
    record Items(JsonValue item) implements JsonValue {
        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeStartArray();
            for (var each : (List<?>) value) {
                item.write(out, each);
            }
            out.writeEndArray();
        }

        @Override
        public Object read(JsonParser in) {
            JsonValues.expect(in, JsonToken.START_ARRAY);
            var items = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                items.add(item.read(in));
            }
            return Collections.unmodifiableList(items);
        }

        @Override
        public Optional<Object> missing() {
            return Optional.of(List.of());
        }

        @Override
        public boolean omitted(Object value) {
            return ((List<?>) value).isEmpty();
        }
    }

    /// `Map` from text: an object, in the map's order.
    record Members(JsonValue item) implements JsonValue {
        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeStartObject();
            for (var each : ((Map<?, ?>) value).entrySet()) {
                out.writeName((String) each.getKey());
                item.write(out, each.getValue());
            }
            out.writeEndObject();
        }

        @Override
        public Object read(JsonParser in) {
            JsonValues.expect(in, JsonToken.START_OBJECT);
            var members = new LinkedHashMap<String, Object>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                var name = in.currentName();
                in.nextToken();
                members.put(name, item.read(in));
            }
            return Collections.unmodifiableMap(members);
        }

        @Override
        public Optional<Object> missing() {
            return Optional.of(Map.of());
        }

        @Override
        public boolean omitted(Object value) {
            return ((Map<?, ?>) value).isEmpty();
        }
    }
}

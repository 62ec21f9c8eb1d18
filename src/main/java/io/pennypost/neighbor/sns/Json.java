package io.pennypost.neighbor.sns;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A JSON value of a policy, with its members in their order. Depth is bounded by the parser.
sealed interface Json {
    /// An object.
    record Members(Map<String, Json> byName) implements Json {
        public Members {
            byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        }

        Optional<Json> find(String name) {
            return Optional.ofNullable(byName.get(name));
        }
    }

    /// An array.
    record Items(List<Json> all) implements Json {
        public Items {
            all = List.copyOf(all);
        }
    }

    /// A string.
    record Text(String value) implements Json {}

    /// A number.
    record Decimal(BigDecimal value) implements Json {}

    /// `true`, `false` or `null`.
    enum Word implements Json {
        TRUE,
        FALSE,
        NULL
    }

    /// Reads one value with nothing behind it; empty when the text is none.
    static Optional<Json> parse(String text) {
        try (var in = Parts.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (in.nextToken() == null) {
                return Optional.empty();
            }
            var value = Parts.read(in);
            return in.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /// The object a text holds; empty when it is no JSON object.
    static Optional<Members> parseMembers(String text) {
        return parse(text).flatMap(Json::asMembers);
    }

    /// This value as an object, if it is one.
    default Optional<Members> asMembers() {
        return this instanceof Members members ? Optional.of(members) : Optional.empty();
    }

    /// One value or several, as policies write them: an array's items, or the value alone.
    default List<Json> asList() {
        return this instanceof Items items ? items.all() : List.of(this);
    }

    /// As one line.
    default String print() {
        var out = new StringWriter();
        try (var generator = Parts.FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            Parts.write(generator, this);
        }
        return out.toString();
    }

    /// Reading and writing.
    final class Parts {
        private static final JsonFactory FACTORY = new JsonFactory();

        private Parts() {}

        private static Json read(JsonParser in) {
            return switch (in.currentToken()) {
                case START_OBJECT -> readMembers(in);
                case START_ARRAY -> {
                    var items = new ArrayList<Json>();
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        items.add(read(in));
                    }
                    yield new Items(items);
                }
                case VALUE_STRING -> new Text(in.getString());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Decimal(in.getDecimalValue());
                case VALUE_TRUE -> Word.TRUE;
                case VALUE_FALSE -> Word.FALSE;
                default -> Word.NULL;
            };
        }

        private static Members readMembers(JsonParser in) {
            var members = new LinkedHashMap<String, Json>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                var name = in.currentName();
                in.nextToken();
                members.put(name, read(in));
            }
            return new Members(members);
        }

        private static void write(JsonGenerator out, Json value) {
            switch (value) {
                case Members(var byName) -> {
                    out.writeStartObject();
                    byName.forEach((name, member) -> {
                        out.writeName(name);
                        write(out, member);
                    });
                    out.writeEndObject();
                }
                case Items(var all) -> {
                    out.writeStartArray();
                    all.forEach(item -> write(out, item));
                    out.writeEndArray();
                }
                case Text(var text) -> out.writeString(text);
                case Decimal(var number) -> out.writeNumber(number);
                case Word.TRUE -> out.writeBoolean(true);
                case Word.FALSE -> out.writeBoolean(false);
                case Word.NULL -> out.writeNull();
            }
        }
    }
}

package io.pennypost.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds the [JsonValue] of a Java type.
final class JsonValues {
    private static final Map<Class<?>, JsonValue> SCALARS = scalars();

    /// Records and unions being bound or bound, so that a record may contain itself.
    private final Map<Class<?>, JsonValue> bound = new HashMap<>();

    private JsonValues() {}

    static JsonValue of(Class<? extends Record> type) {
        return new JsonValues().ofClass(type);
    }

    JsonValue ofType(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        throw unsupported(type);
    }

    private JsonValue ofGeneric(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return new JsonContainers.Maybe(ofType(arguments[0]));
        }
        if (type.getRawType() == List.class) {
            return new JsonContainers.Items(ofType(arguments[0]));
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            return new JsonContainers.Members(ofType(arguments[1]));
        }
        if (type.getRawType() instanceof Class<?> raw && raw.isRecord()) {
            throw new IllegalArgumentException("A generic record cannot be bound: " + type);
        }
        throw unsupported(type);
    }

    private JsonValue ofClass(Class<?> type) {
        var known = SCALARS.get(type);
        if (known == null) {
            known = bound.get(type);
        }
        if (known != null) {
            return known;
        }
        if (type.isEnum()) {
            return constants(type);
        }
        if (type.isRecord()) {
            var value = new JsonRecord(type);
            bound.put(type, value);
            value.bind(this);
            return value;
        }
        if (type.isSealed()) {
            var value = new JsonUnion(type);
            bound.put(type, value);
            value.bind(this);
            return value;
        }
        throw unsupported(type);
    }

    private static IllegalArgumentException unsupported(Type type) {
        return new IllegalArgumentException("A document cannot hold a " + type.getTypeName());
    }

    private static JsonValue constants(Class<?> type) {
        var byName = new HashMap<String, Object>();
        for (var constant : type.getEnumConstants()) {
            byName.put(((Enum<?>) constant).name(), constant);
        }
        return text(value -> ((Enum<?>) value).name(), text -> {
            var constant = byName.get(text);
            if (constant == null) {
                throw new IllegalArgumentException(text + " is no " + type.getSimpleName());
            }
            return constant;
        });
    }

    private static Map<Class<?>, JsonValue> scalars() {
        var ints = scalar(JsonToken.VALUE_NUMBER_INT, (out, v) -> out.writeNumber((int) v), JsonParser::getIntValue);
        var longs = scalar(JsonToken.VALUE_NUMBER_INT, (out, v) -> out.writeNumber((long) v), JsonParser::getLongValue);
        var doubles = new Doubles();
        var booleans = new Booleans();
        return Map.ofEntries(
                Map.entry(String.class, text(v -> (String) v, v -> v)),
                Map.entry(int.class, ints),
                Map.entry(Integer.class, ints),
                Map.entry(long.class, longs),
                Map.entry(Long.class, longs),
                Map.entry(double.class, doubles),
                Map.entry(Double.class, doubles),
                Map.entry(boolean.class, booleans),
                Map.entry(Boolean.class, booleans),
                Map.entry(Instant.class, text(Object::toString, Instant::parse)),
                Map.entry(Duration.class, text(Object::toString, Duration::parse)),
                Map.entry(
                        byte[].class,
                        scalar(
                                JsonToken.VALUE_STRING,
                                (out, v) -> out.writeBinary((byte[]) v),
                                JsonParser::getBinaryValue)));
    }

    private static JsonValue text(Function<Object, String> print, Function<String, Object> parse) {
        return scalar(
                JsonToken.VALUE_STRING,
                (out, value) -> out.writeString(print.apply(value)),
                in -> parse.apply(in.getString()));
    }

    private static JsonValue scalar(
            JsonToken token, BiConsumer<JsonGenerator, Object> write, Function<JsonParser, Object> read) {
        return new JsonValue() {
            @Override
            public void write(JsonGenerator out, Object value) {
                write.accept(out, value);
            }

            @Override
            public Object read(JsonParser in) {
                expect(in, token);
                return read.apply(in);
            }
        };
    }

    static void expect(JsonParser in, JsonToken token) {
        if (in.currentToken() != token) {
            throw new IllegalArgumentException("expected " + token + ", found " + in.currentToken());
        }
    }

    private static final class Doubles implements JsonValue {
        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeNumber((double) value);
        }

        @Override
        public Object read(JsonParser in) {
            if (!in.currentToken().isNumeric()) {
                throw new IllegalArgumentException("expected a number, found " + in.currentToken());
            }
            return in.getDoubleValue();
        }
    }

    private static final class Booleans implements JsonValue {
        @Override
        public void write(JsonGenerator out, Object value) {
            out.writeBoolean((boolean) value);
        }

        @Override
        public Object read(JsonParser in) {
            if (!in.currentToken().isBoolean()) {
                throw new IllegalArgumentException("expected true or false, found " + in.currentToken());
            }
            return in.getBooleanValue();
        }
    }
}

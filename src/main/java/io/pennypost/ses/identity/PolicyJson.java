package io.pennypost.ses.identity;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// A JSON object as a foreigner wrote it: what it says, and the same without white space.
///
/// @param members objects are maps in their order, lists are lists, texts and booleans are themselves, the rest is
/// [Other]
/// @param compact the document without white space
record PolicyJson(Map<String, Object> members, String compact) {
    /// Two members of one name would be read in two ways; Jackson bounds the depth.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// A number or null, which has no place but in conditions.
    record Other(String text) {}

    /// Empty when it is no JSON, or no object.
    static Optional<PolicyJson> parse(String text) {
        try (var in = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            var members = object(in);
            return in.nextToken() == null ? Optional.of(new PolicyJson(members, compact(text))) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    private static String compact(String text) {
        var out = new StringWriter(text.length());
        try (var in = JSON.createParser(ObjectReadContext.empty(), text);
                var writer = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            in.nextToken();
            writer.copyCurrentStructure(in);
        }
        return out.toString();
    }

    private static Map<String, Object> object(JsonParser in) {
        var members = new LinkedHashMap<String, Object>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            var name = in.currentName();
            in.nextToken();
            members.put(name, value(in));
        }
        return members;
    }

    private static List<Object> list(JsonParser in) {
        var items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(in));
        }
        return items;
    }

    private static Object value(JsonParser in) {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> list(in);
            case VALUE_STRING -> in.getString();
            case VALUE_TRUE, VALUE_FALSE -> in.getBooleanValue();
            default -> new Other(in.getString());
        };
    }

    /// A value that is known to be an object.
    static Map<String, Object> object(Object value) {
        var members = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) value).forEach((name, member) -> members.put((String) name, member));
        return members;
    }
}

package io.pennypost.ses.insight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The detail of a ledger line, which we wrote ourselves; what is missing or of another kind reads as absent.
record JsonTree(Map<String, Object> members) {
    private static final JsonFactory JSON = new JsonFactory();

    static JsonTree of(String json) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return value(parser) instanceof JsonTree tree ? tree : new JsonTree(Map.of());
        } catch (JacksonException damaged) {
            return new JsonTree(Map.of());
        }
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var members = new LinkedHashMap<String, Object>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield new JsonTree(members);
            }
            case START_ARRAY -> {
                var items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield items;
            }
            default -> parser.getString();
        };
    }

    Optional<String> text(String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    boolean isTrue(String name) {
        return text(name).filter("true"::equals).isPresent();
    }

    JsonTree object(String name) {
        return members.get(name) instanceof JsonTree tree ? tree : new JsonTree(Map.of());
    }

    List<?> list(String name) {
        return members.get(name) instanceof List<?> items ? items : List.of();
    }

    /// The first object of a list.
    JsonTree firstOf(String name) {
        return list(name).stream()
                .filter(JsonTree.class::isInstance)
                .map(JsonTree.class::cast)
                .findFirst()
                .orElse(new JsonTree(Map.of()));
    }
}

package io.pennypost.aws.policy;

import io.pennypost.aws.policy.Statement.ActionPattern;
import io.pennypost.aws.policy.Statement.Negatable;
import io.pennypost.aws.policy.Statement.ResourcePattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads the JSON of a policy. What it does not understand makes the whole document unreadable: half a policy could
/// allow what the other half forbids.
final class PolicyReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String WITH_VARIABLES = "2012-10-17";

    private final boolean hasVariables;

    private PolicyReader(boolean hasVariables) {
        this.hasVariables = hasVariables;
    }

    static Optional<Policy> read(String json) {
        try (var in = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            var members = object(in);
            if (in.nextToken() != null) {
                return Optional.empty();
            }
            var reader = new PolicyReader(WITH_VARIABLES.equals(members.get("Version")));
            var statements = new ArrayList<Statement>();
            for (var statement : items(members.get("Statement"))) {
                statements.add(reader.statement(members(statement)));
            }
            return Optional.of(new Policy(statements));
        } catch (JacksonException | UnreadableException e) {
            return Optional.empty();
        }
    }

    /// Something that is no policy.
    private static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableException(String what) {
            super(what);
        }
    }

    private Statement statement(Map<String, Object> members) {
        var effect = switch (String.valueOf(members.get("Effect"))) {
            case "Allow" -> PolicyDecision.ALLOW;
            case "Deny" -> PolicyDecision.DENY;
            default -> throw new UnreadableException("Effect");
        };
        return new Statement(
                effect,
                principals(members),
                negatable(members, "Action", text -> new ActionPattern(Glob.of(text.toLowerCase(Locale.ROOT)))),
                negatable(members, "Resource", text -> new ResourcePattern(new PolicyText(text, hasVariables))),
                conditions(members.getOrDefault("Condition", Map.of())));
    }

    private static Negatable<Principal> principals(Map<String, Object> members) {
        var negated = members.containsKey("NotPrincipal");
        var element = members.getOrDefault(negated ? "NotPrincipal" : "Principal", Map.of());
        if (element.equals("*")) {
            return new Negatable<>(List.of(new Principal.Everybody()), negated);
        }
        var principals = new ArrayList<Principal>();
        members(element)
                .forEach(
                        (kind, values) -> texts(values).forEach(value -> principals.add(Principal.parse(kind, value))));
        if (principals.isEmpty() && (negated || members.containsKey("Principal"))) {
            throw new UnreadableException("Principal");
        }
        return new Negatable<>(principals, negated);
    }

    private static <M extends Statement.Matcher> Negatable<M> negatable(
            Map<String, Object> members, String name, Function<String, M> read) {
        var negated = members.containsKey("Not" + name);
        var values = texts(members.getOrDefault(negated ? "Not" + name : name, List.of()));
        if (values.isEmpty()) {
            throw new UnreadableException(name);
        }
        return new Negatable<>(values.stream().map(read).toList(), negated);
    }

    private List<Condition> conditions(Object element) {
        var conditions = new ArrayList<Condition>();
        members(element)
                .forEach((operator, keys) -> members(keys).forEach((key, values) -> {
                    var expected = texts(values).stream()
                            .map(text -> new PolicyText(text, hasVariables))
                            .toList();
                    conditions.add(Condition.parse(operator, key, expected)
                            .orElseThrow(() -> new UnreadableException(operator)));
                }));
        return conditions;
    }

    private static Map<String, Object> members(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new UnreadableException("an object");
        }
        var members = new LinkedHashMap<String, Object>();
        map.forEach((name, member) -> members.put(String.valueOf(name), member));
        return members;
    }

    /// One value stands for a list of one.
    private static List<?> items(@Nullable Object value) {
        if (value == null) {
            throw new UnreadableException("a list");
        }
        return value instanceof List<?> list ? list : List.of(value);
    }

    private static List<String> texts(Object value) {
        var texts = new ArrayList<String>();
        for (var item : items(value)) {
            if (!(item instanceof String text)) {
                throw new UnreadableException("a text");
            }
            texts.add(text);
        }
        return texts;
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

    /// Numbers and booleans count as their text, as policies write them either way.
    private static Object value(JsonParser in) {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> list(in);
            case VALUE_NULL -> throw new UnreadableException("null");
            default -> in.getString();
        };
    }
}

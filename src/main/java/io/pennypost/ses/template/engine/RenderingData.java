package io.pennypost.ses.template.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// What a template is rendered with: one JSON object.
public final class RenderingData {
    /// Arrays and objects within one another; printing a value descends that deep.
    private static final int DEPTH_MAX = 64;

    /// Data without any member.
    public static final RenderingData EMPTY = new RenderingData(new Value.Members(Map.of()));

    private static final JsonFactory JSON = new JsonFactory();

    private final Value.Members root;

    private RenderingData(Value.Members root) {
        this.root = root;
    }

    /// Reads JSON. Of a name that occurs twice the last value counts.
    ///
    /// @throws MalformedData when it is not JSON, not an object, or more than 64 levels deep
    public static RenderingData parse(String json) throws MalformedData {
        try (var in = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedData("The template data is not a JSON object.");
            }
            var root = read(in);
            if (in.nextToken() != null) {
                throw new MalformedData("There is something after the JSON object of the template data.");
            }
            return new RenderingData(root);
        } catch (JacksonException e) {
            throw new MalformedData("The template data is not valid JSON: " + e.getOriginalMessage());
        }
    }

    /// This data, with each member of the other in place of the one of its name: objects are replaced, not merged.
    public RenderingData overlaidWith(RenderingData other) {
        var members = new LinkedHashMap<>(root.members());
        members.putAll(other.root.members());
        return new RenderingData(new Value.Members(members));
    }

    Value.Members root() {
        return root;
    }

    /// An array or object that is being read.
    private record Open(String name, List<Value> items, Map<String, Value> members, boolean isArray) {
        static Open array(String name) {
            return new Open(name, new ArrayList<>(), Map.of(), true);
        }

        static Open object(String name) {
            return new Open(name, List.of(), new LinkedHashMap<>(), false);
        }

        void add(String memberName, Value value) {
            if (isArray) {
                items.add(value);
            } else {
                members.put(memberName, value);
            }
        }

        Value close() {
            return isArray ? new Value.Items(items) : new Value.Members(members);
        }
    }

    private static Value.Members read(JsonParser in) throws MalformedData {
        Deque<Open> open = new ArrayDeque<>();
        open.push(Open.object(""));
        while (true) {
            var token = in.nextToken();
            if (token == null) {
                throw new MalformedData("The JSON of the template data ends too early.");
            }
            var name = in.currentName() == null ? "" : in.currentName();
            switch (token) {
                case START_OBJECT -> open.push(Open.object(name));
                case START_ARRAY -> open.push(Open.array(name));
                case END_OBJECT, END_ARRAY -> {
                    var closed = open.pop();
                    if (open.isEmpty()) {
                        return (Value.Members) closed.close();
                    }
                    open.element().add(closed.name(), closed.close());
                }
                case PROPERTY_NAME -> {}
                default -> open.element().add(name, scalar(in, token));
            }
            if (open.size() > DEPTH_MAX) {
                throw new MalformedData("The template data is more than " + DEPTH_MAX + " levels deep.");
            }
        }
    }

    private static Value scalar(JsonParser in, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> new Value.Text(in.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Numeral(in.getString());
            case VALUE_TRUE -> new Value.Truth(true);
            case VALUE_FALSE -> new Value.Truth(false);
            default -> Value.nothing();
        };
    }
}

package io.pennypost.testing;

import java.util.Objects;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/// Steps into JSON; a member that is not there fails the test.
public final class JsonMembers {
    private JsonMembers() {}

    /// The value of a text.
    public static JsonNode of(String text) {
        return JsonNode.parser().parse(text);
    }

    /// The member at the end of the path.
    public static JsonNode at(JsonNode node, String... path) {
        var at = node;
        for (var name : path) {
            at = Objects.requireNonNull(at.asObject().get(name), name);
        }
        return at;
    }

    /// The text at the end of the path.
    public static String text(JsonNode node, String... path) {
        return at(node, path).asString();
    }
}

package io.pennypost.server;

import java.util.List;
import java.util.NoSuchElementException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/// A JSON value in an answer. What a test asks for must be there.
record Json(JsonNode node) {
    static Json parse(String text) {
        return new Json(JsonNode.parser().parse(text));
    }

    /// A member of an object.
    Json at(String name) {
        return node.field(name).map(Json::new).orElseThrow(() -> new NoSuchElementException(name + " in " + node));
    }

    boolean has(String name) {
        return node.field(name).isPresent();
    }

    /// A string, number or boolean as text; `null` as itself.
    String text() {
        return node.isNull() ? "null" : node.text();
    }

    List<Json> items() {
        return node.asArray().stream().map(Json::new).toList();
    }

    List<String> texts() {
        return items().stream().map(Json::text).toList();
    }

    @Override
    public String toString() {
        return node.toString();
    }
}

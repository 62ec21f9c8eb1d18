package io.pennypost.store;

import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/// How values of one Java type stand in JSON.
interface JsonValue {
    void write(JsonGenerator out, Object value);

    /// Reads the value whose first token is current; afterwards its last token is.
    ///
    /// @throws IllegalArgumentException when the JSON is of another shape
    Object read(JsonParser in);

    /// What a missing member means; empty when it may not be missing.
    default Optional<Object> missing() {
        return Optional.empty();
    }

    /// Whether a member of this value is left out of its object.
    default boolean omitted(Object value) {
        return false;
    }
}

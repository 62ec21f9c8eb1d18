package io.pennypost.store;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A sealed interface of records: an object whose first member `@` names the record.
final class JsonUnion implements JsonValue {
    private static final String TAG = "@";

    private final Class<?> type;
    private final Map<String, JsonRecord> byTag = new HashMap<>();

    JsonUnion(Class<?> type) {
        this.type = type;
    }

    void bind(JsonValues values) {
        bindPermitted(type, values);
    }

    private void bindPermitted(Class<?> sealed, JsonValues values) {
        for (var permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isRecord()) {
                var value = (JsonRecord) values.ofType(permitted);
                if (byTag.put(permitted.getSimpleName(), value) != null) {
                    throw new IllegalArgumentException(type + " has two " + permitted.getSimpleName());
                }
            } else if (permitted.isSealed() && permitted.isInterface()) {
                bindPermitted(permitted, values);
            } else {
                throw new IllegalArgumentException(permitted + " is neither a record nor sealed");
            }
        }
    }

    @Override
    public void write(JsonGenerator out, Object value) {
        var tag = value.getClass().getSimpleName();
        out.writeStartObject();
        out.writeStringProperty(TAG, tag);
        ofTag(tag).writeMembers(out, value);
        out.writeEndObject();
    }

    @Override
    public Object read(JsonParser in) {
        JsonValues.expect(in, JsonToken.START_OBJECT);
        if (in.nextToken() != JsonToken.PROPERTY_NAME || !in.currentName().equals(TAG)) {
            throw new IllegalArgumentException("a " + type.getSimpleName() + " begins with \"@\"");
        }
        in.nextToken();
        JsonValues.expect(in, JsonToken.VALUE_STRING);
        var record = ofTag(in.getString());
        in.nextToken();
        return record.readMembers(in);
    }

    private JsonRecord ofTag(String tag) {
        var record = byTag.get(tag);
        if (record == null) {
            throw new IllegalArgumentException(tag + " is no " + type.getSimpleName());
        }
        return record;
    }
}

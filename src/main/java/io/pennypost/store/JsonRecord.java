package io.pennypost.store;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A record: an object with a member for each component.
final class JsonRecord implements JsonValue {
    private record Member(String name, MethodHandle accessor, JsonValue value, int index) {}

    private final Class<?> type;
    private Member[] members = {};
    private Map<String, Member> byName = Map.of();
    private MethodHandle constructor = MethodHandles.empty(MethodType.methodType(Object.class, Object[].class));

    JsonRecord(Class<?> type) {
        this.type = type;
    }

    /// Looks up the components; apart from the constructor, since a record may contain itself.
    void bind(JsonValues values) {
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            var components = type.getRecordComponents();
            var types = Arrays.stream(components).map(c -> c.getType()).toArray(Class<?>[]::new);
            constructor = lookup.unreflectConstructor(type.getDeclaredConstructor(types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            members = new Member[components.length];
            byName = new HashMap<>();
            for (int i = 0; i < components.length; i++) {
                var accessor = lookup.unreflect(components[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
                var name = components[i].getName();
                members[i] = new Member(name, accessor, values.ofType(components[i].getGenericType()), i);
                byName.put(name, members[i]);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Cannot bind " + type, e);
        }
    }

    @Override
    public void write(JsonGenerator out, Object value) {
        out.writeStartObject();
        writeMembers(out, value);
        out.writeEndObject();
    }

    void writeMembers(JsonGenerator out, Object value) {
        for (var member : members) {
            var component = call(member.accessor(), value);
            if (!member.value().omitted(component)) {
                out.writeName(member.name());
                member.value().write(out, component);
            }
        }
    }

    @Override
    public Object read(JsonParser in) {
        JsonValues.expect(in, JsonToken.START_OBJECT);
        in.nextToken();
        return readMembers(in);
    }

    /// Reads from the first member's name (or the end) to the end of the object.
    Object readMembers(JsonParser in) {
        @Nullable Object[] components = new @Nullable Object[members.length];
        for (; in.currentToken() != JsonToken.END_OBJECT; in.nextToken()) {
            var member = byName.get(in.currentName());
            var token = in.nextToken();
            if (member == null) {
                in.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                components[member.index()] = readMember(member, in);
            }
        }
        for (var member : members) {
            if (components[member.index()] == null) {
                components[member.index()] = member.value()
                        .missing()
                        .orElseThrow(() -> new IllegalArgumentException(place(member) + " is missing"));
            }
        }
        return construct(components);
    }

    private Object readMember(Member member, JsonParser in) {
        try {
            return member.value().read(in);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(place(member) + ": " + e.getMessage(), e);
        }
    }

    private String place(Member member) {
        return type.getSimpleName() + "." + member.name();
    }

    private Object construct(@Nullable Object[] components) {
        try {
            return (Object) constructor.invokeExact(components);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalArgumentException(type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private static Object call(MethodHandle accessor, Object value) {
        try {
            return (Object) accessor.invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.pennypost.aws.protocol;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Binds Java types to shapes: finds for each record component its member, and whatever does not fit.
final class Binder {
    private final boolean input;
    private final List<String> problems = new ArrayList<>();
    private final List<String> unbound = new ArrayList<>();

    /// @param input whether values are read; else they are written
    Binder(boolean input) {
        this.input = input;
    }

    /// What does not fit, for people to read; the codecs must not be used when there is anything.
    List<String> problems() {
        return problems;
    }

    /// Paths of the members that no component stands for, for example `Content.Template.Attachments`.
    List<String> unbound() {
        return unbound;
    }

    RecordCodec record(Class<?> type, Map<String, Member> members, String path) {
        var slots = new ArrayList<RecordCodec.Slot>();
        var byField = new HashMap<String, Member>();
        members.values().forEach(member -> byField.put(member.fieldName(), member));
        for (var component : type.getRecordComponents()) {
            var member = byField.remove(component.getName());
            if (member == null) {
                problems.add(type.getName() + "." + component.getName() + " is no member of " + name(path));
                continue;
            }
            slots.add(slot(type, component, member, path.isEmpty() ? member.name() : path + "." + member.name()));
        }
        members.values().stream().filter(byField::containsValue).forEach(member -> addUnbound(type, member, path));
        return new RecordCodec(constructor(type), slots, members.size());
    }

    private void addUnbound(Class<?> type, Member member, String path) {
        unbound.add(path.isEmpty() ? member.name() : path + "." + member.name());
        if (member.required()) {
            problems.add(type.getName() + " has no component for the required member " + name(path) + member.name());
        }
    }

    private static String name(String path) {
        return path.isEmpty() ? "" : path + ".";
    }

    private RecordCodec.Slot slot(Class<?> type, RecordComponent component, Member member, String path) {
        var declared = component.getGenericType();
        var accessor = accessor(type, component);
        if (raw(declared) == Optional.class) {
            return new RecordCodec.Slot(
                    member,
                    RecordCodec.Presence.OPTIONAL,
                    value(argument(declared, 0), member.shape(), path),
                    accessor);
        }
        var codec = value(declared, member.shape(), path);
        if (raw(declared) == List.class) {
            return new RecordCodec.Slot(member, RecordCodec.Presence.LIST, codec, accessor);
        }
        if (raw(declared) == Map.class) {
            return new RecordCodec.Slot(member, RecordCodec.Presence.MAP, codec, accessor);
        }
        if (input && !member.required()) {
            problems.add(path + " may be absent: " + type.getName() + "." + component.getName() + " must be Optional");
        }
        return new RecordCodec.Slot(member, RecordCodec.Presence.REQUIRED, codec, accessor);
    }

    private ValueCodec value(Type type, Shape shape, String path) {
        var raw = raw(type);
        return switch (shape) {
            case Shape.Structure s when raw.isRecord() -> record(raw, s.members(), path);
            case Shape.Union u when raw.isSealed() -> union(raw, u, path);
            case Shape.ListOf list when raw == List.class -> list(argument(type, 0), list, path + "[]");
            case Shape.MapOf map
            when raw == Map.class && raw(argument(type, 0)) == String.class ->
                new MapCodec(map, value(argument(type, 1), map.value(), path + "{}"));
            case Shape.Text text when raw == String.class -> new ScalarCodec.Text(text);
            case Shape.Text text when raw.isEnum() -> enumerated(raw, text, path);
            case Shape.Bool bool when is(raw, boolean.class, Boolean.class) -> new ScalarCodec.Bool(bool);
            case Shape.Numeric number when fits(raw, number.kind()) -> new ScalarCodec.Numeric(number);
            case Shape.Timestamp timestamp when raw == Instant.class -> new ScalarCodec.Timestamp(timestamp);
            case Shape.Bytes bytes when raw == Blob.class -> new ScalarCodec.Bytes(bytes);
            default -> misfit(type, shape, path);
        };
    }

    /// Items that are `Optional` may be null on the wire, where an operation has a text of its own for that.
    private ListCodec list(Type item, Shape.ListOf shape, String path) {
        boolean mayBeNull = input && raw(item) == Optional.class;
        return new ListCodec(shape, value(mayBeNull ? argument(item, 0) : item, shape.item(), path), mayBeNull);
    }

    private static boolean fits(Class<?> raw, Shape.Numeric.Kind kind) {
        return switch (kind) {
            case INTEGER -> is(raw, int.class, Integer.class);
            case LONG -> is(raw, long.class, Long.class);
            case DOUBLE -> is(raw, double.class, Double.class);
        };
    }

    private static boolean is(Class<?> raw, Class<?> primitive, Class<?> wrapper) {
        return raw == primitive || raw == wrapper;
    }

    private ValueCodec misfit(Type type, Shape shape, String path) {
        problems.add(path + " is " + shape.name() + " and cannot be " + type.getTypeName());
        return new ScalarCodec.Bool(new Shape.Bool("misfit"));
    }

    private ValueCodec enumerated(Class<?> type, Shape.Text shape, String path) {
        var byWord = new HashMap<String, Object>();
        for (var constant : type.getEnumConstants()) {
            byWord.put(word(((Enum<?>) constant).name()), constant);
        }
        var constants = new LinkedHashMap<String, Object>();
        for (var wireName : shape.values()) {
            var constant = byWord.remove(word(wireName));
            if (constant != null) {
                constants.put(wireName, constant);
            } else if (input) {
                problems.add(path + " may be " + wireName + ", which " + type.getName() + " does not have");
            }
        }
        if (shape.values().isEmpty()) {
            problems.add(path + " is no enum in the table and cannot be " + type.getName());
        } else if (!input) {
            byWord.values().forEach(c -> problems.add(path + " is never " + c + " of " + type.getName()));
        }
        return new ScalarCodec.Enumerated(shape, constants);
    }

    /// `TEMPORARY_FAILURE` and `TemporaryFailure` are the same word.
    private static String word(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    private ValueCodec union(Class<?> type, Shape.Union shape, String path) {
        var members = new HashMap<String, Member>();
        var codecs = new HashMap<String, ValueCodec>();
        var memberOfType = new HashMap<Class<?>, Member>();
        for (var permitted : type.getPermittedSubclasses()) {
            var member = shape.members().get(permitted.getSimpleName());
            if (member == null || !permitted.isRecord()) {
                problems.add(permitted.getName() + " is no member of the union " + shape.name());
                continue;
            }
            members.put(member.name(), member);
            memberOfType.put(permitted, member);
            codecs.put(member.name(), alternative(permitted, member, path + "." + member.name()));
        }
        shape.members().keySet().stream()
                .filter(name -> !members.containsKey(name))
                .forEach(name -> unbound.add(path + "." + name));
        return new UnionCodec(members, codecs, memberOfType);
    }

    private ValueCodec alternative(Class<?> type, Member member, String path) {
        if (member.shape() instanceof Shape.Structure structure) {
            return record(type, structure.members(), path);
        }
        var components = type.getRecordComponents();
        if (components.length != 1) {
            return misfit(type, member.shape(), path);
        }
        var inner = value(components[0].getGenericType(), member.shape(), path);
        return new WrapperCodec(inner, constructor(type), accessor(type, components[0]));
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            default -> Object.class;
        };
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[index] : Object.class;
    }

    private static MethodHandle constructor(Class<?> type) {
        var components = type.getRecordComponents();
        var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return lookup(type)
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle accessor(Class<?> type, RecordComponent component) {
        try {
            return lookup(type)
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Operations and their records need not be public.
    private static MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    }
}

package io.pennypost.server.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tomlj.TomlTable;

/// The configuration while it is read: hands out values, and keeps what was asked for and what is wrong.
///
/// A wrong value is noted and its default goes on, so that one reading finds all problems.
final class Reading {
    private final Mode mode;
    private final Map<String, Given> given;
    private final Map<String, KnownKey> known = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> effective = new ArrayList<>();
    private final List<String> unbuilt = new ArrayList<>();

    Reading(Mode mode, Map<String, Given> given) {
        this.mode = mode;
        this.given = given;
    }

    /// Begins one key of one table.
    <T> Key<T> key(String name, Kind<T> kind, String meaning) {
        return new Key<>(this, name, kind, meaning, true);
    }

    Mode mode() {
        return mode;
    }

    boolean isGiven(String name) {
        return given.containsKey(name);
    }

    /// Notes a problem with what was set under a name, or with its default.
    void refuse(String name, String problem) {
        var where = Optional.ofNullable(given.get(name)).map(value -> value.where() + ": ");
        problems.add(where.orElse("") + name + " " + problem);
    }

    /// Both or neither, or all or none.
    void refusePartial(String... names) {
        long set = List.of(names).stream().filter(this::isGiven).count();
        if (set > 0 && set < names.length) {
            for (var name : names) {
                if (isGiven(name)) {
                    refuse(name, "needs its companions: set all of " + String.join(", ", names) + ", or none");
                    return;
                }
            }
        }
    }

    List<String> problems() {
        var all = new ArrayList<String>(problems);
        given.forEach((name, value) -> {
            if (!known.containsKey(name) && !isKnownTable(name, value)) {
                all.add(value.where() + ": unknown key " + name + NearestName.hint(name, known.keySet()));
            }
        });
        return all;
    }

    private boolean isKnownTable(String name, Given value) {
        return value.toml() instanceof TomlTable && known.keySet().stream().anyMatch(key -> key.startsWith(name + "."));
    }

    List<KnownKey> known() {
        return List.copyOf(known.values());
    }

    List<String> effective() {
        return List.copyOf(effective);
    }

    List<String> unbuilt() {
        return List.copyOf(unbuilt);
    }

    <T> T value(Key<T> key, String defaultValue, Supplier<T> fallback) {
        note(key, defaultValue);
        var value = parsed(key).orElseGet(fallback);
        effective.add(key.name() + "=" + key.kind().print(value));
        return value;
    }

    <T> Optional<T> optional(Key<T> key, String defaultValue) {
        note(key, defaultValue);
        var value = parsed(key);
        value.ifPresent(present -> effective.add(key.name() + "=" + key.kind().print(present)));
        return value;
    }

    private void note(Key<?> key, String defaultValue) {
        known.put(
                key.name(), new KnownKey(key.name(), defaultValue, key.kind().expected(), key.meaning(), key.built()));
        if (!key.built() && isGiven(key.name())) {
            unbuilt.add(key.name());
        }
    }

    private <T> Optional<T> parsed(Key<T> key) {
        var value = given.get(key.name());
        if (value == null) {
            return Optional.empty();
        }
        var parsed = value.as(key.kind());
        if (parsed.isEmpty()) {
            key.kind().objections(value.toml()).forEach(problem -> refuse(key.name(), problem));
        }
        return parsed;
    }
}

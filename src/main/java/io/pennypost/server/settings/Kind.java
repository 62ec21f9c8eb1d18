package io.pennypost.server.settings;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// What the value of a key may be.
interface Kind<T> {
    /// The words that follow "must be".
    String expected();

    /// The value, from what TOML made of it (String, Long, Double, Boolean, TomlArray, TomlTable); empty when it does
    /// not fit.
    Optional<T> parse(Object toml);

    /// Why a value does not fit.
    default List<String> objections(Object toml) {
        return List.of("must be " + expected() + ", not " + shown(toml));
    }

    /// As it would stand in the file, without secrets.
    default String print(T value) {
        return switch (value) {
            case Boolean flag -> flag.toString();
            case Number number -> number.toString();
            case List<?> list -> list.isEmpty() ? "[]" : "[\"" + join(list) + "\"]";
            default -> '"' + value.toString() + '"';
        };
    }

    private static String join(List<?> list) {
        return String.join("\", \"", list.stream().map(Kind::text).toList());
    }

    private static String text(Object value) {
        return value instanceof InetAddress address ? address.getHostAddress() : value.toString();
    }

    private static String shown(Object toml) {
        return switch (toml) {
            case String text -> '"' + text + '"';
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case org.tomlj.TomlArray _ -> "an array";
            case org.tomlj.TomlTable _ -> "a table";
            default -> "a date or time";
        };
    }
}

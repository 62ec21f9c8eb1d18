package io.pennypost.server.settings;

import java.util.Optional;

/// A value somebody set, and where.
///
/// @param where `file:line:column`, or the option of the command line
/// @param toml  what TOML made of it
/// @param raw   the text as typed, for options: `--set account.id=123456789012` is a number to TOML and a text to us
record Given(String where, Object toml, Optional<String> raw) {
    <T> Optional<T> as(Kind<T> kind) {
        return kind.parse(toml).or(() -> raw.flatMap(kind::parse));
    }
}

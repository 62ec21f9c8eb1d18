package io.pennypost.server.settings;

/// A key as the reference page describes it.
///
/// @param name         for example `http.listen`
/// @param defaultValue as it would stand in the file, or words
/// @param expected     what a value must be
/// @param meaning      one sentence for operators
/// @param built        false when the part that reads it does not exist yet
record KnownKey(String name, String defaultValue, String expected, String meaning, boolean built) {}

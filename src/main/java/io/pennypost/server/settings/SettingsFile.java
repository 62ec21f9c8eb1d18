package io.pennypost.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

/// Values out of a TOML file and out of `--set` options, by dotted name, each with its place.
final class SettingsFile {
    /// A configuration is a page; anything larger is the wrong file.
    private static final long SIZE_MAX = 1 << 20;

    private SettingsFile() {}

    /// @throws SettingsException when the file cannot be read or is not TOML
    static Map<String, Given> read(Path file) throws SettingsException {
        var parsed = Toml.parse(content(file));
        if (parsed.hasErrors()) {
            throw new SettingsException(parsed.errors().stream()
                    .map(error -> file + ":" + error.position().line() + ":"
                            + error.position().column() + ": " + error.getMessage())
                    .toList());
        }
        var values = new LinkedHashMap<String, Given>();
        for (var entry : parsed.entryPathSet(true)) {
            var position = parsed.inputPositionOf(entry.getKey());
            var where = position == null ? file.toString() : file + ":" + position.line() + ":" + position.column();
            put(values, entry.getKey(), new Given(where, entry.getValue(), Optional.empty()));
        }
        return values;
    }

    /// One `--set table.key=value`: TOML when it parses, else the text itself.
    static Map<String, Given> option(String name, String raw) {
        var where = "--set " + name;
        var parsed = Toml.parse("value = " + raw);
        var only = parsed.keySet().equals(java.util.Set.of("value"));
        var toml = parsed.hasErrors() || !only ? null : parsed.get("value");
        if (toml instanceof TomlTable table) {
            var values = new LinkedHashMap<String, Given>();
            for (var entry : table.entryPathSet(false)) {
                values.put(
                        name + "." + String.join(".", entry.getKey()),
                        new Given(where, entry.getValue(), Optional.empty()));
            }
            return values;
        }
        return Map.of(name, new Given(where, toml == null ? raw : toml, Optional.of(raw)));
    }

    /// Tables are only of interest when nothing stands in them: an empty table with a wrong name is a mistake too.
    private static void put(Map<String, Given> values, List<String> path, Given given) {
        if (given.toml() instanceof TomlTable table && !(table.isEmpty() && path.size() == 1)) {
            return;
        }
        values.put(String.join(".", path), given);
    }

    private static String content(Path file) throws SettingsException {
        try {
            if (Files.size(file) > SIZE_MAX) {
                throw new SettingsException(List.of(file + ": is larger than " + SIZE_MAX + " bytes"));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new SettingsException(List.of(file + ": cannot be read as UTF-8 text (" + e + ")"));
        }
    }
}

package io.pennypost.store.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// One migration script, as Flyway sees it: `V1__first_tables.sql` is version 1, described as "first tables".
///
/// Statements end with a semicolon and hold none elsewhere; a comment is a line that begins with `--`.
final class Script {
    /// The words in which engines differ, as SQLite has them.
    static final Map<String, String> PLACEHOLDERS = Map.of("bigid", "integer", "bytes", "blob", "bytewise", "");

    private static final String SEPARATOR = "__";
    private static final String SUFFIX = ".sql";

    private final String name;
    private final List<String> lines;

    private Script(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    /// Reads a script from the class path.
    static Script read(String folder, String name) {
        try (var in = Script.class.getResourceAsStream("/" + folder + "/" + name)) {
            if (in == null) {
                throw new IllegalStateException(folder + "/" + name + " is missing.");
            }
            return new Script(
                    name,
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String name() {
        return name;
    }

    static String version(String name) {
        return name.substring(1, name.indexOf(SEPARATOR));
    }

    String version() {
        return version(name);
    }

    String description() {
        return name.substring(name.indexOf(SEPARATOR) + SEPARATOR.length(), name.length() - SUFFIX.length())
                .replace('_', ' ');
    }

    /// Flyway's: over the lines without their ends, before placeholders are replaced.
    int checksum() {
        var crc = new CRC32();
        lines.forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }

    /// Runs it in the connection's transaction.
    void run(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : statements()) {
                statement.executeUpdate(each);
            }
        }
    }

    private List<String> statements() {
        var text = lines.stream().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        for (var each : PLACEHOLDERS.entrySet()) {
            text = text.replace("${" + each.getKey() + "}", each.getValue());
        }
        return Arrays.stream(text.split(";", -1))
                .filter(each -> !each.isBlank())
                .toList();
    }
}

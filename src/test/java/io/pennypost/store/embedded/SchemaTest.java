package io.pennypost.store.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a new file gets without Flyway is what Flyway would have made, so that Flyway takes over later.
class SchemaTest {
    private static final String TABLES = """
        select type, name, tbl_name, lower(replace(replace(replace(sql, '"', ''), char(10), ''), ' ', ''))
        from sqlite_master order by name\
        """;
    private static final String HISTORY = """
        select installed_rank, version, description, type, script, checksum, installed_by, success,
        typeof(version), typeof(checksum), typeof(installed_on), length(installed_on), typeof(success)
        from flyway_schema_history order by installed_rank\
        """;

    @TempDir
    Path directory;

    private Path ours = Path.of("");
    private Path theirs = Path.of("");

    @BeforeEach
    void files() {
        ours = directory.resolve("ours.db");
        theirs = directory.resolve("theirs.db");
    }

    @ParameterizedTest
    @EnumSource(Schema.class)
    void flywayFindsNothingToDoInANewFileOfOurs(Schema schema) throws SQLException {
        migrate(schema, ours);

        var flyway = schema.flyway(ours);
        assertEquals(0, flyway.migrate().migrationsExecuted);
        flyway.validate();
        assertEquals(
                Optional.of(schema.version()),
                Optional.ofNullable(flyway.info().current())
                        .map(MigrationInfo::getVersion)
                        .map(Object::toString));
        assertEquals(0, flyway.info().pending().length);
    }

    @ParameterizedTest
    @EnumSource(Schema.class)
    void newFileOfOursHoldsWhatFlywayMakes(Schema schema) throws SQLException {
        migrate(schema, ours);
        schema.flyway(theirs).migrate();

        assertEquals(rows(theirs, TABLES), rows(ours, TABLES));
        assertEquals(rows(theirs, HISTORY), rows(ours, HISTORY));
    }

    @ParameterizedTest
    @EnumSource(Schema.class)
    void fileThatFlywayMadeIsCurrent(Schema schema) throws SQLException {
        schema.flyway(theirs).migrate();
        var before = rows(theirs, "select * from flyway_schema_history");

        migrate(schema, theirs);

        assertEquals(before, rows(theirs, "select * from flyway_schema_history"));
    }

    @Test
    void olderFileIsBroughtUpToDateByFlyway() throws SQLException {
        // As an installation from before the first script would look: Flyway's baseline, and nothing of ours.
        try (var connection = open(theirs);
                var statement = connection.createStatement()) {
            statement.execute("create table document_of_old (name text)");
        }
        Flyway.configure()
                .configuration(Schema.CATALOG.flyway(theirs).getConfiguration())
                .baselineVersion("0")
                .load()
                .baseline();

        migrate(Schema.CATALOG, theirs);

        assertEquals(
                List.of("0", "1", "2", "3", "4"),
                rows(theirs, "select version from flyway_schema_history order by installed_rank"));
        assertEquals(List.of("0"), rows(theirs, "select count(*) from document"));
    }

    @Test
    void fileOfSomebodyElseIsRefusedAndNotChanged() throws SQLException {
        try (var connection = open(theirs);
                var statement = connection.createStatement()) {
            statement.execute("create table recipes (name text)");
        }
        var before = rows(theirs, TABLES);

        assertThrows(StoreException.class, () -> migrate(Schema.SPOOL, theirs));

        assertEquals(before, rows(theirs, TABLES));
    }

    private static Connection open(Path file) throws SQLException {
        return Sqlite.writer(file, 4096, 1 << 20, 0);
    }

    private static void migrate(Schema schema, Path file) throws SQLException {
        try (var connection = open(file)) {
            schema.migrate(connection, file);
        }
    }

    private static List<String> rows(Path file, String sql) throws SQLException {
        try (var connection = open(file);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (row.next()) {
                var values = new Object[row.getMetaData().getColumnCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = String.valueOf(row.getString(i + 1));
                }
                found.add(values.length == 1 ? values[0].toString() : Arrays.toString(values));
            }
            return found;
        }
    }
}

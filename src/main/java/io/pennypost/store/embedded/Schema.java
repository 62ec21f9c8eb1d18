package io.pennypost.store.embedded;

import io.pennypost.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/// The tables of a database and how they come to be.
///
/// The scripts are the same for every engine; three words in them differ and are placeholders. Flyway runs them and
/// keeps their history, but loading it costs most of a second, so one SELECT decides whether it is needed at all.
enum Schema {
    CATALOG("catalog", "1"),
    SPOOL("spool", "1"),
    LEDGER("ledger", "1");

    private static final String FOLDER = "io/pennypost/store/migrations/";
    private static final Map<String, String> PLACEHOLDERS = Map.of("bigid", "integer", "bytes", "blob", "bytewise", "");

    private final String folder;
    private final String version;

    Schema(String folder, String version) {
        this.folder = folder;
        this.version = version;
    }

    /// The version of the newest script.
    String version() {
        return version;
    }

    /// Brings a database to the newest version. The connection must have no transaction, or Flyway's own waits for
    /// it.
    void migrate(Connection connection, Path file) throws SQLException {
        if (current(connection).equals(Optional.of(version))) {
            return;
        }
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:" + FOLDER + folder)
                    .placeholders(PLACEHOLDERS)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreException(StoreException.Kind.FAILED, file + " could not be brought up to date.", e);
        }
    }

    private static Optional<String> current(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select version from flyway_schema_history
                        where success order by installed_rank desc limit 1""")) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            // A new database has no history.
            return Optional.empty();
        }
    }

    /// Makes the tables of a new database in the connection's transaction, without a history. For the files of a day:
    /// they are made while mail flows, and dropped whole rather than changed later, so Flyway would cost more than
    /// it gives.
    void create(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : script().split(";", -1)) {
                if (!each.isBlank()) {
                    statement.executeUpdate(each);
                }
            }
        }
    }

    private String script() {
        var name = "/" + FOLDER + folder + "/V1__" + folder + ".sql";
        try (var in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing.");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (var each : PLACEHOLDERS.entrySet()) {
                text = text.replace("${" + each.getKey() + "}", each.getValue());
            }
            // Comments may hold semicolons.
            return text.lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(java.util.stream.Collectors.joining("\n"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.pennypost.store.embedded;

import io.pennypost.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/// The tables of a database and how they come to be.
///
/// The scripts are the same for every engine; three words in them differ and are placeholders. Flyway brings an older
/// database up to date and owns the history. Loading it costs most of a second, so it is not asked where it has
/// nothing to decide: one SELECT sees that a database is current, and an empty one gets all scripts, and the history
/// Flyway would have written, in one transaction.
enum Schema {
    CATALOG("catalog", "V1__documents.sql", "V2__contacts.sql", "V3__suppressed_addresses.sql", "V4__events.sql"),
    SPOOL("spool", "V1__spool.sql", "V2__reception.sql"),
    LEDGER("ledger", "V1__ledger.sql");

    private static final String FOLDER = "io/pennypost/store/migrations/";

    private final String folder;

    @SuppressWarnings("ImmutableEnumChecker") // it is an unmodifiable one
    private final List<String> scripts;

    /// @param scripts in the order of their versions
    Schema(String name, String... scripts) {
        this.folder = FOLDER + name;
        this.scripts = List.of(scripts);
    }

    /// The version of the newest script.
    String version() {
        return Script.version(scripts.getLast());
    }

    /// Brings a database to the newest version. The connection must have no transaction, or Flyway's own waits for
    /// it.
    void migrate(Connection connection, Path file) throws SQLException {
        if (History.version(connection).equals(Optional.of(version()))) {
            return;
        }
        if (History.isBlank(connection)) {
            begin(connection);
            return;
        }
        try {
            flyway(file).migrate();
        } catch (FlywayException e) {
            throw new StoreException(StoreException.Kind.FAILED, file + " could not be brought up to date.", e);
        }
    }

    private void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        create(connection);
        History.write(connection, scripts().toList());
        connection.commit();
        connection.setAutoCommit(true);
    }

    /// Makes the tables of a new database in the connection's transaction, without a history. For the files of a day:
    /// they are made while mail flows, and dropped whole rather than changed later.
    void create(Connection connection) throws SQLException {
        for (var script : scripts().toList()) {
            script.run(connection);
        }
    }

    private Stream<Script> scripts() {
        return scripts.stream().map(name -> Script.read(folder, name));
    }

    Flyway flyway(Path file) {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:" + folder)
                .placeholders(Script.PLACEHOLDERS)
                .load();
    }
}

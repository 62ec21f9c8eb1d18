package io.pennypost.store.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Flyway's table of what was applied to a database, for the two things that are done without Flyway: seeing that
/// nothing is to do, and writing the first rows of a new file.
final class History {
    /// As Flyway makes it for SQLite.
    private static final List<String> TABLE =
            List.of("""
            create table flyway_schema_history (
              installed_rank int not null primary key,
              version varchar(50),
              description varchar(200) not null,
              type varchar(20) not null,
              script varchar(1000) not null,
              checksum int,
              installed_by varchar(100) not null,
              installed_on text not null default (strftime('%Y-%m-%d %H:%M:%f','now')),
              execution_time int not null,
              success boolean not null)""", "create index flyway_schema_history_s_idx on flyway_schema_history (success)");

    private History() {}

    /// The version that was applied last; empty without a history.
    static Optional<String> version(Connection connection) throws SQLException {
        if (count(connection, "where name = 'flyway_schema_history'") == 0) {
            return Optional.empty();
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select version from flyway_schema_history
                        where success order by installed_rank desc limit 1""")) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /// Whether there is nothing at all in the database.
    static boolean isBlank(Connection connection) throws SQLException {
        return count(connection, "") == 0;
    }

    private static int count(Connection connection, String condition) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from sqlite_master " + condition)) {
            row.next();
            return row.getInt(1);
        }
    }

    /// Writes that all of these were applied, in the connection's transaction.
    static void write(Connection connection, List<Script> scripts) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : TABLE) {
                statement.executeUpdate(each);
            }
        }
        try (var insert = connection.prepareStatement("""
                insert into flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                values (?, ?, ?, 'SQL', ?, ?, '', 0, 1)""")) {
            int rank = 0;
            for (var script : scripts) {
                insert.setInt(1, ++rank);
                insert.setString(2, script.version());
                insert.setString(3, script.description());
                insert.setString(4, script.name());
                insert.setInt(5, script.checksum());
                insert.executeUpdate();
            }
        }
    }
}

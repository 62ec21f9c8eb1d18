package io.pennypost.store.embedded;

import java.sql.Connection;
import java.sql.SQLException;

/// What the spool finds when it starts, after it threw away what a crash left behind.
///
/// @param mark       no id after it was ever committed
/// @param deliveries how many wait
/// @param inbox      entries of the inbox
/// @param outbox     the last outbox row, 0 when none
record SpoolStart(long mark, long deliveries, long inbox, long outbox) {
    private static final int CHUNK = 500;

    /// Most queues without mail that one start removes, so that a start stays quick.
    private static final int SWEEPS_MAX = 20;

    static SpoolStart of(Connection connection, int node) throws SQLException {
        dropStaged(connection, node);
        sweepQueues(connection, node);
        var start = new SpoolStart(
                number(connection, "select coalesce(max(id), 0) from mark where node = " + node),
                number(connection, "select count(*) from delivery where owner = " + node),
                number(connection, "select count(*) from inbox"),
                number(connection, "select coalesce(max(seq), 0) from outbox where node = " + node));
        connection.rollback();
        return start;
    }

    /// Bodies that were coming in when the process ended.
    private static void dropStaged(Connection connection, int node) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "delete from body where message_id in (select message_id from staging where owner = " + node + ")");
            statement.executeUpdate("delete from staging where owner = " + node);
            connection.commit();
        }
    }

    private static void sweepQueues(Connection connection, int node) throws SQLException {
        var sql = """
                delete from queue where id in (select q.id from queue q
                where not exists (select 1 from delivery d where d.owner = @ and d.queue_id = q.id) limit @@)""".replace("@@", Integer.toString(CHUNK)).replace("@", Integer.toString(node));
        try (var statement = connection.createStatement()) {
            int swept = CHUNK;
            for (int i = 0; i < SWEEPS_MAX && swept == CHUNK; i++) {
                swept = statement.executeUpdate(sql);
                connection.commit();
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}

package io.pennypost.store.embedded;

import static io.pennypost.store.StoreFixture.NOW;
import static io.pennypost.store.StoreFixture.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.store.LedgerEntry;
import io.pennypost.store.StoreMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever way the rows take, each entry is in the ledger once.
class LedgerTailerTest {
    private static final int NODE = 0;

    @TempDir
    Path directory;

    @Test
    void rowsOfABurstAreReadBackFromTheOutbox() throws SQLException, IOException {
        var rows = rows(1, 5000);
        write(rows);
        try (var tailer = tailer(0)) {
            tailer.committed(rows.subList(0, 3000));
            assertEquals(3000, tailer.waiting().orElseThrow().size());
            tailer.committed(rows.subList(3000, 5000));
            assertTrue(tailer.waiting().isEmpty(), "more than memory holds");

            tailer.start(_ -> {});
            tailer.drain();

            assertEquals(List.of(), tailer.waiting().orElseThrow());
            assertEquals("5000, 5000, 5000", stored());
            // After the burst, memory serves again: these rows are in no table.
            tailer.committed(rows(5001, 10));
            tailer.drain();
        }
        assertEquals("5010, 5010, 5010", stored());
    }

    @Test
    void rowsThatACrashLeftInTheOutboxAreNotCountedTwice() throws SQLException, IOException {
        write(rows(1, 10));
        try (var tailer = tailer(10)) {
            tailer.start(_ -> {});
            tailer.drain();
        }

        // The same outbox again: its rows were in the day's file, but the deletion was never committed.
        write(rows(11, 5));
        try (var tailer = tailer(15)) {
            assertTrue(tailer.waiting().isEmpty(), "what an earlier process left is not in memory");
            tailer.start(_ -> {});
            tailer.drain();
        }

        assertEquals("15, 15, 15", stored());
    }

    private static List<DayFile.Row> rows(int first, int count) {
        var rows = new ArrayList<DayFile.Row>();
        for (int seq = first; seq < first + count; seq++) {
            var entry = new LedgerEntry(
                    1_000_000L + seq,
                    SCOPE,
                    NOW,
                    LedgerEntry.Kind.EVENT,
                    "Send",
                    "m" + seq,
                    Optional.empty(),
                    Optional.empty(),
                    1,
                    "{}");
            rows.add(new DayFile.Row(seq, List.of(entry)));
        }
        return rows;
    }

    private Connection spool() throws SQLException {
        var file = directory.resolve("spool.db");
        var connection = Sqlite.writer(file, 4096, 1 << 20, 0);
        Schema.SPOOL.migrate(connection, file);
        return connection;
    }

    private void write(List<DayFile.Row> rows) throws SQLException {
        try (var connection = spool();
                var insert = connection.prepareStatement("insert into outbox (node, seq, entries) values (?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (var row : rows) {
                insert.setInt(1, NODE);
                insert.setLong(2, row.seq());
                insert.setBytes(3, Entries.ofLedger(row.entries()));
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    private LedgerTailer tailer(long committed) throws SQLException, IOException {
        return new LedgerTailer(
                new Session(Sqlite.reader(directory.resolve("spool.db"), 1 << 20)),
                new LedgerDays(directory),
                NODE,
                committed,
                new Trust(),
                () -> 0L,
                StoreMetrics.NONE);
    }

    /// Entries, entries by the roll-ups, recipients by the roll-ups.
    private String stored() throws SQLException, IOException {
        var file = new LedgerDays(directory).file(LedgerDays.of(NOW));
        try (var connection = Sqlite.reader(file, 1 << 20);
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select (select count(*) from entry) || ', ' || sum(entries) || ', ' || sum(recipients)
                        from rollup""")) {
            row.next();
            return row.getString(1);
        }
    }
}

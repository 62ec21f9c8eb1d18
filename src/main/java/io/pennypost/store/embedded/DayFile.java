package io.pennypost.store.embedded;

import io.pennypost.store.LedgerEntry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ledger of one day, for the thread that writes it: entries, their sums by minute, and how far the outbox has
/// come are committed together, so that each entry counts once however often it is exported.
final class DayFile implements AutoCloseable {
    /// A row of the outbox, or the part of it that belongs to this day.
    record Row(long seq, List<LedgerEntry> entries) {}

    private record Minute(String account, String region, String type, long minute, String configurationSet) {}

    private record Fed(long seq, long entry) {}

    private record Sum(Minute minute, long entries, long recipients) {}

    private static final int PAGE_BYTES = 4096;
    private static final long CACHE_BYTES = 8 << 20;
    private static final int CHECKPOINT_PAGES = 2000;
    private static final long MINUTE_MILLIS = 60_000;

    private final Connection connection;
    private final int node;
    private final RowStatement insertEntries;
    private final RowStatement addSums;
    private final RowStatement insertFeed;
    private final PreparedStatement putTail;
    private long tail;

    private DayFile(Connection connection, int node, long tail) throws SQLException {
        this.connection = connection;
        this.node = node;
        this.tail = tail;
        insertEntries =
                new RowStatement(connection, """
                insert into entry (id, at, kind, type, account, region, message, recipient, configuration_set,
                recipients, json) values
                """, "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", " on conflict (id) do nothing");
        addSums = new RowStatement(connection, """
                insert into rollup (account, region, type, minute, configuration_set, entries, recipients) values
                """, "(?, ?, ?, ?, ?, ?, ?)", """
                 on conflict (account, region, type, minute, configuration_set) do update set
                entries = rollup.entries + excluded.entries, recipients = rollup.recipients + excluded.recipients""");
        insertFeed = new RowStatement(
                connection, "insert into feed (seq, entry) values ", "(?, ?)", " on conflict (seq, entry) do nothing");
        putTail = connection.prepareStatement(
                "insert into tail (node, seq) values (?, ?) on conflict (node) do update set seq = excluded.seq");
    }

    static DayFile open(Path file, int node) throws SQLException {
        var connection = Sqlite.writer(file, PAGE_BYTES, CACHE_BYTES, CHECKPOINT_PAGES);
        try {
            connection.setAutoCommit(false);
            var tail = tail(connection, node);
            if (tail.isEmpty()) {
                Schema.LEDGER.create(connection);
                connection.commit();
            }
            return new DayFile(connection, node, tail.orElse(0L));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// Empty when the file is new.
    private static Optional<Long> tail(Connection connection, int node) throws SQLException {
        try (var statement = connection.prepareStatement("select seq from tail where node = ?")) {
            statement.setInt(1, node);
            try (var row = statement.executeQuery()) {
                return Optional.of(row.next() ? row.getLong(1) : 0L);
            }
        } catch (SQLException e) {
            if (Sqlite.failure("", e).kind() == io.pennypost.store.StoreException.Kind.UNSAFE) {
                throw e;
            }
            return Optional.empty();
        } finally {
            connection.rollback();
        }
    }

    /// Adds rows in the order of the outbox; those that are in already are passed over.
    void append(List<Row> rows) throws SQLException {
        var fresh = rows.stream().filter(row -> row.seq() > tail).toList();
        if (fresh.isEmpty()) {
            return;
        }
        var entries = new ArrayList<LedgerEntry>();
        fresh.forEach(row -> entries.addAll(row.entries()));
        try {
            if (insert(entries) < entries.size()) {
                // One id came twice: find out which, so that it is not counted twice.
                connection.rollback();
                add(insertSingly(entries));
            } else {
                add(entries);
            }
            feed(fresh);
            long seq = fresh.getLast().seq();
            putTail.setInt(1, node);
            putTail.setLong(2, seq);
            putTail.executeUpdate();
            connection.commit();
            tail = seq;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private void feed(List<Row> rows) throws SQLException {
        var events = new ArrayList<Fed>();
        for (var row : rows) {
            for (var entry : row.entries()) {
                if (entry.kind() == LedgerEntry.Kind.EVENT) {
                    events.add(new Fed(row.seq(), entry.id()));
                }
            }
        }
        insertFeed.execute(events, (s, at, event) -> {
            s.setLong(at, event.seq());
            s.setLong(at + 1, event.entry());
        });
    }

    private List<LedgerEntry> insertSingly(List<LedgerEntry> entries) throws SQLException {
        var inserted = new ArrayList<LedgerEntry>();
        for (var entry : entries) {
            if (insert(List.of(entry)) == 1) {
                inserted.add(entry);
            }
        }
        return inserted;
    }

    private int insert(List<LedgerEntry> entries) throws SQLException {
        return insertEntries.execute(entries, (s, at, entry) -> {
            s.setLong(at, entry.id());
            s.setLong(at + 1, Times.millis(entry.at()));
            s.setInt(at + 2, Entries.code(entry.kind()));
            s.setString(at + 3, entry.type());
            s.setString(at + 4, entry.scope().account());
            s.setString(at + 5, entry.scope().region());
            s.setString(at + 6, entry.sesMessageId());
            setMaybe(s, at + 7, entry.recipient());
            setMaybe(s, at + 8, entry.configurationSet());
            s.setInt(at + 9, entry.recipients());
            s.setString(at + 10, entry.json());
        });
    }

    private static void setMaybe(PreparedStatement s, int at, Optional<String> text) throws SQLException {
        if (text.isPresent()) {
            s.setString(at, text.get());
        } else {
            s.setNull(at, Types.VARCHAR);
        }
    }

    private void add(List<LedgerEntry> entries) throws SQLException {
        Map<Minute, long[]> sums = new HashMap<>();
        for (var entry : entries) {
            var minute = new Minute(
                    entry.scope().account(),
                    entry.scope().region(),
                    entry.type(),
                    Math.floorDiv(Times.millis(entry.at()), MINUTE_MILLIS),
                    entry.configurationSet().orElse(""));
            var sum = sums.computeIfAbsent(minute, _ -> new long[2]);
            sum[0]++;
            sum[1] += entry.recipients();
        }
        var rows = sums.entrySet().stream()
                .map(each -> new Sum(each.getKey(), each.getValue()[0], each.getValue()[1]))
                .toList();
        addSums.execute(rows, (s, at, row) -> {
            s.setString(at, row.minute().account());
            s.setString(at + 1, row.minute().region());
            s.setString(at + 2, row.minute().type());
            s.setLong(at + 3, row.minute().minute());
            s.setString(at + 4, row.minute().configurationSet());
            s.setLong(at + 5, row.entries());
            s.setLong(at + 6, row.recipients());
        });
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

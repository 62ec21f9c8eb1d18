package io.pennypost.store.embedded;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.EventLog;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.MessageId;
import io.pennypost.store.StoreException;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;

/// The ledger for reading, day by day. A search first waits until the outbox is empty of what was committed before it;
/// a count does not wait, it adds what is on its way.
final class EmbeddedEventLog implements EventLog {
    private static final String COLUMNS = "select " + LedgerRows.columns("") + " from entry ";
    private static final long MINUTE_MILLIS = 60_000;

    private final LedgerDays days;
    private final LedgerTailer tailer;
    private final Readers<OpenDays<Session>> readers;

    EmbeddedEventLog(LedgerDays days, LedgerTailer tailer, Readers<OpenDays<Session>> readers) {
        this.days = days;
        this.tailer = tailer;
        this.readers = readers;
    }

    @Override
    public List<LedgerEntry> ofMessage(String sesMessageId, Instant day) {
        tailer.drain();
        var from = LedgerDays.of(day);
        return readers.call(open -> {
            var found = new ArrayList<LedgerEntry>();
            for (var each : days.days().tailSet(from)) {
                var statement = open.day(each).prepare(COLUMNS + "where message = ? order by id");
                statement.setString(1, sesMessageId);
                collect(statement, found);
            }
            found.sort(Comparator.comparing(LedgerEntry::at).thenComparingLong(LedgerEntry::id));
            return found;
        });
    }

    @Override
    public List<LedgerEntry> find(Query query, long beforeId, int limit) {
        tailer.drain();
        return readers.call(open -> {
            var found = new ArrayList<LedgerEntry>();
            var sql = sql(query);
            boolean enough = false;
            for (var day : daysOf(query, beforeId)) {
                collect(bind(open.day(day).prepare(sql), query, beforeId, limit), found);
                if (enough) {
                    break;
                }
                // An entry's id is made within a day of its time, so a later id may stand one day earlier.
                enough = found.size() >= limit;
            }
            found.sort(Comparator.comparingLong(LedgerEntry::id).reversed());
            return List.copyOf(found.subList(0, Math.min(limit, found.size())));
        });
    }

    /// Days that may hold matches, newest first.
    private List<LocalDate> daysOf(Query query, long beforeId) {
        var first = LedgerDays.of(clamp(query.from()));
        var last = LedgerDays.of(clamp(query.to()));
        if (beforeId != Long.MAX_VALUE) {
            var newest =
                    LedgerDays.of(new MessageId(Math.max(0, beforeId)).at()).plusDays(1);
            last = newest.isBefore(last) ? newest : last;
        }
        if (last.isBefore(first)) {
            return List.of();
        }
        return new ArrayList<>(days.days().subSet(first, true, last, true).descendingSet());
    }

    private static Instant clamp(Instant instant) {
        return Instant.ofEpochMilli(Math.clamp(
                Times.millis(instant),
                MessageId.EPOCH_MILLIS,
                new MessageId(Long.MAX_VALUE).at().toEpochMilli()));
    }

    private static String sql(Query query) {
        var sql = new StringBuilder(COLUMNS).append("where id < ? and at >= ? and at < ?");
        if (query.scope().isPresent()) {
            sql.append(" and account = ? and region = ?");
        }
        query.kind().ifPresent(_ -> sql.append(" and kind = ?"));
        query.type().ifPresent(_ -> sql.append(" and type = ?"));
        query.recipient().ifPresent(_ -> sql.append(" and recipient = ?"));
        query.configurationSet().ifPresent(_ -> sql.append(" and configuration_set = ?"));
        return sql.append(" order by id desc limit ?").toString();
    }

    private static PreparedStatement bind(PreparedStatement s, Query query, long beforeId, int limit)
            throws SQLException {
        int at = 0;
        s.setLong(++at, beforeId);
        s.setLong(++at, Times.millis(query.from()));
        s.setLong(++at, Times.millis(query.to()));
        if (query.scope().isPresent()) {
            s.setString(++at, query.scope().get().account());
            s.setString(++at, query.scope().get().region());
        }
        if (query.kind().isPresent()) {
            s.setInt(++at, Entries.code(query.kind().get()));
        }
        for (var text : List.of(query.type(), query.recipient(), query.configurationSet())) {
            if (text.isPresent()) {
                s.setString(++at, text.get());
            }
        }
        s.setInt(++at, limit);
        return s;
    }

    private static void collect(PreparedStatement statement, List<LedgerEntry> found) throws SQLException {
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                found.add(LedgerRows.entry(row, 1));
            }
        }
    }

    @Override
    public SortedMap<Instant, Long> recipients(Scope scope, String type, Instant from, Instant to, Duration span) {
        tailer.drain();
        return readers.call(open -> new LedgerSums(scope, type, from, to, span).over(days, open));
    }

    @Override
    public List<Told> told(Scope scope, LocalDate day, long afterId, int limit) {
        tailer.drain();
        return readers.call(open -> new ToldEvents(days, open).of(scope, day, afterId, limit));
    }

    @Override
    public List<Fed> after(Position position, int limit) {
        return readers.call(open -> new FedEvents(days, open).after(position, limit));
    }

    @Override
    public void watch(Runnable news) {
        tailer.watch(news);
    }

    @Override
    public long recipients(Scope scope, String type, Instant now, Duration window) {
        // Seen before the files are read, so that an entry is in one of them or here, or in both.
        var waiting = waiting();
        long last = Math.floorDiv(Times.millis(now), MINUTE_MILLIS);
        long first = Math.floorDiv(Times.millis(now.minus(window)), MINUTE_MILLIS) + 1;
        var counted = new HashMap<LocalDate, Long>();
        var span = days.days().subSet(LedgerDays.of(now.minus(window)), true, LedgerDays.of(now), true);
        long stored = readers.call(open -> {
            long sum = 0;
            for (var day : span) {
                // One statement, so that the sum and how far it counts belong together.
                var statement = open.day(day).prepare("""
                        select coalesce(sum(recipients), 0), (select coalesce(max(seq), 0) from tail) from rollup
                        where account = ? and region = ? and type = ? and minute >= ? and minute <= ?""");
                statement.setString(1, scope.account());
                statement.setString(2, scope.region());
                statement.setString(3, type);
                statement.setLong(4, first);
                statement.setLong(5, last);
                try (var row = statement.executeQuery()) {
                    row.next();
                    sum += row.getLong(1);
                    counted.put(day, row.getLong(2));
                }
            }
            return sum;
        });
        long inMemory = 0;
        for (var row : waiting) {
            for (var entry : row.entries()) {
                long minute = Math.floorDiv(Times.millis(entry.at()), MINUTE_MILLIS);
                if (row.seq() > counted.getOrDefault(LedgerDays.of(entry.at()), 0L)
                        && minute >= first
                        && minute <= last
                        && entry.type().equals(type)
                        && entry.scope().equals(scope)) {
                    inMemory += entry.recipients();
                }
            }
        }
        return stored + inMemory;
    }

    private List<DayFile.Row> waiting() {
        var waiting = tailer.waiting();
        if (waiting.isPresent()) {
            return waiting.get();
        }
        tailer.drain();
        return List.of();
    }

    @Override
    public void dropBefore(Instant instant) {
        readers.call(_ -> {
            try {
                days.dropBefore(LedgerDays.of(instant));
                return true;
            } catch (IOException e) {
                throw new StoreException(StoreException.Kind.FAILED, "An old day could not be dropped.", e);
            }
        });
    }

    @Override
    public void close() {
        tailer.close();
        readers.close();
    }
}

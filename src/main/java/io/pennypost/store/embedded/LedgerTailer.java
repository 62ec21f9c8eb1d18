package io.pennypost.store.embedded;

import io.pennypost.store.LedgerEntry;
import io.pennypost.store.StoreException;
import io.pennypost.store.StoreException.Kind;
import io.pennypost.store.StoreMetrics;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Moves entries from the outbox to their days, in the order they were committed.
///
/// A day's file remembers how far it came, so a crash between its commit and the deletion of the outbox rows repeats
/// nothing. Rows gather for a moment before they are moved, unless somebody waits to read them. What this process
/// committed is moved from memory; the table is read for what an earlier one left, and after a burst.
final class LedgerTailer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerTailer.class);

    /// Outbox rows moved in one transaction.
    private static final int BATCH = 500;

    /// Committed rows kept in memory until they are moved. When more wait, all are read back from the outbox.
    private static final int FRESH_MAX = 8 * BATCH;

    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /// How long a reader waits for its entries before it is told that the ledger is behind.
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long CLOSE_MILLIS = 10_000;

    private final Session outbox;
    private final LedgerDays days;
    private final OpenDays<DayFile> files;
    private final String select;
    private final Trust trust;
    private final StoreMetrics metrics;
    private final LongSupplier nanos;
    private final Thread thread =
            Thread.ofPlatform().name("ledger-tailer").daemon().unstarted(this::run);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private final ArrayDeque<DayFile.Row> fresh = new ArrayDeque<>();
    private LongConsumer exportedUpTo = _ -> {};
    private volatile Runnable news = () -> {};
    private long committed;

    /// Every committed row after this one is in `fresh`.
    private long freshAfter;

    private long wanted;
    private long exported;
    private long failures;
    private boolean closed;

    /// @param outbox    for this thread alone
    /// @param committed the last outbox row there is, 0 when none
    LedgerTailer(
            Session outbox,
            LedgerDays days,
            int node,
            long committed,
            Trust trust,
            LongSupplier nanos,
            StoreMetrics metrics) {
        this.outbox = outbox;
        this.days = days;
        this.files = new OpenDays<>(days, day -> openDay(day, node));
        this.select = "select seq, entries from outbox where node = " + node
                + " and seq > ? and seq <= ? order by seq limit " + BATCH;
        this.committed = committed;
        this.freshAfter = committed;
        this.trust = trust;
        this.nanos = nanos;
        this.metrics = metrics;
    }

    /// @param deleteUpTo has the outbox rows up to one deleted
    void start(LongConsumer deleteUpTo) {
        exportedUpTo = deleteUpTo;
        thread.start();
    }

    private DayFile openDay(LocalDate day, int node) throws SQLException {
        var file = DayFile.open(days.file(day), node);
        days.made(day);
        return file;
    }

    /// Has somebody told whenever entries were moved.
    void watch(Runnable watcher) {
        var others = news;
        news = () -> {
            others.run();
            watcher.run();
        };
    }

    /// Outbox rows were committed.
    void committed(List<DayFile.Row> rows) {
        lock.lock();
        try {
            if (committed <= exported) {
                work.signal();
            }
            committed = rows.getLast().seq();
            if (fresh.size() + rows.size() > FRESH_MAX) {
                fresh.clear();
                freshAfter = committed;
            } else {
                fresh.addAll(rows);
            }
        } finally {
            lock.unlock();
        }
    }

    /// What is committed and not in the ledger yet. Some of it may get there before the caller looks.
    ///
    /// @return empty when that cannot be told from memory: after a restart or a burst
    Optional<List<DayFile.Row>> waiting() {
        lock.lock();
        try {
            return exported < freshAfter ? Optional.empty() : Optional.of(List.copyOf(fresh));
        } finally {
            lock.unlock();
        }
    }

    /// Returns when everything committed before the call is in the ledger.
    ///
    /// @throws StoreException FAILED when it cannot be written now
    void drain() {
        lock.lock();
        try {
            long target = committed;
            if (exported >= target) {
                return;
            }
            wanted = Math.max(wanted, target);
            work.signal();
            long failuresBefore = failures;
            long left = DRAIN_NANOS;
            while (exported < target) {
                trust.check();
                if (closed || failures != failuresBefore || left <= 0) {
                    throw new StoreException(Kind.FAILED, "The ledger is behind; its newest entries cannot be read.");
                }
                left = progress.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.FAILED, "Interrupted while the ledger was catching up.", e);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try (outbox;
                files) {
            while (awaitWork()) {
                try {
                    exportUpTo(target());
                } catch (SQLException | RuntimeException e) {
                    failed(Sqlite.failure("The ledger could not be written", e));
                }
            }
        } catch (Throwable e) {
            trust.lose(new StoreException(Kind.UNSAFE, "The ledger's thread ended.", e));
        } finally {
            markClosed();
        }
    }

    private void markClosed() {
        lock.lock();
        try {
            closed = true;
            work.signalAll();
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean awaitWork() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && committed <= exported) {
                work.await();
            }
            long left = GATHER_NANOS;
            while (!closed && wanted <= exported && left > 0) {
                left = work.awaitNanos(left);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private long target() {
        lock.lock();
        try {
            return committed;
        } finally {
            lock.unlock();
        }
    }

    private void exportUpTo(long target) throws SQLException {
        long from = exported;
        while (from < target && !closing()) {
            long start = nanos.getAsLong();
            var known = fresh(from);
            var rows = known.isPresent() ? known.get() : read(from, target);
            long upTo = rows.isEmpty() ? target : rows.getLast().seq();
            int entries = write(rows);
            long written = nanos.getAsLong();
            if (entries > 0) {
                metrics.committed("ledger", rows.size(), written - start, 0);
                metrics.exported(entries);
            }
            reached(upTo);
            exportedUpTo.accept(upTo);
            news.run();
            from = upTo;
        }
    }

    private boolean closing() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// The oldest rows in memory, which stay there until they are moved; empty when older ones are in the table.
    private Optional<List<DayFile.Row>> fresh(long after) {
        lock.lock();
        try {
            return after < freshAfter
                    ? Optional.empty()
                    : Optional.of(fresh.stream().limit(BATCH).toList());
        } finally {
            lock.unlock();
        }
    }

    private List<DayFile.Row> read(long after, long target) throws SQLException {
        var statement = outbox.prepare(select);
        statement.setLong(1, after);
        statement.setLong(2, target);
        var found = new ArrayList<DayFile.Row>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(new DayFile.Row(rows.getLong(1), Entries.toLedger(rows.getBytes(2))));
            }
        }
        return found;
    }

    private int write(List<DayFile.Row> rows) throws SQLException {
        var byDay = new TreeMap<LocalDate, List<DayFile.Row>>();
        int entries = 0;
        for (var row : rows) {
            entries += row.entries().size();
            split(row, byDay);
        }
        for (var each : byDay.entrySet()) {
            files.day(each.getKey()).append(each.getValue());
        }
        return entries;
    }

    /// Entries of one row are nearly always of one day; around midnight they are of two.
    private void split(DayFile.Row row, Map<LocalDate, List<DayFile.Row>> byDay) {
        var parts = new TreeMap<LocalDate, List<LedgerEntry>>();
        for (var entry : row.entries()) {
            var day = LedgerDays.of(entry.at());
            if (!days.dropped(day)) {
                parts.computeIfAbsent(day, _ -> new ArrayList<>()).add(entry);
            }
        }
        parts.forEach((day, entries) ->
                byDay.computeIfAbsent(day, _ -> new ArrayList<>()).add(new DayFile.Row(row.seq(), entries)));
    }

    private void reached(long seq) {
        lock.lock();
        try {
            exported = seq;
            while (!fresh.isEmpty() && fresh.element().seq() <= seq) {
                fresh.remove();
            }
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void failed(StoreException failure) throws InterruptedException {
        metrics.failed("ledger", failure.kind());
        lock.lock();
        try {
            failures++;
            progress.signalAll();
            if (failure.kind() == Kind.UNSAFE) {
                trust.lose(failure);
                closed = true;
                return;
            }
            if (failure.kind() != Kind.CLOSED) {
                LOG.warn("The ledger is behind; its entries wait in the outbox. {}", failure.getMessage(), failure);
            }
            long left = RETRY_NANOS;
            while (!closed && left > 0) {
                left = work.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Stops after the running batch; what is left stays in the outbox for the next start.
    @Override
    public void close() {
        markClosed();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

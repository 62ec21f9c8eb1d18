package io.pennypost.store.embedded;

import io.pennypost.store.StoreException;
import io.pennypost.store.StoreException.Kind;
import io.pennypost.store.StoreMetrics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that writes a database.
///
/// It takes the calls that are waiting, writes all of them in one transaction, commits once, and wakes the callers.
/// While it commits, the next group gathers: the slower the disk, the larger the groups. When a group fails, each of
/// its calls is tried once in a transaction of its own, so that a bad one fails alone. An I/O error is never tried
/// again: the store is unsafe from then on, and whatever waits is refused.
final class GroupWriter<W extends Work> implements AutoCloseable {
    /// Writes the calls of a group.
    interface Group<W> {
        /// Inside the transaction; may be called again with each item alone after the whole was rolled back.
        void write(List<W> group) throws SQLException;

        /// After the commit, before the callers are woken.
        void committed(List<W> group);

        /// After a rollback: forget what [#write] remembered.
        void rolledBack();

        /// Bytes of log that the group wrote, roughly.
        long logBytes(List<W> group);
    }

    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

    /// Log size at which it is copied back. Larger saves writes of pages that change often, smaller keeps reads
    /// quick.
    private static final long CHECKPOINT_BYTES = 32 << 20;

    /// How soon calls that wait for space are tried again.
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /// How long a refusal for want of space is remembered when nothing is written after it.
    private static final long FULL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(30);

    private final String name;
    private final Connection connection;
    private final Group<W> body;
    private final Trust trust;
    private final StoreMetrics metrics;
    private final LongSupplier nanos;
    private final WorkQueue<W> queue;
    private final List<W> deferred = new ArrayList<>();
    private final Thread thread;
    private long logBytes;

    /// When the disk last had no room for a transaction; [Long#MIN_VALUE] when one went through since.
    private volatile long fullAt = Long.MIN_VALUE;

    GroupWriter(
            String name,
            Connection connection,
            Group<W> body,
            Trust trust,
            Duration groupWait,
            LongSupplier nanos,
            StoreMetrics metrics) {
        this.name = name;
        this.connection = connection;
        this.body = body;
        this.trust = trust;
        this.nanos = nanos;
        this.metrics = metrics;
        this.queue = new WorkQueue<>(name, groupWait);
        this.thread = Thread.ofPlatform().name(name + "-writer").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Hands work over; waits only while too much is waiting.
    ///
    /// @throws StoreException CLOSED or UNSAFE
    void submit(W work) {
        trust.check();
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("A transaction of the " + name + " cannot wait for another one.");
        }
        queue.put(work);
    }

    /// Whether the disk had no room for the last transaction. Passes by itself, since nobody may write any more who
    /// could find that there is room again.
    boolean full() {
        long at = fullAt;
        return at != Long.MIN_VALUE && nanos.getAsLong() - at < FULL_NANOS;
    }

    private void run() {
        var group = new ArrayList<W>();
        try {
            boolean more = true;
            while (more) {
                group.addAll(deferred);
                more = queue.take(group, deferred.isEmpty() ? WorkQueue.PATIENCE_NANOS : RETRY_NANOS);
                deferred.clear();
                process(group);
                group.clear();
                checkpoint(CHECKPOINT_BYTES, "passive");
            }
            refuseDeferred();
            checkpoint(1, "truncate");
            connection.close();
        } catch (Throwable e) {
            trust.lose(new StoreException(Kind.UNSAFE, "The writer of the " + name + " ended.", e));
            queue.close();
            refuse(group);
        }
    }

    private void process(List<W> group) {
        if (group.isEmpty()) {
            return;
        }
        if (trust.lost().isPresent()) {
            refuse(group);
            return;
        }
        try {
            transaction(group);
        } catch (SQLException | RuntimeException e) {
            if (rollback(e).kind() == Kind.UNSAFE) {
                refuse(group);
            } else {
                group.forEach(this::processAlone);
            }
        }
    }

    private void processAlone(W work) {
        if (trust.lost().isPresent()) {
            refuse(List.of(work));
            return;
        }
        // Patient work keeps its order: what comes after one that waits, waits too.
        if (work.patient() && !deferred.isEmpty()) {
            deferred.add(work);
            return;
        }
        try {
            transaction(List.of(work));
        } catch (SQLException | RuntimeException e) {
            var failure = rollback(e);
            metrics.failed(name, failure.kind());
            if (failure.kind() == Kind.FULL) {
                fullAt = nanos.getAsLong();
            }
            if (failure.kind() == Kind.FULL && work.patient()) {
                deferred.add(work);
            } else {
                work.fail(failure);
            }
        }
    }

    private void transaction(List<W> group) throws SQLException {
        long start = nanos.getAsLong();
        body.write(group);
        long written = nanos.getAsLong();
        connection.commit();
        metrics.committed(name, group.size(), written - start, nanos.getAsLong() - written);
        fullAt = Long.MIN_VALUE;
        logBytes += body.logBytes(group);
        body.committed(group);
        for (var work : group) {
            work.committed();
            work.succeed();
        }
    }

    private StoreException rollback(Exception cause) {
        var failure = Sqlite.failure("Writing the " + name + " failed", cause);
        body.rolledBack();
        try {
            connection.rollback();
        } catch (SQLException e) {
            // SQLite rolls back by itself after some errors; then there is nothing left to do.
            if (Sqlite.failure("", e).kind() == Kind.UNSAFE) {
                failure = new StoreException(Kind.UNSAFE, "A rollback of the " + name + " failed.", e);
            }
        }
        if (failure.kind() == Kind.UNSAFE) {
            trust.lose(failure);
        }
        return failure;
    }

    private void refuse(List<W> group) {
        var reason = new StoreException(Kind.UNSAFE, "The store failed before; nothing is written any more.");
        for (var work : group) {
            metrics.failed(name, Kind.UNSAFE);
            work.fail(reason);
        }
    }

    private void refuseDeferred() {
        for (var work : deferred) {
            work.fail(new StoreException(Kind.FULL, "The disk was full until the end."));
        }
        if (!deferred.isEmpty()) {
            LOG.error("{} results were not recorded because the disk is full; they may be repeated.", deferred.size());
        }
    }

    /// Copies the log back when it has grown; on this thread and between groups, so that no commit waits for it.
    private void checkpoint(long atBytes, String mode) {
        if (logBytes < atBytes || trust.lost().isPresent()) {
            return;
        }
        long start = nanos.getAsLong();
        try {
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("pragma wal_checkpoint(" + mode + ")")) {
                // A reader may hold it up: then it goes on where it stopped, next time.
                logBytes = row.next() && row.getLong(2) > row.getLong(3) ? atBytes / 2 : 0;
            } finally {
                connection.setAutoCommit(false);
            }
            metrics.checkpointed(name, nanos.getAsLong() - start);
        } catch (SQLException e) {
            var failure = Sqlite.failure("The log of the " + name + " could not be copied back", e);
            if (failure.kind() == Kind.UNSAFE) {
                trust.lose(failure);
            } else {
                // The log stays where it is; readers and the next start use it as it is.
                LOG.warn("{}", failure.getMessage());
                logBytes = 0;
            }
        }
    }

    /// Takes nothing more, finishes what waits, closes the connection.
    @Override
    public void close() {
        queue.close();
        try {
            if (!thread.join(CLOSE_WAIT)) {
                LOG.error("The writer of the {} did not end in {}.", name, CLOSE_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

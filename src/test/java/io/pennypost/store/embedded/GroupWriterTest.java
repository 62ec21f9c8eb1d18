package io.pennypost.store.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.store.StoreException;
import io.pennypost.store.StoreException.Kind;
import io.pennypost.store.StoreMetrics;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class GroupWriterTest {
    @TempDir
    Path directory;

    /// What the next transactions fail with.
    private final Queue<SQLiteErrorCode> failures = new ArrayDeque<>();

    private final List<String> committed = new ArrayList<>();
    private final Trust trust = new Trust();
    private final AtomicLong now = new AtomicLong();
    private GroupWriter<Named> writer;

    @BeforeEach
    void open() throws SQLException {
        var connection = Sqlite.writer(directory.resolve("test.db"), 4096, 1 << 20, 0);
        connection.setAutoCommit(false);
        writer = new GroupWriter<>(
                "test", connection, new Recorder(), trust, Duration.ZERO, now::get, StoreMetrics.NONE);
    }

    @Test
    void afterAnInputOutputErrorNothingIsWrittenAgain() {
        failures.add(SQLiteErrorCode.SQLITE_IOERR_FSYNC);
        var first = new Named("first", false);
        var waiting = new Named("waiting", false);
        writer.submit(first);
        writer.submit(waiting);
        writer.start();

        assertEquals(
                Kind.UNSAFE, assertThrows(StoreException.class, first::await).kind());
        assertEquals(
                Kind.UNSAFE, assertThrows(StoreException.class, waiting::await).kind());
        assertEquals(
                Kind.UNSAFE,
                assertThrows(StoreException.class, () -> writer.submit(new Named("later", true)))
                        .kind());
        writer.close();
        assertTrue(committed.isEmpty());
    }

    @Test
    void fullDiskIsKnownUntilSomethingIsWrittenAgain() {
        assertFalse(writer.full());
        failures.addAll(List.of(SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_FULL));
        writer.start();
        var refused = new Named("refused", false);
        writer.submit(refused);
        assertThrows(StoreException.class, refused::await);
        assertTrue(writer.full());

        var written = new Named("written", false);
        writer.submit(written);
        written.await();

        assertFalse(writer.full());
        writer.close();
    }

    @Test
    void fullDiskIsForgottenWhenNobodyWrites() {
        failures.addAll(List.of(SQLiteErrorCode.SQLITE_FULL, SQLiteErrorCode.SQLITE_FULL));
        writer.start();
        var refused = new Named("refused", false);
        writer.submit(refused);
        assertThrows(StoreException.class, refused::await);

        now.addAndGet(Duration.ofSeconds(5).toNanos());

        assertFalse(writer.full());
        writer.close();
    }

    @Test
    void fullDiskFailsNewMailAndKeepsResultsInOrder() {
        // The group, and then each of its three calls alone.
        for (int i = 0; i < 4; i++) {
            failures.add(SQLiteErrorCode.SQLITE_FULL);
        }
        var mail = new Named("mail", false);
        var result = new Named("result", true);
        var flush = new Named("flush", true);
        for (var work : List.of(mail, result, flush)) {
            writer.submit(work);
        }
        writer.start();

        assertEquals(Kind.FULL, assertThrows(StoreException.class, mail::await).kind());
        result.await();
        flush.await();
        writer.close();
        assertEquals(List.of("result", "flush"), committed);
        assertTrue(trust.lost().isEmpty());
    }

    @Test
    void oneBadCallFailsAlone() {
        var good = new Named("good", false);
        var bad = new Named("bad", false);
        var other = new Named("other", false);
        for (var work : List.of(good, bad, other)) {
            writer.submit(work);
        }
        writer.start();

        good.await();
        other.await();
        assertEquals(Kind.FAILED, assertThrows(StoreException.class, bad::await).kind());
        writer.close();
        assertEquals(List.of("good", "other"), committed);
    }

    @Test
    void closingFinishesWhatWaits() {
        var last = new Named("last", false);
        writer.start();
        writer.submit(last);

        writer.close();

        last.await();
        assertThrows(StoreException.class, () -> writer.submit(new Named("late", false)));
    }

    private static final class Named extends Work {
        final String name;
        final boolean patient;

        Named(String name, boolean patient) {
            this.name = name;
            this.patient = patient;
        }

        @Override
        boolean patient() {
            return patient;
        }
    }

    private final class Recorder implements GroupWriter.Group<Named> {
        @Override
        public void write(List<Named> group) throws SQLException {
            var failure = failures.poll();
            if (failure != null) {
                throw new SQLiteException("scripted", failure);
            }
            if (group.stream().anyMatch(work -> work.name.equals("bad"))) {
                throw new SQLException("bad call");
            }
        }

        @Override
        public void committed(List<Named> group) {
            group.forEach(work -> committed.add(work.name));
        }

        @Override
        public void rolledBack() {}

        @Override
        public long logBytes(List<Named> group) {
            return 0;
        }
    }
}

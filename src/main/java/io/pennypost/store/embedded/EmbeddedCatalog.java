package io.pennypost.store.embedded;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Catalog;
import io.pennypost.store.Document;
import io.pennypost.store.StoreMetrics;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Documents in `catalog.db`, with the ones used last in memory, and the tables of [EmbeddedDatabase] beside them.
///
/// The memory is exact: the process that writes is the only one there is, and each commit replaces what it changed
/// before its caller is told. A look-up that is reading meanwhile holds its key, so the commit's value comes after
/// it.
final class EmbeddedCatalog implements Catalog {
    private static final int MEMORY_BYTES = 16 << 20;
    private static final int ENTRY_BYTES = 256;

    /// A row changes a page of its table and one of each index; neighbors in a transaction share some.
    private static final long ROW_LOG_BYTES = 8192;

    private record Key(Scope scope, String kind, String name) {}

    private final GroupWriter<Change<?>> writer;
    private final Readers<Session> readers;
    private final DiskSpace space;
    private final Cache<Key, Optional<Document>> memory = Caffeine.newBuilder()
            .maximumWeight(MEMORY_BYTES)
            .weigher((Key key, Optional<Document> document) -> ENTRY_BYTES
                    + 2 * document.map(found -> found.json().length()).orElse(0))
            .build();

    EmbeddedCatalog(
            Connection connection,
            Readers<Session> readers,
            Trust trust,
            DiskSpace space,
            Duration groupWait,
            LongSupplier nanos,
            StoreMetrics metrics) {
        this.readers = readers;
        this.space = space;
        var group = new Changes(new Session(connection));
        this.writer = new GroupWriter<>("catalog", connection, group, trust, groupWait, nanos, metrics);
        writer.start();
    }

    @Override
    public <T> T read(Function<Reader, T> work) {
        return view(work::apply);
    }

    <T> T view(Function<DocumentTable, T> work) {
        return readers.call(session -> {
            var connection = session.connection();
            if (!connection.getAutoCommit()) {
                return work.apply(new DocumentTable(session));
            }
            connection.setAutoCommit(false);
            try {
                return work.apply(new DocumentTable(session));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    @Override
    public <T> T write(Function<Writer, T> work) {
        return transact(work::apply);
    }

    <T> T transact(Function<DocumentTable.Writable, T> work) {
        space.checkReserve();
        var change = new Change<>(work);
        writer.submit(change);
        change.await();
        return change.outcome();
    }

    @Override
    public Optional<Document> find(Scope scope, String kind, String name) {
        var key = new Key(scope, kind, name);
        var own = readers.own();
        if (own.isPresent()) {
            // Inside a view, which may be older than the memory must be: nothing is kept.
            var known = memory.getIfPresent(key);
            return known != null ? known : new DocumentTable(own.get()).find(scope, kind, name);
        }
        return memory.get(key, _ -> readers.call(session -> new DocumentTable(session).find(scope, kind, name)));
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }

    /// One caller's transaction.
    private static final class Change<T> extends Work {
        private final Function<DocumentTable.Writable, T> work;
        private List<DocumentTable.Writable.Written> written = List.of();
        private long rows;
        private Optional<Throwable> refusal = Optional.empty();
        private Optional<T> result = Optional.empty();

        Change(Function<DocumentTable.Writable, T> work) {
            this.work = work;
        }

        /// Runs in a savepoint of the group: what it refuses to do is undone alone.
        void run(Session session) throws SQLException {
            var table = new DocumentTable.Writable(session);
            var savepoint = session.connection().setSavepoint();
            refusal = Optional.empty();
            try {
                result = Optional.ofNullable(work.apply(table));
                written = table.written();
                rows = table.rows();
                session.connection().releaseSavepoint(savepoint);
            } catch (io.pennypost.store.StoreException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                written = List.of();
                rows = 0;
                refusal = Optional.of(e);
                session.connection().rollback(savepoint);
            }
        }

        /// What the work returned or threw, told only now that what it saw is durable.
        @SuppressWarnings("NullAway") // The work may return null, if its caller says so by type.
        T outcome() {
            if (refusal.isPresent()) {
                switch (refusal.get()) {
                    case RuntimeException e -> throw e;
                    case Error e -> throw e;
                    default -> throw new IllegalStateException(refusal.get());
                }
            }
            return result.orElse(null);
        }
    }

    private final class Changes implements GroupWriter.Group<Change<?>> {
        private final Session session;

        Changes(Session session) {
            this.session = session;
        }

        @Override
        public void write(List<Change<?>> group) throws SQLException {
            for (var change : group) {
                change.run(session);
            }
        }

        @Override
        public void committed(List<Change<?>> group) {
            for (var change : group) {
                for (var each : change.written) {
                    memory.put(new Key(each.scope(), each.kind(), each.name()), each.document());
                }
            }
        }

        @Override
        public void rolledBack() {}

        @Override
        public long logBytes(List<Change<?>> group) {
            long bytes = 0;
            for (var change : group) {
                bytes += ROW_LOG_BYTES * change.rows;
                for (var each : change.written) {
                    bytes += 16_384
                            + each.document()
                                    .map(found -> found.json().length())
                                    .orElse(0);
                }
            }
            return bytes;
        }
    }
}

package io.pennypost.store.embedded;

import io.pennypost.store.Catalog;
import io.pennypost.store.Database;
import io.pennypost.store.EventLog;
import io.pennypost.store.Inbox;
import io.pennypost.store.ReceivedMails;
import io.pennypost.store.Spool;
import io.pennypost.store.StoreException;
import io.pennypost.store.StoreMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The store of one process in one directory.
///
/// Opening takes the directory, brings the databases up to date and starts the threads; closing finishes what waits.
public final class EmbeddedStore implements AutoCloseable {
    /// Bodies stand in the spool's pages, so its pages are large; documents are small.
    private static final int SPOOL_PAGE_BYTES = 32 << 10;

    private static final int CATALOG_PAGE_BYTES = 4096;
    private static final long SMALL_CACHE_BYTES = 4 << 20;

    private final DataDirectory directory;
    private final EmbeddedSpool spool;
    private final EmbeddedReceivedMails received;
    private final EmbeddedInbox inbox;
    private final EmbeddedEventLog events;
    private final EmbeddedCatalog catalog;

    private EmbeddedStore(
            DataDirectory directory,
            EmbeddedSpool spool,
            EmbeddedReceivedMails received,
            EmbeddedInbox inbox,
            EmbeddedEventLog events,
            EmbeddedCatalog catalog) {
        this.directory = directory;
        this.spool = spool;
        this.received = received;
        this.inbox = inbox;
        this.events = events;
        this.catalog = catalog;
    }

    /// Opens with the free space of the directory's own disk.
    ///
    /// @throws StoreException FAILED when another process has the directory, or it cannot be used
    public static EmbeddedStore open(
            Path path, EmbeddedOptions options, InstantSource clock, LongSupplier nanos, StoreMetrics metrics) {
        return open(path, options, clock, nanos, () -> path.toFile().getUsableSpace(), metrics);
    }

    /// Opens a directory, which is made if there is none.
    ///
    /// @param clock       wall time, for ids
    /// @param nanos       monotonic time, for measures
    /// @param usableBytes free space on the disk
    /// @throws StoreException FAILED when another process has the directory, or it cannot be used
    public static EmbeddedStore open(
            Path path,
            EmbeddedOptions options,
            InstantSource clock,
            LongSupplier nanos,
            LongSupplier usableBytes,
            StoreMetrics metrics) {
        var directory = DataDirectory.own(path);
        try {
            NativeLibrary.unpack(directory.path());
            var space = new DiskSpace(usableBytes, nanos, options.lowMarkBytes(), options.reserveMarkBytes());
            return new Opening(directory, options, clock, nanos, space, metrics).open();
        } catch (SQLException | IOException e) {
            directory.close();
            throw new StoreException(StoreException.Kind.FAILED, "The store in " + path + " cannot be opened.", e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    public Spool spool() {
        return spool;
    }

    public ReceivedMails received() {
        return received;
    }

    public Inbox inbox() {
        return inbox;
    }

    public EventLog events() {
        return events;
    }

    public Catalog catalog() {
        return catalog;
    }

    /// Tables beside the catalog's documents, in the same transactions.
    public Database database() {
        return new EmbeddedDatabase(catalog);
    }

    @Override
    public void close() {
        events.close();
        spool.close();
        catalog.close();
        directory.close();
    }

    /// The parts on their way to a store.
    private record Opening(
            DataDirectory directory,
            EmbeddedOptions options,
            InstantSource clock,
            LongSupplier nanos,
            DiskSpace space,
            StoreMetrics metrics) {
        EmbeddedStore open() throws SQLException, IOException {
            var trust = new Trust();
            var catalogConnection = database(Schema.CATALOG, "catalog.db", CATALOG_PAGE_BYTES, SMALL_CACHE_BYTES);
            var catalog = new EmbeddedCatalog(
                    catalogConnection,
                    readers("catalog", "catalog.db", trust),
                    trust,
                    space,
                    options.groupWait(),
                    nanos,
                    metrics);
            var connection = database(Schema.SPOOL, "spool.db", SPOOL_PAGE_BYTES, options.cacheBytes());
            var start = SpoolStart.of(connection, options.node());
            var ids = new Ids(clock, options.node(), start.mark());
            var counts = new SpoolCounts(start.deliveries(), start.inbox());
            var listeners = new InboxListeners();

            var days = new LedgerDays(directory.path());
            var tailer = new LedgerTailer(
                    new Session(Sqlite.reader(directory.resolve("spool.db"), SMALL_CACHE_BYTES)),
                    days,
                    options.node(),
                    start.outbox(),
                    trust,
                    nanos,
                    metrics);
            var group =
                    new SpoolGroup(connection, ids, start.mark(), options, counts, listeners::tell, tailer::committed);
            var writer = new GroupWriter<>("spool", connection, group, trust, options.groupWait(), nanos, metrics);
            writer.start();
            tailer.start(seq -> writer.submit(new SpoolWork.Exported(seq)));

            var spoolReaders = readers("spool", "spool.db", trust);
            var spool = new EmbeddedSpool(writer, spoolReaders, counts, ids, options.node(), trust, space);
            var inbox = new EmbeddedInbox(writer, spoolReaders, counts, listeners);
            var dayReaders = new Readers<>(
                    "ledger",
                    options.readers(),
                    trust,
                    () -> new OpenDays<>(days, day -> new Session(Sqlite.reader(days.file(day), SMALL_CACHE_BYTES))));
            var received = new EmbeddedReceivedMails(spool, spoolReaders, ids, options.node());
            return new EmbeddedStore(
                    directory, spool, received, inbox, new EmbeddedEventLog(days, tailer, dayReaders), catalog);
        }

        private Connection database(Schema schema, String name, int pageBytes, long cacheBytes) throws SQLException {
            var file = directory.resolve(name);
            var connection = Sqlite.writer(file, pageBytes, cacheBytes, 0);
            Sqlite.checkVersion(connection);
            schema.migrate(connection, file);
            connection.setAutoCommit(false);
            return connection;
        }

        private Readers<Session> readers(String name, String file, Trust trust) throws SQLException {
            return new Readers<>(
                    name,
                    options.readers(),
                    trust,
                    () -> new Session(Sqlite.reader(directory.resolve(file), SMALL_CACHE_BYTES)));
        }
    }
}

package io.pennypost.store.embedded;

import io.pennypost.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Opens SQLite databases as `storage` decided, and says what their errors mean.
final class Sqlite {
    /// Older versions with two connections may corrupt the database when the log is reset.
    private static final int VERSION_MIN = 3_051_003;

    private static final int BUSY_TIMEOUT_MILLIS = 5_000;
    private static final int JOURNAL_SIZE_MAX = 64 << 20;

    private Sqlite() {}

    /// The one connection that writes. Once its auto-commit is off it always has a transaction, and so the write
    /// lock.
    ///
    /// @param pageBytes       page size of a new database
    /// @param cacheBytes      page cache
    /// @param checkpointPages log size at which a commit copies it back; 0 when the owner does that between commits
    static Connection writer(Path file, int pageBytes, long cacheBytes, int checkpointPages) throws SQLException {
        var config = config(cacheBytes);
        config.setPageSize(pageBytes);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setJournalSizeLimit(JOURNAL_SIZE_MAX);
        config.setWalAutocheckpoint(checkpointPages);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /// A connection that only reads, beside the writer.
    static Connection reader(Path file, long cacheBytes) throws SQLException {
        var config = config(cacheBytes);
        config.setWalAutocheckpoint(0);
        var connection = config.createConnection("jdbc:sqlite:" + file);
        try (var statement = connection.createStatement()) {
            statement.execute("pragma query_only = true");
        }
        return connection;
    }

    private static SQLiteConfig config(long cacheBytes) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
        config.setGetGeneratedKeys(false);
        // Negative: KiB instead of pages.
        config.setCacheSize((int) -(cacheBytes >> 10));
        return config;
    }

    /// Refuses a library with the known corruption.
    static void checkVersion(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select sqlite_version()")) {
            row.next();
            var version = row.getString(1);
            if (number(version) < VERSION_MIN) {
                throw new StoreException(
                        StoreException.Kind.FAILED, "SQLite " + version + " is too old: 3.51.3 or later is needed.");
            }
        }
    }

    static int number(String version) {
        int number = 0;
        for (var part : version.split("\\.", -1)) {
            number = number * 1000 + Integer.parseInt(part);
        }
        return number;
    }

    /// What a failure means to callers. An I/O error or a damaged file ends all promises: a failed flush may have
    /// thrown pages away that look written (never try it again).
    static StoreException failure(String doing, Throwable cause) {
        if (cause instanceof StoreException known) {
            return known;
        }
        return new StoreException(kind(cause), doing + ": " + cause.getMessage(), cause);
    }

    private static StoreException.Kind kind(Throwable cause) {
        if (!(cause instanceof SQLiteException sqlite)) {
            return StoreException.Kind.FAILED;
        }
        // The lower byte of an extended code is the primary one.
        int primary = sqlite.getResultCode().code & 0xff;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return StoreException.Kind.FULL;
        }
        if (primary == SQLiteErrorCode.SQLITE_IOERR.code
                || primary == SQLiteErrorCode.SQLITE_CORRUPT.code
                || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return StoreException.Kind.UNSAFE;
        }
        return StoreException.Kind.FAILED;
    }
}

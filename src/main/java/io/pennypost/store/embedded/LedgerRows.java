package io.pennypost.store.embedded;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.LedgerEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Entries as the rows of a day file hold them.
final class LedgerRows {
    /// Columns of one entry.
    static final int WIDTH = 11;

    private LedgerRows() {}

    /// The columns of an entry, for `select`.
    ///
    /// @param table with its dot: `e.`; empty where there is only one
    static String columns(String table) {
        return ("T.id, T.account, T.region, T.at, T.kind, T.type, T.message, T.recipient, T.configuration_set,"
                        + " T.recipients, T.json")
                .replace("T.", table);
    }

    /// The entry of a row.
    ///
    /// @param at number of its first column
    static LedgerEntry entry(ResultSet row, int at) throws SQLException {
        return new LedgerEntry(
                row.getLong(at),
                new Scope(row.getString(at + 1), row.getString(at + 2)),
                Instant.ofEpochMilli(row.getLong(at + 3)),
                Entries.kind(row.getInt(at + 4)),
                row.getString(at + 5),
                row.getString(at + 6),
                Optional.ofNullable(row.getString(at + 7)),
                Optional.ofNullable(row.getString(at + 8)),
                row.getInt(at + 9),
                row.getString(at + 10));
    }
}

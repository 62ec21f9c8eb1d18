package io.pennypost.store.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement for many rows, prepared for a few fixed numbers of them. Most of a small statement's cost is its
/// own, not its rows', so a group of calls shares it.
final class RowStatement {
    /// Sets the parameters of one row, the first of them at `at`.
    interface Binder<T> {
        void bind(PreparedStatement statement, int at, T row) throws SQLException;
    }

    private static final int[] SIZES = {64, 16, 4, 1};

    private final Connection connection;
    private final String head;
    private final String row;
    private final String tail;
    private final int columns;
    private final @Nullable PreparedStatement[] prepared = new @Nullable PreparedStatement[SIZES.length];

    /// The statement is `head`, then `row` once or more with commas between, then `tail`.
    RowStatement(Connection connection, String head, String row, String tail) {
        this.connection = connection;
        this.head = head;
        this.row = row;
        this.tail = tail;
        this.columns = (int) row.chars().filter(c -> c == '?').count();
    }

    /// Runs it over all rows and returns how many were changed.
    <T> int execute(List<T> rows, Binder<T> binder) throws SQLException {
        int changed = 0;
        int done = 0;
        for (int i = 0; i < SIZES.length; i++) {
            for (; rows.size() - done >= SIZES[i]; done += SIZES[i]) {
                var statement = prepared(i);
                for (int j = 0; j < SIZES[i]; j++) {
                    binder.bind(statement, 1 + j * columns, rows.get(done + j));
                }
                changed += statement.executeUpdate();
            }
        }
        return changed;
    }

    private PreparedStatement prepared(int i) throws SQLException {
        var known = prepared[i];
        if (known != null) {
            return known;
        }
        var rows = String.join(", ", java.util.Collections.nCopies(SIZES[i], row));
        var fresh = connection.prepareStatement(head + rows + tail);
        prepared[i] = fresh;
        return fresh;
    }
}

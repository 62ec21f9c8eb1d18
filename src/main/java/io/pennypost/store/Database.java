package io.pennypost.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Tables of resources' own, for what can reach millions; they stand in the catalog's database.
///
/// A resource keeps its SQL beside its rules, in the dialect that SQLite and PostgreSQL share, and its tables in a
/// script of the catalog's migrations. Views and transactions are the catalog's too, so documents and rows change
/// together. A statement's text is a constant: each is prepared once and kept. No statement changes more than
/// [#ROWS_MAX] rows; larger changes are made in several transactions, so that others get their turn between.
public interface Database {
    /// Rows that one transaction changes at most, roughly: the single writer does nothing else meanwhile.
    int ROWS_MAX = 500;

    /// Work in one consistent view.
    <T> T read(Function<View, T> work);

    /// Work in one transaction, durable on return. The work may be run again after a conflict, so it must have no
    /// other effects.
    <T> T write(Function<Transaction, T> work);

    /// A consistent view of documents and rows.
    interface View extends Catalog.Reader {
        /// All rows that a query finds, so it must have a limit.
        ///
        /// @param parameters strings, integers, longs, booleans, and `Optional` of these; empty is null
        <T> List<T> query(String sql, RowReader<T> reader, Object... parameters);

        /// The first row that a query finds.
        default <T> Optional<T> queryOne(String sql, RowReader<T> reader, Object... parameters) {
            return query(sql, reader, parameters).stream().findFirst();
        }
    }

    /// A transaction on documents and rows.
    interface Transaction extends View, Catalog.Writer {
        /// Inserts, updates or deletes, and says how many rows were changed.
        int update(String sql, Object... parameters);
    }

    /// One row of a result; columns are counted from 1.
    interface Row {
        /// Of a column that is not null.
        String text(int column);

        /// Empty for null.
        Optional<String> textIfAny(int column);

        long number(int column);

        boolean flag(int column);
    }

    /// Makes a value of a row.
    @FunctionalInterface
    interface RowReader<T> {
        T read(Row row);
    }
}

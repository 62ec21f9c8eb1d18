package io.pennypost.ses;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Catalog;
import io.pennypost.store.Database;
import io.pennypost.store.DocumentKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Rows of lists that are gone.
///
/// A list that is deleted is gone at once, since its document is; its rows, perhaps millions, are found by nobody any
/// more and are deleted afterwards, a few in each transaction, so that nobody waits for it. What is left is
/// remembered in documents and outlives a restart. Safe for use by many threads.
public final class Leftovers {
    /// The rows of lists in one table.
    ///
    /// @param table      its name
    /// @param deleteSome a statement that deletes some rows of a list; parameters: its number, how many rows
    public record Rows(String table, String deleteSome) {}

    private record Leftover(String table, long list) {}

    private final DocumentKind<Leftover> kind = new DocumentKind<>("leftover", Leftover.class);
    private final Database database;
    private final Map<String, String> statements;

    public Leftovers(Database database, List<Rows> rows) {
        this.database = database;
        this.statements = rows.stream().collect(Collectors.toUnmodifiableMap(Rows::table, Rows::deleteSome));
    }

    /// Remembers the rows of a list that the same transaction deletes.
    public void add(Catalog.Writer writer, Scope scope, Rows rows, long list) {
        kind.put(writer, scope, rows.table() + "/" + list, new Leftover(rows.table(), list));
    }

    /// Deletes some rows.
    ///
    /// @return false when there were none
    public boolean sweep() {
        var next = database.read(view -> kind.listAll(view, 1)).stream().findFirst();
        next.ifPresent(leftover -> database.write(transaction -> {
            var statement = statements.get(leftover.value().table());
            if (statement == null) {
                throw new IllegalStateException("Nobody knows the rows of " + leftover.name());
            }
            int deleted = transaction.update(statement, leftover.value().list(), Database.ROWS_MAX);
            return deleted == Database.ROWS_MAX || kind.delete(transaction, leftover.scope(), leftover.name());
        }));
        return next.isPresent();
    }
}

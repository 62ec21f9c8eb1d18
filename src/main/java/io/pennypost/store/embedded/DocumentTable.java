package io.pennypost.store.embedded;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Database;
import io.pennypost.store.Document;
import io.pennypost.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table of documents in one transaction, and the tables beside it.
sealed class DocumentTable implements Database.View permits DocumentTable.Writable {
    final Session session;

    DocumentTable(Session session) {
        this.session = session;
    }

    @Override
    public Optional<Document> find(Scope scope, String kind, String name) {
        return query("""
                select account, region, kind, name, json, version from document
                where account = ? and region = ? and kind = ? and name = ?\
                """, 1, s -> {
                    bind(s, scope, kind, name);
                })
                .stream()
                .findFirst();
    }

    @Override
    public List<Document> list(Scope scope, String kind, String afterName, int limit) {
        return query("""
                select account, region, kind, name, json, version from document
                where account = ? and region = ? and kind = ? and name > ? order by name limit ?\
                """, limit, s -> {
            bind(s, scope, kind, afterName);
            s.setInt(5, limit);
        });
    }

    @Override
    public List<Document> listAll(String kind, Optional<Document> after, int limit) {
        return query("""
                select account, region, kind, name, json, version from document
                where kind = ? and (account, region, name) > (?, ?, ?) order by account, region, name limit ?\
                """, limit, s -> {
            s.setString(1, kind);
            s.setString(2, after.map(each -> each.scope().account()).orElse(""));
            s.setString(3, after.map(each -> each.scope().region()).orElse(""));
            s.setString(4, after.map(Document::name).orElse(""));
            s.setInt(5, limit);
        });
    }

    @Override
    public long count(Scope scope, String kind) {
        return run("select count(*) from document where account = ? and region = ? and kind = ?", s -> {
            s.setString(1, scope.account());
            s.setString(2, scope.region());
            s.setString(3, kind);
            try (var row = s.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    @Override
    public <T> List<T> query(String sql, Database.RowReader<T> reader, Object... parameters) {
        return run(sql, s -> {
            ResultRow.bind(s, parameters);
            var found = new ArrayList<T>();
            try (var rows = s.executeQuery()) {
                var row = new ResultRow(rows);
                while (rows.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        });
    }

    private List<Document> query(String sql, int limit, Binder binder) {
        return run(sql, s -> {
            binder.bind(s);
            var found = new ArrayList<Document>(Math.min(limit, 64));
            try (var rows = s.executeQuery()) {
                while (rows.next()) {
                    found.add(document(rows));
                }
            }
            return found;
        });
    }

    private static Document document(ResultSet row) throws SQLException {
        var scope = new Scope(row.getString(1), row.getString(2));
        return new Document(scope, row.getString(3), row.getString(4), row.getString(5), row.getLong(6));
    }

    static void bind(PreparedStatement s, Scope scope, String kind, String name) throws SQLException {
        s.setString(1, scope.account());
        s.setString(2, scope.region());
        s.setString(3, kind);
        s.setString(4, name);
    }

    final <T> T run(String sql, Action<T> action) {
        try {
            return action.run(session.prepare(sql));
        } catch (SQLException e) {
            throw Sqlite.failure("The catalog failed", e);
        }
    }

    interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    interface Action<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    /// The table in a transaction that changes it, with what it changed.
    static final class Writable extends DocumentTable implements Database.Transaction {
        /// What one change left under a key; empty when it was deleted.
        record Written(Scope scope, String kind, String name, Optional<Document> document) {}

        private final List<Written> written = new ArrayList<>();
        private long rows;

        Writable(Session session) {
            super(session);
        }

        /// What was changed, in order.
        List<Written> written() {
            return written;
        }

        /// Rows of other tables that were changed.
        long rows() {
            return rows;
        }

        @Override
        public int update(String sql, Object... parameters) {
            int changed = run(sql, s -> {
                ResultRow.bind(s, parameters);
                return s.executeUpdate();
            });
            rows += changed;
            return changed;
        }

        @Override
        public boolean insert(Scope scope, String kind, String name, String json) {
            int inserted = run("""
                    insert into document (account, region, kind, name, json, version)
                    values (?, ?, ?, ?, ?, 1) on conflict do nothing\
                    """, s -> {
                bind(s, scope, kind, name);
                s.setString(5, json);
                return s.executeUpdate();
            });
            if (inserted == 0) {
                return false;
            }
            remember(new Document(scope, kind, name, json, 1));
            return true;
        }

        @Override
        public void put(Scope scope, String kind, String name, String json) {
            long version = run("""
                    insert into document (account, region, kind, name, json, version) values (?, ?, ?, ?, ?, 1)
                    on conflict (account, region, kind, name)
                    do update set json = excluded.json, version = document.version + 1 returning version\
                    """, s -> {
                bind(s, scope, kind, name);
                s.setString(5, json);
                try (var row = s.executeQuery()) {
                    if (!row.next()) {
                        throw new StoreException(StoreException.Kind.FAILED, "The catalog did not keep " + name);
                    }
                    return row.getLong(1);
                }
            });
            remember(new Document(scope, kind, name, json, version));
        }

        @Override
        public boolean delete(Scope scope, String kind, String name) {
            int deleted = run("delete from document where account = ? and region = ? and kind = ? and name = ?", s -> {
                bind(s, scope, kind, name);
                return s.executeUpdate();
            });
            written.add(new Written(scope, kind, name, Optional.empty()));
            return deleted > 0;
        }

        private void remember(Document document) {
            written.add(new Written(document.scope(), document.kind(), document.name(), Optional.of(document)));
        }
    }
}

package io.pennypost.store;

import io.pennypost.aws.arn.Scope;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Transactional documents: identities, configuration sets, templates, rules, keys.
///
/// Reads see the last commit; [#find] is answered from memory when it can be, since every send asks it.
public interface Catalog extends AutoCloseable {
    /// Work in one consistent view.
    <T> T read(Function<Reader, T> work);

    /// Work in one transaction, durable on return. The work may be run again after a conflict, so it must have no
    /// other effects.
    <T> T write(Function<Writer, T> work);

    /// One document, by the fastest way there is.
    Optional<Document> find(Scope scope, String kind, String name);

    /// A consistent view.
    interface Reader {
        Optional<Document> find(Scope scope, String kind, String name);

        /// Documents of a kind by name, after the given one (empty to begin).
        List<Document> list(Scope scope, String kind, String afterName, int limit);

        /// Documents of a kind in all scopes, after the given one (none to begin); for background work.
        List<Document> listAll(String kind, Optional<Document> after, int limit);

        long count(Scope scope, String kind);
    }

    /// A transaction.
    interface Writer extends Reader {
        /// False when there is such a document already; then nothing changes.
        boolean insert(Scope scope, String kind, String name, String json);

        /// Inserts or replaces.
        void put(Scope scope, String kind, String name, String json);

        /// False when there was none.
        boolean delete(Scope scope, String kind, String name);
    }

    @Override
    void close();
}

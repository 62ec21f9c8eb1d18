package io.pennypost.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pennypost.aws.arn.Scope;
import java.util.List;
import java.util.Optional;

/// Documents of one kind as the records they hold: what a resource uses instead of the [Catalog]'s texts.
///
/// ```java
/// var identities = new DocumentKind<>("identity", Identity.class);
/// var identity = identities.find(catalog, scope, "example.com");
/// catalog.write(writer -> identities.insert(writer, scope, "example.com", fresh));
/// ```
///
/// Thread-safe. A value that was found may be shared with others, so records should hold nothing that can change.
public final class DocumentKind<T extends Record> {
    /// A value and where it stands.
    public record Named<T>(Scope scope, String name, T value) {}

    /// Bound for decoded values kept beside the catalog's own cache; a send asks for few documents, again and again.
    private static final long DECODED_MAX = 10_000;

    private final String kind;
    private final DocumentCodec<T> codec;

    /// Keyed by the document object itself: the catalog's cache hands out the same one until it is replaced.
    private final Cache<Document, T> decoded =
            Caffeine.newBuilder().weakKeys().maximumSize(DECODED_MAX).build();

    /// @param kind name in the catalog: lower case, never changed later
    public DocumentKind(String kind, Class<T> type) {
        this.kind = kind;
        this.codec = DocumentCodec.of(type);
    }

    /// The name in the catalog.
    public String kind() {
        return kind;
    }

    /// By the fastest way there is; sees the last commit.
    public Optional<T> find(Catalog catalog, Scope scope, String name) {
        return catalog.find(scope, kind, name).map(document -> decoded.get(document, this::decode));
    }

    /// In a consistent view, or in a transaction, which sees its own changes.
    public Optional<T> find(Catalog.Reader reader, Scope scope, String name) {
        return reader.find(scope, kind, name).map(this::decode);
    }

    /// False when there is one of that name already; then nothing changes.
    public boolean insert(Catalog.Writer writer, Scope scope, String name, T value) {
        return writer.insert(scope, kind, name, codec.encode(value));
    }

    /// Inserts or replaces.
    public void put(Catalog.Writer writer, Scope scope, String name, T value) {
        writer.put(scope, kind, name, codec.encode(value));
    }

    /// False when there was none.
    public boolean delete(Catalog.Writer writer, Scope scope, String name) {
        return writer.delete(scope, kind, name);
    }

    /// Up to `limit` by name, after the given one (empty to begin).
    public List<Named<T>> list(Catalog.Reader reader, Scope scope, String afterName, int limit) {
        return reader.list(scope, kind, afterName, limit).stream()
                .map(this::named)
                .toList();
    }

    /// Up to `limit` of all scopes, from the first.
    public List<Named<T>> listAll(Catalog.Reader reader, int limit) {
        return listAll(reader, Optional.empty(), limit);
    }

    /// Up to `limit` of all scopes, after the given one.
    public List<Named<T>> listAll(Catalog.Reader reader, Named<T> after, int limit) {
        var place = new Document(after.scope(), kind, after.name(), "", 0);
        return listAll(reader, Optional.of(place), limit);
    }

    private List<Named<T>> listAll(Catalog.Reader reader, Optional<Document> after, int limit) {
        return reader.listAll(kind, after, limit).stream().map(this::named).toList();
    }

    /// How many there are in a scope.
    public long count(Catalog.Reader reader, Scope scope) {
        return reader.count(scope, kind);
    }

    private Named<T> named(Document document) {
        return new Named<>(document.scope(), document.name(), decode(document));
    }

    private T decode(Document document) {
        return codec.decode(document.json());
    }
}

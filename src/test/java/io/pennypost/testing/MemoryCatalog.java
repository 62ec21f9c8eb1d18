package io.pennypost.testing;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Catalog;
import io.pennypost.store.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// A catalog in memory: one transaction at a time, all or nothing.
public final class MemoryCatalog implements Catalog {
    private record Key(Scope scope, String kind, String name) {}

    // Names in the order of their bytes, as the real catalog lists them; ASCII is enough for tests.
    private static final Comparator<Key> ORDER = Comparator.<Key, String>comparing(
                    key -> key.scope().account())
            .thenComparing(key -> key.scope().region())
            .thenComparing(Key::kind)
            .thenComparing(Key::name);

    private final ReentrantLock lock = new ReentrantLock();
    private TreeMap<Key, Document> documents = new TreeMap<>(ORDER);

    @Override
    public <T> T read(Function<Reader, T> work) {
        lock.lock();
        try {
            return work.apply(new View(documents));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <T> T write(Function<Writer, T> work) {
        lock.lock();
        try {
            var copy = new TreeMap<>(documents);
            var result = work.apply(new View(copy));
            documents = copy;
            return result;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<Document> find(Scope scope, String kind, String name) {
        return read(reader -> reader.find(scope, kind, name));
    }

    @Override
    public void close() {}

    private record View(TreeMap<Key, Document> documents) implements Writer {
        @Override
        public Optional<Document> find(Scope scope, String kind, String name) {
            return Optional.ofNullable(documents.get(new Key(scope, kind, name)));
        }

        @Override
        public List<Document> list(Scope scope, String kind, String afterName, int limit) {
            return documents.tailMap(new Key(scope, kind, afterName), false).values().stream()
                    .takeWhile(document ->
                            document.scope().equals(scope) && document.kind().equals(kind))
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<Document> listAll(String kind, Optional<Document> after, int limit) {
            var from = after.map(last -> documents.tailMap(new Key(last.scope(), kind, last.name()), false))
                    .orElse(documents);
            return new ArrayList<>(from.values())
                    .stream()
                            .filter(document -> document.kind().equals(kind))
                            .limit(limit)
                            .toList();
        }

        @Override
        public long count(Scope scope, String kind) {
            return list(scope, kind, "", Integer.MAX_VALUE).size();
        }

        @Override
        public boolean insert(Scope scope, String kind, String name, String json) {
            var key = new Key(scope, kind, name);
            return documents.putIfAbsent(key, new Document(scope, kind, name, json, 1)) == null;
        }

        @Override
        public void put(Scope scope, String kind, String name, String json) {
            var key = new Key(scope, kind, name);
            var version = find(scope, kind, name).map(Document::version).orElse(0L) + 1;
            documents.put(key, new Document(scope, kind, name, json, version));
        }

        @Override
        public boolean delete(Scope scope, String kind, String name) {
            return documents.remove(new Key(scope, kind, name)) != null;
        }
    }
}

package io.pennypost.store;

import static io.pennypost.store.StoreFixture.SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every [Catalog] does.
public abstract class CatalogContract {
    private static final Scope OTHER = new Scope("111111111111", "eu-west-1");

    protected abstract Catalog catalog();

    @Test
    void insertedDocumentIsFoundInItsScopeOnly() {
        assertTrue(insert("a", "{\"n\":1}"));

        var expected = new Document(SCOPE, "kind", "a", "{\"n\":1}", 1);
        assertEquals(Optional.of(expected), catalog().find(SCOPE, "kind", "a"));
        assertEquals(Optional.of(expected), catalog().read(reader -> reader.find(SCOPE, "kind", "a")));
        assertEquals(Optional.empty(), catalog().find(OTHER, "kind", "a"));
        assertEquals(Optional.empty(), catalog().find(SCOPE, "other", "a"));
    }

    @Test
    void secondInsertChangesNothing() {
        insert("a", "1");

        assertFalse(insert("a", "2"));

        assertEquals("1", catalog().find(SCOPE, "kind", "a").orElseThrow().json());
    }

    @Test
    void putCountsVersions() {
        put("a", "1");
        put("a", "2");

        assertEquals(
                Optional.of(new Document(SCOPE, "kind", "a", "2", 2)), catalog().find(SCOPE, "kind", "a"));
    }

    @Test
    void findSeesEveryChangeAtOnce() {
        assertTrue(catalog().find(SCOPE, "kind", "a").isEmpty());
        insert("a", "1");
        assertEquals("1", catalog().find(SCOPE, "kind", "a").orElseThrow().json());
        put("a", "2");
        assertEquals("2", catalog().find(SCOPE, "kind", "a").orElseThrow().json());
        assertTrue(catalog().<Boolean>write(writer -> writer.delete(SCOPE, "kind", "a")));
        assertTrue(catalog().find(SCOPE, "kind", "a").isEmpty());
        assertFalse(catalog().<Boolean>write(writer -> writer.delete(SCOPE, "kind", "a")));
    }

    @Test
    void failedWorkLeavesNothing() {
        insert("kept", "1");

        assertThrows(
                IllegalArgumentException.class,
                () -> catalog().write(writer -> {
                    writer.put(SCOPE, "kind", "kept", "2");
                    writer.insert(SCOPE, "kind", "lost", "1");
                    throw new IllegalArgumentException("refused");
                }));

        assertEquals("1", catalog().find(SCOPE, "kind", "kept").orElseThrow().json());
        assertTrue(catalog().find(SCOPE, "kind", "lost").isEmpty());
        assertEquals(1, count());
    }

    @Test
    void transactionSeesItsOwnChanges() {
        var seen = catalog().write(writer -> {
            writer.insert(SCOPE, "kind", "a", "1");
            writer.put(SCOPE, "kind", "a", "2");
            return writer.find(SCOPE, "kind", "a");
        });

        assertEquals(Optional.of(new Document(SCOPE, "kind", "a", "2", 2)), seen);
    }

    @Test
    void namesAreListedByteByByteInPages() {
        var names = List.of("B", "a", "é", "Z", "aa", "10", "9", "_");
        names.forEach(name -> insert(name, "1"));

        var listed = new ArrayList<String>();
        var after = "";
        while (true) {
            var place = after;
            var page = catalog().read(reader -> reader.list(SCOPE, "kind", place, 3));
            page.forEach(document -> listed.add(document.name()));
            if (page.size() < 3) {
                break;
            }
            after = page.getLast().name();
        }

        assertEquals(List.of("10", "9", "B", "Z", "_", "a", "aa", "é"), listed);
        assertEquals(8, count());
    }

    @Test
    void listAllGoesThroughEveryScope() {
        for (var scope : List.of(OTHER, SCOPE, new Scope("000000000000", "eu-west-1"))) {
            catalog().write(writer -> writer.insert(scope, "kind", "x", "1"));
            catalog().write(writer -> writer.insert(scope, "kind", "y", "1"));
            catalog().write(writer -> writer.insert(scope, "other", "x", "1"));
        }

        var found = new ArrayList<String>();
        Optional<Document> after = Optional.empty();
        while (true) {
            var place = after;
            var page = catalog().read(reader -> reader.listAll("kind", place, 2));
            page.forEach(each ->
                    found.add(each.scope().account().charAt(0) + each.scope().region() + each.name()));
            if (page.isEmpty()) {
                break;
            }
            after = Optional.of(page.getLast());
        }

        assertEquals(
                List.of("0eu-west-1x", "0eu-west-1y", "0us-east-1x", "0us-east-1y", "1eu-west-1x", "1eu-west-1y"),
                found);
    }

    @Test
    void concurrentTransactionsLoseNoUpdate() throws Exception {
        insert("counter", "0");
        var refused = 0;
        var calls = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 200; i++) {
            boolean fails = i % 7 == 0;
            calls.add(() -> catalog().write(writer -> {
                int now = Integer.parseInt(
                        writer.find(SCOPE, "kind", "counter").orElseThrow().json());
                writer.put(SCOPE, "kind", "counter", Integer.toString(now + 1));
                if (fails) {
                    throw new IllegalStateException("undo");
                }
                return true;
            }));
        }

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : callers.invokeAll(calls)) {
                try {
                    result.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    refused++;
                }
            }
        }

        assertEquals(29, refused);
        assertEquals(
                "171", catalog().find(SCOPE, "kind", "counter").orElseThrow().json());
    }

    @Test
    void typedDocumentsComeBackAsRecords() {
        var kind = new DocumentKind<>("thing", Thing.class);

        assertTrue(catalog().<Boolean>write(writer -> kind.insert(writer, SCOPE, "a", new Thing("one", 1))));
        assertFalse(catalog().<Boolean>write(writer -> kind.insert(writer, SCOPE, "a", new Thing("two", 2))));
        catalog().write(writer -> {
            kind.put(writer, SCOPE, "b", new Thing("three", 3));
            return true;
        });

        assertEquals(Optional.of(new Thing("one", 1)), kind.find(catalog(), SCOPE, "a"));
        assertEquals(
                List.of("b"),
                catalog().read(reader -> kind.list(reader, SCOPE, "a", 10)).stream()
                        .map(DocumentKind.Named::name)
                        .toList());
        var all = catalog().read(reader -> kind.listAll(reader, 1));
        assertEquals(
                new Thing("three", 3),
                catalog()
                        .read(reader -> kind.listAll(reader, all.getLast(), 1))
                        .getFirst()
                        .value());
        assertEquals(
                2, catalog().<Long>read(reader -> kind.count(reader, SCOPE)).longValue());
        assertTrue(catalog().<Boolean>write(writer -> kind.delete(writer, SCOPE, "a")));
        assertEquals(Optional.empty(), kind.find(catalog(), SCOPE, "a"));
    }

    record Thing(String name, int size) {}

    private boolean insert(String name, String json) {
        return catalog().write(writer -> writer.insert(SCOPE, "kind", name, json));
    }

    private long count() {
        return catalog().read(reader -> reader.count(SCOPE, "kind"));
    }

    private void put(String name, String json) {
        catalog().write(writer -> {
            writer.put(SCOPE, "kind", name, json);
            return true;
        });
    }
}

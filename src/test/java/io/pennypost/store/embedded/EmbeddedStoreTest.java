package io.pennypost.store.embedded;

import static io.pennypost.store.StoreFixture.NOW;
import static io.pennypost.store.StoreFixture.QUEUE;
import static io.pennypost.store.StoreFixture.SCOPE;
import static io.pennypost.store.StoreFixture.acceptance;
import static io.pennypost.store.StoreFixture.allDue;
import static io.pennypost.store.StoreFixture.bytes;
import static io.pennypost.store.StoreFixture.delivery;
import static io.pennypost.store.StoreFixture.event;
import static io.pennypost.store.StoreFixture.patterned;
import static io.pennypost.store.StoreFixture.record;
import static io.pennypost.store.StoreFixture.withInbox;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.store.Settlement;
import io.pennypost.store.Spool;
import io.pennypost.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest {
    @TempDir
    Path parent;

    @Test
    void directoryBelongsToOneOwnerAndToNobodyElsesEyes() throws IOException {
        var directory = parent.resolve("data");
        try (var first = new TestStore(directory)) {
            var refusal = assertThrows(StoreException.class, () -> new TestStore(directory));

            assertTrue(refusal.toString().contains("in use"), refusal.toString());
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
            assertEquals(Spool.State.OK, first.store.spool().health().state());
        }
        new TestStore(directory).close();
    }

    @Test
    void everythingIsThereAfterReopening() throws IOException {
        var large = patterned(2_000_000);
        long last;
        try (var store = new TestStore(parent)) {
            var spool = store.store.spool();
            spool.accept(acceptance(spool, large, delivery(0, NOW)));
            spool.accept(withInbox(acceptance(spool, bytes("captured")), "subject", "a@example.com"));
            record(spool, event(spool, "Send", NOW, "m1", 2));
            store.store.catalog().write(writer -> writer.insert(SCOPE, "kind", "a", "1"));
            last = spool.nextLedgerId();
        }

        try (var store = new TestStore(parent)) {
            var spool = store.store.spool();
            var due = allDue(spool, QUEUE, NOW, 10).getFirst();
            assertArrayEquals(large, spool.body(due.message()).orElseThrow().toBytes());
            assertEquals(
                    "subject",
                    store.store.inbox().list("", Long.MAX_VALUE, 1).getFirst().subject());
            assertEquals(1, store.store.inbox().count());
            assertEquals(1, spool.health().pending());
            assertEquals(2, store.store.events().recipients(SCOPE, "Send", NOW, Duration.ofHours(1)));
            assertTrue(store.store.catalog().find(SCOPE, "kind", "a").isPresent());
            assertTrue(spool.nextLedgerId() > last);
        }
    }

    @Test
    void filesCopiedWhileRunningHoldAllThatWasAcknowledged() throws IOException {
        var copy = parent.resolve("copy");
        Files.createDirectory(copy);
        try (var store = new TestStore(parent.resolve("data"))) {
            var spool = store.store.spool();
            for (int i = 0; i < 20; i++) {
                spool.accept(acceptance(spool, bytes("m" + i), delivery(i, NOW)));
            }
            // What a crash would leave: nothing was copied back from the log, nothing was closed.
            for (var name : List.of("spool.db", "spool.db-wal", "catalog.db", "catalog.db-wal")) {
                Files.copy(
                        parent.resolve("data").resolve(name), copy.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }

        try (var store = new TestStore(copy)) {
            assertEquals(20, allDue(store.store.spool(), QUEUE, NOW, 100).size());
            assertEquals(20, store.store.spool().health().pending());
        }
    }

    @Test
    void idsStayUniqueWhenTheClockStepsBackOverARestart() {
        long last;
        try (var store = new TestStore(parent)) {
            var spool = store.store.spool();
            var given = acceptance(spool, bytes("x"), delivery(0, NOW));
            spool.accept(given);
            last = given.id().value();
        }
        var earlier = InstantSource.fixed(NOW.minus(Duration.ofHours(1)));
        try (var store = new TestStore(parent, TestStore.OPTIONS, earlier)) {
            assertTrue(store.store.spool().nextMessageId().value() > last);
        }
    }

    @Test
    void belowTheLowMarkNewMailIsRefusedAndSettlingGoesOn() {
        try (var store = new TestStore(parent)) {
            var spool = store.store.spool();
            var first = acceptance(spool, bytes("x"), delivery(0, NOW));
            var id = spool.accept(first).getFirst().id();
            var second = acceptance(spool, bytes("y"), delivery(1, NOW));

            store.usable.set(1999);
            var refusal = assertThrows(StoreException.class, () -> spool.accept(second));
            assertEquals(StoreException.Kind.FULL, refusal.kind());
            assertEquals(Spool.State.FULL, spool.health().state());
            spool.settle(new Settlement(first.id(), List.of(new Settlement.Done(id)), List.of()));
            spool.flush();
            assertTrue(spool.message(first.id()).isEmpty());
            assertTrue(spool.message(second.id()).isEmpty());

            store.usable.set(2000);
            spool.accept(second);
            assertEquals(Spool.State.OK, spool.health().state());
        }
    }

    @Test
    void belowTheReserveMarkDocumentsAreRefusedToo() {
        try (var store = new TestStore(parent)) {
            store.usable.set(999);

            var refusal = assertThrows(
                    StoreException.class,
                    () -> store.store.catalog().write(writer -> writer.insert(SCOPE, "kind", "a", "1")));

            assertEquals(StoreException.Kind.FULL, refusal.kind());
        }
    }

    @Test
    void closedStoreRefuses() {
        var store = new TestStore(parent);
        var spool = store.store.spool();
        var given = acceptance(spool, bytes("x"), delivery(0, NOW));
        store.close();

        var refusal = assertThrows(StoreException.class, () -> spool.accept(given));

        assertEquals(StoreException.Kind.CLOSED, refusal.kind());
        assertEquals(
                StoreException.Kind.CLOSED,
                assertThrows(StoreException.class, () -> spool.message(given.id()))
                        .kind());
    }

    @Test
    void normalStartDoesNotTouchTheSchema() throws IOException {
        new TestStore(parent).close();
        var history = parent.resolve("spool.db");
        long before = Files.size(history);

        new TestStore(parent).close();

        assertEquals(before, Files.size(history));
    }

    @Test
    void entriesStillInTheOutboxAreExportedByTheNextStart() {
        try (var store = new TestStore(parent)) {
            var spool = store.store.spool();
            for (int i = 0; i < 5; i++) {
                record(spool, event(spool, "Send", NOW, "m" + i, 1));
            }
        }
        try (var store = new TestStore(parent)) {
            assertEquals(5, store.store.events().recipients(SCOPE, "Send", NOW, Duration.ofHours(1)));
        }
    }
}

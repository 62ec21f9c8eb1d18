package io.pennypost.store;

import static io.pennypost.store.StoreFixture.NOW;
import static io.pennypost.store.StoreFixture.QUEUE;
import static io.pennypost.store.StoreFixture.acceptance;
import static io.pennypost.store.StoreFixture.allDue;
import static io.pennypost.store.StoreFixture.bytes;
import static io.pennypost.store.StoreFixture.delivery;
import static io.pennypost.store.StoreFixture.patterned;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every [Spool] does.
public abstract class SpoolContract {
    /// The store under test, empty at the start of each test.
    protected abstract Spool spool();

    @Test
    void acceptedMessageIsThereWithItsBytesAndDeliveries() throws IOException {
        var given = acceptance(spool(), bytes("hello"), delivery(0, NOW), delivery(1, NOW.plusSeconds(5)));

        var deliveries = spool().accept(given);

        var message = spool().message(given.id()).orElseThrow();
        assertEquals(given.scope(), message.scope());
        assertEquals(given.expiresAt(), message.expiresAt());
        assertArrayEquals(given.envelope(), message.envelope());
        assertEquals(5, message.bodySize());
        assertArrayEquals(bytes("hello"), spool().body(given.id()).orElseThrow().toBytes());
        assertEquals(deliveries, spool().deliveries(given.id()));
        assertEquals(List.of(0, 1), deliveries.stream().map(Delivery::index).toList());
        assertEquals("r1@example.com", deliveries.get(1).recipient());
        assertEquals(Optional.empty(), deliveries.get(1).lastReply());
    }

    @Test
    void unknownMessageIsAbsent() {
        var id = spool().nextMessageId();

        assertTrue(spool().message(id).isEmpty());
        assertTrue(spool().body(id).isEmpty());
        assertTrue(spool().deliveries(id).isEmpty());
    }

    @Test
    void bodiesOfEverySizeComeBackAsTheyWere() throws IOException {
        for (int size : new int[] {0, 1, 262_143, 262_144, 262_145, 1 << 20, (1 << 20) + 1, 3_000_000}) {
            var given = acceptance(spool(), patterned(size), delivery(0, NOW));
            spool().accept(given);

            var body = spool().body(given.id()).orElseThrow();

            assertEquals(size, body.size());
            try (var in = body.open()) {
                assertArrayEquals(patterned(size), in.readAllBytes(), "size " + size);
            }
        }
    }

    @Test
    void bodyThatCannotBeReadLeavesNothing() {
        var broken = new Body() {
            @Override
            public long size() {
                return 3_000_000;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(patterned(2_500_000));
            }
        };
        var plain = acceptance(spool(), bytes(""), delivery(0, NOW));
        var given = new Acceptance(
                plain.id(),
                plain.scope(),
                plain.expiresAt(),
                broken,
                plain.envelope(),
                plain.deliveries(),
                List.of(),
                Optional.empty());

        assertThrows(StoreException.class, () -> spool().accept(given));

        assertTrue(spool().message(given.id()).isEmpty());
        assertTrue(allDue(spool(), QUEUE, NOW, 10).isEmpty());
        assertEquals(0, spool().health().pending());
    }

    @Test
    void oneBadMessageDoesNotFailTheOthersOfItsGroup() throws Exception {
        var first = acceptance(spool(), bytes("a"), delivery(0, NOW));
        spool().accept(first);
        var failed = ConcurrentHashMap.<Integer>newKeySet();

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                int number = i;
                // Every tenth call brings an id that is taken.
                var fresh = acceptance(spool(), bytes("b"), delivery(0, NOW));
                var given = number % 10 != 0
                        ? fresh
                        : new Acceptance(
                                first.id(),
                                fresh.scope(),
                                fresh.expiresAt(),
                                fresh.body(),
                                fresh.envelope(),
                                fresh.deliveries(),
                                List.of(),
                                Optional.empty());
                callers.execute(() -> {
                    try {
                        spool().accept(given);
                    } catch (StoreException e) {
                        failed.add(number);
                    }
                });
            }
        }

        assertEquals(10, failed.size());
        assertTrue(failed.stream().allMatch(number -> number % 10 == 0), failed.toString());
        assertEquals(91, allDue(spool(), QUEUE, NOW, 1000).size());
        assertArrayEquals(bytes("a"), spool().body(first.id()).orElseThrow().toBytes());
    }

    @Test
    void finalResultsRemoveTheMessageWithItsLastDelivery() {
        var given = acceptance(spool(), bytes("x"), delivery(0, NOW), delivery(1, NOW));
        var deliveries = spool().accept(given);

        settle(given, new Settlement.Done(deliveries.get(0).id()));
        assertEquals(List.of(deliveries.get(1)), spool().deliveries(given.id()));
        assertTrue(spool().body(given.id()).isPresent());

        settle(given, new Settlement.Done(deliveries.get(1).id()));
        assertTrue(spool().message(given.id()).isEmpty());
        assertTrue(spool().body(given.id()).isEmpty());
        assertTrue(allDue(spool(), QUEUE, NOW, 10).isEmpty());
        assertEquals(0, spool().health().pending());
    }

    @Test
    void settlingTwiceIsSettlingOnce() {
        var given = acceptance(spool(), bytes("x"), delivery(0, NOW), delivery(1, NOW));
        var deliveries = spool().accept(given);

        settle(given, new Settlement.Done(deliveries.get(0).id()));
        settle(given, new Settlement.Done(deliveries.get(0).id()));
        settle(given, new Settlement.Retry(deliveries.get(0).id(), NOW, 1, "late"));

        assertEquals(List.of(deliveries.get(1)), spool().deliveries(given.id()));
        assertEquals(1, spool().health().pending());
    }

    @Test
    void retryComesAtItsNewTimeWithWhatWasSaid() {
        var given = acceptance(spool(), bytes("x"), delivery(0, NOW));
        var id = spool().accept(given).getFirst().id();

        settle(given, new Settlement.Retry(id, NOW.plusSeconds(60), 1, "451 later"));

        assertTrue(allDue(spool(), QUEUE, NOW.plusSeconds(59), 10).isEmpty());
        var due = allDue(spool(), QUEUE, NOW.plusSeconds(60), 10).getFirst();
        assertEquals(id, due.id());
        assertEquals(1, due.attempts());
        assertEquals(Optional.of("451 later"), due.lastReply());
        assertEquals(NOW.plusSeconds(60), due.nextAt());
    }

    @Test
    void heldDeliveryIsKeptAndNeverDue() {
        var given = acceptance(spool(), bytes("x"), delivery(0, NOW));
        var id = spool().accept(given).getFirst().id();

        settle(given, new Settlement.Held(id, "body damaged"));

        assertTrue(allDue(spool(), QUEUE, Instant.MAX, 10).isEmpty());
        assertTrue(spool().heads(Instant.MAX, 10).isEmpty());
        var held = spool().deliveries(given.id()).getFirst();
        assertEquals(Delivery.HELD, held.nextAt());
        assertEquals(Optional.of("body damaged"), held.lastReply());
        assertTrue(spool().body(given.id()).isPresent());
    }

    @Test
    void headsListEachQueueWithDueMailEarliestFirst() {
        var late = new QueueKey("s", "late.example");
        var future = new QueueKey("s", "future.example");
        spool().accept(acceptance(
                spool(),
                bytes("x"),
                delivery(late, 0, NOW.minusSeconds(1)),
                delivery(late, 1, NOW.minusSeconds(9)),
                delivery(QUEUE, 2, NOW.minusSeconds(20)),
                delivery(future, 3, NOW.plusSeconds(1))));

        assertEquals(
                List.of(new QueueHead(QUEUE, NOW.minusSeconds(20)), new QueueHead(late, NOW.minusSeconds(9))),
                spool().heads(NOW, 10));
        assertEquals(1, spool().heads(NOW, 1).size());
        assertEquals(3, spool().heads(Instant.MAX, 10).size());
    }

    @Test
    void dueDeliveriesComeInPagesOrderedByTimeThenId() {
        for (int i = 0; i < 25; i++) {
            spool().accept(acceptance(spool(), bytes("x"), delivery(0, NOW.minusSeconds(i % 5))));
        }

        var due = allDue(spool(), QUEUE, NOW, 4);

        assertEquals(25, due.size());
        assertEquals(25, new HashSet<>(due.stream().map(Delivery::id).toList()).size());
        for (int i = 1; i < due.size(); i++) {
            int order = due.get(i - 1).nextAt().compareTo(due.get(i).nextAt());
            assertTrue(
                    order < 0 || (order == 0 && due.get(i - 1).id() < due.get(i).id()));
        }
    }

    @Test
    void idsGrow() {
        long last = spool().nextMessageId().value();
        for (int i = 0; i < 200_000; i++) {
            long next = i % 2 == 0 ? spool().nextMessageId().value() : spool().nextLedgerId();
            assertTrue(next > last);
            last = next;
        }
    }

    @Test
    void manyCallersShareCommitsAndAllAreKept() throws Exception {
        var accepted = new ArrayList<Future<MessageId>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                int number = i;
                accepted.add(callers.submit(() -> {
                    var given = acceptance(spool(), bytes("body " + number), delivery(0, NOW));
                    spool().accept(given);
                    return given.id();
                }));
            }
        }

        for (int i = 0; i < accepted.size(); i++) {
            var id = accepted.get(i).get();
            assertArrayEquals(bytes("body " + i), spool().body(id).orElseThrow().toBytes());
        }
        assertEquals(500, spool().health().pending());
        assertEquals(Spool.State.OK, spool().health().state());
    }

    private void settle(Acceptance acceptance, Settlement.Result... results) {
        spool().settle(new Settlement(acceptance.id(), List.of(results), List.of()));
        spool().flush();
    }
}

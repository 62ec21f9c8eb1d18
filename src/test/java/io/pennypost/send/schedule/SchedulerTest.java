package io.pennypost.send.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.send.spool.Envelope;
import io.pennypost.send.spool.Fresh;
import io.pennypost.store.Acceptance;
import io.pennypost.store.Body;
import io.pennypost.store.Delivery;
import io.pennypost.store.NewDelivery;
import io.pennypost.store.QueueKey;
import io.pennypost.store.Settlement;
import io.pennypost.store.Spool;
import io.pennypost.testing.MemorySpool;
import io.pennypost.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final Scheduler.Limits LIMITS = new Scheduler.Limits(8, 3, 1 << 20);

    private final SettableClock now = new SettableClock(START);
    private final MemorySpool spool = new MemorySpool(now);
    private final LinkedBlockingQueue<Batch> started = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<CountDownLatch> gates = new LinkedBlockingQueue<>();
    private final List<Scheduler> schedulers = new ArrayList<>();

    @AfterEach
    void close() {
        schedulers.forEach(Scheduler::close);
    }

    private Scheduler scheduler(Scheduler.Attempt attempt) {
        var scheduler = new Scheduler(spool, attempt, now, LIMITS);
        schedulers.add(scheduler);
        scheduler.runDue();
        return scheduler;
    }

    /// Every attempt is final, and settled when a test sees it.
    private List<Delivery> done(Batch batch) {
        spool.settle(new Settlement(
                batch.message(),
                batch.deliveries().stream()
                        .<Settlement.Result>map(d -> new Settlement.Done(d.id()))
                        .toList(),
                List.of()));
        started.add(batch);
        return List.of();
    }

    private List<Delivery> accept(String domain, int recipients, Instant at) {
        var deliveries = new ArrayList<NewDelivery>();
        for (var i = 0; i < recipients; i++) {
            deliveries.add(new NewDelivery(new QueueKey("s", domain), i, "r" + i + "@" + domain, at));
        }
        var id = spool.nextMessageId();
        schedulers.forEach(scheduler -> scheduler.announce(id));
        return spool.accept(new Acceptance(
                id,
                SCOPE,
                at.plus(Duration.ofHours(14)),
                body(),
                envelope().toBytes(),
                deliveries,
                List.of(),
                Optional.empty()));
    }

    private static Body body() {
        return Body.of(new byte[100]);
    }

    private static Envelope envelope() {
        return new Envelope(
                "0100018bb6a1c2d3-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9-000000",
                "a@b.example",
                "a",
                "b.example",
                "mail.example",
                Optional.empty(),
                1,
                false,
                false);
    }

    private static Fresh fresh() {
        return new Fresh(SCOPE, envelope(), START.plus(Duration.ofHours(14)), body());
    }

    private static void offer(Scheduler scheduler, List<Delivery> deliveries) {
        scheduler.offer(deliveries.getFirst().message(), deliveries, fresh());
    }

    private Batch next() throws InterruptedException {
        var batch = started.poll(10, TimeUnit.SECONDS);
        assertNotNull(batch, "an attempt was expected");
        return batch;
    }

    @Test
    void freshMailIsAttemptedAtOnceWithItsBody() throws InterruptedException {
        var scheduler = scheduler(this::done);

        offer(scheduler, accept("a.example", 1, START));

        assertTrue(next().fresh().isPresent());
    }

    @Test
    void recipientsOfOneMessageAtOneDomainGoTogetherUpToFifty() throws InterruptedException {
        var scheduler = scheduler(this::done);

        offer(scheduler, accept("a.example", 70, START));

        var sizes = new HashSet<>(
                List.of(next().deliveries().size(), next().deliveries().size()));
        assertEquals(new HashSet<>(List.of(50, 20)), sizes);
    }

    @Test
    void whatIsDueLaterWaitsForItsTime() throws InterruptedException {
        var scheduler = scheduler(this::done);
        offer(scheduler, accept("a.example", 1, START.plusSeconds(60)));

        scheduler.runDue();
        assertTrue(started.isEmpty());

        now.set(START.plusSeconds(60));
        scheduler.runDue();
        next();
    }

    @Test
    void aDeferredDeliveryComesBackAtItsTime() throws InterruptedException {
        var scheduler = scheduler(batch -> {
            started.add(batch);
            var delivery = batch.deliveries().getFirst();
            if (delivery.attempts() > 0) {
                return done(batch);
            }
            return List.of(new Delivery(
                    delivery.id(),
                    delivery.message(),
                    delivery.queue(),
                    delivery.index(),
                    delivery.recipient(),
                    START.plusSeconds(180),
                    1,
                    Optional.of("451 later")));
        });
        offer(scheduler, accept("a.example", 1, START));
        next();

        now.set(START.plusSeconds(180));
        var again = Optional.<Batch>empty();
        for (var i = 0; i < 1000 && again.isEmpty(); i++) {
            scheduler.runDue();
            again = Optional.ofNullable(started.poll(10, TimeUnit.MILLISECONDS));
        }

        assertEquals(1, again.orElseThrow().deliveries().getFirst().attempts());
        assertTrue(again.get().fresh().isEmpty());
    }

    @Test
    void oneQueueNeverTakesMorePlacesThanItsShare() throws InterruptedException {
        var scheduler = scheduler(this::waitAtGate);
        for (var i = 0; i < 10; i++) {
            offer(scheduler, accept("hot.example", 1, START));
        }
        offer(scheduler, accept("cold.example", 1, START));

        for (var i = 0; i < 4; i++) {
            next();
        }
        assertEquals(4, scheduler.load().attemptsRunning());
        assertTrue(started.isEmpty());
        for (var i = 0; i < 11; i++) {
            gates.take().countDown();
        }
    }

    private List<Delivery> waitAtGate(Batch batch) {
        var gate = new CountDownLatch(1);
        gates.add(gate);
        started.add(batch);
        try {
            assertTrue(gate.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        spool.settle(new Settlement(
                batch.message(),
                batch.deliveries().stream()
                        .<Settlement.Result>map(d -> new Settlement.Done(d.id()))
                        .toList(),
                List.of()));
        return List.of();
    }

    @Test
    void whatTheStoreHoldsFromBeforeIsAttemptedAfterAStart() throws InterruptedException {
        for (var i = 0; i < 3; i++) {
            accept("d" + i + ".example", 1, START);
        }

        scheduler(this::done);

        var domains = new HashSet<String>();
        for (var i = 0; i < 3; i++) {
            domains.add(next().queue().domain());
        }
        assertEquals(3, domains.size());
    }

    @Test
    void aBacklogBeyondTheWindowIsDeliveredOnceEach() throws InterruptedException {
        var total = 3 * QueueWindow.SIZE_MAX + 17;
        for (var i = 0; i < total; i++) {
            accept("big.example", 1, START);
        }

        var scheduler = scheduler(this::done);
        var seen = new HashSet<Long>();
        for (var i = 0; i < 100_000 && seen.size() < total; i++) {
            scheduler.runDue();
            for (var batch = started.poll(1, TimeUnit.MILLISECONDS); batch != null; batch = started.poll()) {
                batch.deliveries().forEach(d -> assertTrue(seen.add(d.id()), "attempted twice: " + d.id()));
            }
        }

        assertEquals(total, seen.size());
        assertEquals(0, spool.health().pending());
    }

    @Test
    void whateverHappensEveryDeliveryIsFinishedExactlyOnce() throws InterruptedException {
        var seed = System.nanoTime();
        var random = new SplittableRandom(seed);
        var finished = new HashSet<Long>();
        var scheduler = scheduler(batch -> {
            var again = new ArrayList<Delivery>();
            var results = new ArrayList<Settlement.Result>();
            synchronized (finished) {
                for (var d : batch.deliveries()) {
                    if (random.nextInt(3) > 0 || d.attempts() > 6) {
                        assertTrue(finished.add(d.id()), "finished twice, seed " + seed);
                        results.add(new Settlement.Done(d.id()));
                    } else {
                        var at = now.instant().plusSeconds(random.nextInt(100));
                        results.add(new Settlement.Retry(d.id(), at, d.attempts() + 1, "451"));
                        again.add(new Delivery(
                                d.id(),
                                d.message(),
                                d.queue(),
                                d.index(),
                                d.recipient(),
                                at,
                                d.attempts() + 1,
                                Optional.of("451")));
                    }
                }
            }
            spool.settle(new Settlement(batch.message(), results, List.of()));
            started.add(batch);
            return again;
        });
        var total = 0;
        for (var i = 0; i < 6000; i++) {
            var recipients = 1 + random.nextInt(3);
            var at = now.instant().plusSeconds(random.nextInt(4) == 0 ? random.nextInt(300) : 0);
            offer(scheduler, accept("d" + random.nextInt(3) + ".example", recipients, at));
            total += recipients;
            if (random.nextInt(50) == 0) {
                now.set(now.instant().plusSeconds(random.nextInt(20)));
                scheduler.runDue();
            }
        }
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (spool.health().pending() > 0 && System.nanoTime() < end) {
            now.set(now.instant().plusSeconds(5));
            scheduler.runDue();
            started.clear();
            started.poll(1, TimeUnit.MILLISECONDS);
        }
        assertTrue(scheduler.stop(Duration.ofSeconds(10)));

        assertEquals(total, finished.size(), "seed " + seed);
        assertEquals(0, spool.health().pending(), "seed " + seed);
    }

    @Test
    void stopWaitsForWhatRunsAndStartsNothingMore() throws InterruptedException {
        var scheduler = scheduler(this::waitAtGate);
        offer(scheduler, accept("a.example", 1, START));
        next();

        assertFalse(scheduler.stop(Duration.ofMillis(1)));
        offer(scheduler, accept("b.example", 1, START));
        gates.take().countDown();

        assertTrue(scheduler.stop(Duration.ofSeconds(10)));
        assertTrue(started.isEmpty());
        assertEquals(Spool.State.OK, spool.health().state());
        assertEquals(1, spool.health().pending());
    }
}

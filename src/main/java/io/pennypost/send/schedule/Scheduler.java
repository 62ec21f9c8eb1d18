package io.pennypost.send.schedule;

import io.pennypost.send.spool.DeliveryQueue;
import io.pennypost.send.spool.Fresh;
import io.pennypost.store.Delivery;
import io.pennypost.store.MessageId;
import io.pennypost.store.QueueKey;
import io.pennypost.store.Spool;
import io.pennypost.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides which deliveries are attempted now.
///
/// Strategy: a queue whose first delivery is due joins a ring; the ring gives each queue one batch a turn, so that a
/// queue with a million messages and a queue with one are served alike. A queue has at most [Limits#attemptsPerQueue]
/// attempts running, the program at most [Limits#attemptsMax]. What is not in memory is read page by page.
///
/// All state is guarded by one lock that is never held during I/O; attempts run on virtual threads of their own.
public final class Scheduler implements DeliveryQueue, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final int QUEUES_PER_SCAN = 100_000;
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");
    private static final Duration SCAN_INTERVAL = Duration.ofSeconds(60);

    private final Spool spool;
    private final Attempt attempt;
    private final InstantSource clock;
    private final Limits limits;
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wake = lock.newCondition();
    private final Condition quiet = lock.newCondition();
    private final Map<QueueKey, QueueWindow> queues = new HashMap<>();
    private final Agenda agenda = new Agenda();
    private final ArrayDeque<QueueWindow> ring = new ArrayDeque<>();
    private final Thread timer;
    private final Set<MessageId> announced = new HashSet<>();
    private final FreshBudget budget;
    private int running;
    private boolean everyQueueKnown;
    private Instant nextScan = Instant.MIN;
    private boolean stopping;

    /// Runs one batch to its end and says which of its deliveries are to be tried again, with their new times.
    public interface Attempt {
        List<Delivery> run(Batch batch);
    }

    /// How much may run at once.
    ///
    /// @param attemptsMax      attempts of all queues together
    /// @param attemptsPerQueue attempts of one queue
    /// @param freshBytesMax    bytes of accepted messages kept in memory for their first attempt
    public record Limits(int attemptsMax, int attemptsPerQueue, long freshBytesMax) {}

    public Scheduler(Spool spool, Attempt attempt, InstantSource clock, Limits limits) {
        this.spool = spool;
        this.attempt = attempt;
        this.clock = clock;
        this.limits = limits;
        this.budget = new FreshBudget(limits.freshBytesMax);
        this.timer = Thread.ofPlatform().name("scheduler").daemon().unstarted(this::keepTime);
    }

    /// Begins with what the store holds from before. Must return before the first [#offer].
    public void start() {
        scan();
        timer.start();
    }

    @Override
    public void announce(MessageId message) {
        lock.lock();
        try {
            announced.add(message);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void withdraw(MessageId message) {
        lock.lock();
        try {
            announced.remove(message);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void offer(MessageId message, List<Delivery> deliveries, Fresh fresh) {
        offer(message, deliveries, () -> budget.keep(fresh));
    }

    @Override
    public void offer(MessageId message, List<Delivery> deliveries) {
        offer(message, deliveries, Optional::empty);
    }

    private void offer(MessageId id, List<Delivery> deliveries, Supplier<Optional<Fresh>> message) {
        lock.lock();
        try {
            announced.remove(id);
            if (stopping) {
                return;
            }
            for (var delivery : deliveries) {
                var queue = queues.computeIfAbsent(delivery.queue(), key -> newQueue(key, delivery.nextAt()));
                queue.add(new QueueWindow.Entry(delivery, message.get()));
                arrange(queue);
            }
            pump();
        } finally {
            lock.unlock();
        }
    }

    /// Deliveries in memory and attempts running, for metrics.
    public Load load() {
        lock.lock();
        try {
            return new Load(
                    queues.size(),
                    queues.values().stream().mapToInt(QueueWindow::size).sum(),
                    running);
        } finally {
            lock.unlock();
        }
    }

    /// What the scheduler has at hand.
    public record Load(int queues, int deliveriesInMemory, int attemptsRunning) {}

    /// Starts no further attempt and waits for those that run.
    ///
    /// @return whether all ended in time
    public boolean stop(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            stopping = true;
            wake.signalAll();
            var left = patience.toNanos();
            while (running > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
            return running == 0;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            stopping = true;
            wake.signalAll();
        } finally {
            lock.unlock();
        }
        attempts.shutdownNow();
    }

    private void keepTime() {
        while (true) {
            try {
                if (!waitForWork()) {
                    return;
                }
                runDue();
            } catch (InterruptedException e) {
                return;
            } catch (StoreException e) {
                LOG.error("The queue cannot be read; it is tried again in a minute.", e);
            } catch (RuntimeException e) {
                LOG.error("Scheduling failed; it goes on in a minute.", e);
            }
        }
    }

    /// One round: look for stored queues now and then, load what ran dry, start what is due.
    void runDue() {
        var now = clock.instant();
        if (!nextScan.isAfter(now)) {
            scan();
        }
        for (var queue = takeDry(now); queue.isPresent(); queue = takeDry(now)) {
            load(queue.get());
        }
        lock.lock();
        try {
            pump();
        } finally {
            lock.unlock();
        }
    }

    private boolean waitForWork() throws InterruptedException {
        lock.lock();
        try {
            while (!stopping) {
                var now = clock.instant();
                var next = agenda.earliest();
                var at = next.isAfter(nextScan) ? nextScan : next;
                if (!at.isAfter(now)) {
                    return true;
                }
                wake.await(Math.max(1, Duration.between(now, at).toMillis()), TimeUnit.MILLISECONDS);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Finds queues that only the store knows: all of them at start, later those that an error made us forget.
    private void scan() {
        nextScan = clock.instant().plus(SCAN_INTERVAL);
        spool.flush();
        var heads = spool.heads(FAR, QUEUES_PER_SCAN);
        lock.lock();
        try {
            everyQueueKnown = heads.size() < QUEUES_PER_SCAN;
            for (var head : heads) {
                if (!queues.containsKey(head.queue())) {
                    var queue = QueueWindow.stored(head.queue(), budget, head.earliest());
                    queues.put(head.queue(), queue);
                    arrange(queue);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Moves queues whose time has come from the agenda to the ring; stops at one that must be loaded first.
    private Optional<QueueWindow> takeDry(Instant now) {
        lock.lock();
        try {
            for (var due = agenda.due(now); due.isPresent(); due = agenda.due(now)) {
                var queue = due.get();
                if (queue.needsLoad(now)) {
                    queue.startLoading();
                    return due;
                }
                joinRing(queue, now);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void load(QueueWindow queue) {
        try {
            // Results on their way to the store may lie behind the bound; they must be there before the page is read.
            spool.flush();
            var from = queue.bound();
            var page = spool.due(queue.key(), FAR, from.time(), from.id(), QueueWindow.SIZE_MAX / 2);
            finishLoad(queue, page);
        } catch (RuntimeException e) {
            lock.lock();
            try {
                queue.loadFailed();
                agenda.note(queue, clock.instant().plus(SCAN_INTERVAL));
            } finally {
                lock.unlock();
            }
            throw e;
        }
    }

    private void finishLoad(QueueWindow queue, List<Delivery> page) {
        lock.lock();
        try {
            queue.loaded(page, QueueWindow.SIZE_MAX / 2, announced::contains);
            arrange(queue);
        } finally {
            lock.unlock();
        }
    }

    /// Puts a queue where it belongs: into the ring when it is due, else into the agenda.
    private void arrange(QueueWindow queue) {
        var now = clock.instant();
        if (queue.isIdle()) {
            queues.remove(queue.key());
            return;
        }
        if (queue.isDue(now)) {
            joinRing(queue, now);
            return;
        }
        if (agenda.note(queue, queue.earliest())) {
            wake.signalAll();
        }
    }

    private void joinRing(QueueWindow queue, Instant now) {
        if (!queue.isInRing() && queue.isDue(now) && queue.attemptsRunning() < limits.attemptsPerQueue) {
            queue.setInRing(true);
            ring.add(queue);
        }
    }

    /// Starts attempts while there are free places, one batch of each queue in turn.
    private void pump() {
        var now = clock.instant();
        while (!stopping && running < limits.attemptsMax) {
            var queue = ring.poll();
            if (queue == null) {
                return;
            }
            queue.setInRing(false);
            var entries = queue.take(now);
            if (entries.isEmpty()) {
                arrange(queue);
                continue;
            }
            queue.attemptStarted();
            running++;
            start(queue, entries);
            if (queue.attemptsRunning() < limits.attemptsPerQueue) {
                arrange(queue);
            }
        }
    }

    private void start(QueueWindow queue, List<QueueWindow.Entry> entries) {
        var first = entries.getFirst();
        var batch = new Batch(
                queue.key(),
                first.delivery().message(),
                entries.stream().map(QueueWindow.Entry::delivery).toList(),
                first.fresh());
        attempts.execute(() -> {
            List<Delivery> again = List.of();
            try {
                again = attempt.run(batch);
            } catch (RuntimeException | Error e) {
                // The rows are untouched in the store; they are tried again from memory, and after a restart.
                LOG.error(
                        "An attempt for message {} failed unexpectedly.",
                        batch.message().value(),
                        e);
                again = batch.postponed(clock.instant().plus(SCAN_INTERVAL));
            } finally {
                finished(queue, entries, again);
            }
        });
    }

    private void finished(QueueWindow queue, List<QueueWindow.Entry> entries, List<Delivery> again) {
        lock.lock();
        try {
            running--;
            queue.attemptEnded(entries);
            for (var entry : entries) {
                budget.release(entry.fresh());
            }
            for (var delivery : again) {
                queue.add(new QueueWindow.Entry(delivery, Optional.empty()));
            }
            arrange(queue);
            pump();
            if (running == 0) {
                quiet.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private QueueWindow newQueue(QueueKey key, Instant earliest) {
        return everyQueueKnown ? QueueWindow.complete(key, budget) : QueueWindow.stored(key, budget, earliest);
    }
}

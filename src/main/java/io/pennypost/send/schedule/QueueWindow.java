package io.pennypost.send.schedule;

import io.pennypost.send.spool.Fresh;
import io.pennypost.store.Delivery;
import io.pennypost.store.MessageId;
import io.pennypost.store.QueueKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;

/// The earliest deliveries of one queue, in memory.
///
/// The window holds every waiting delivery up to its bound, a pair of time and id; what lies behind the bound is in the
/// store only and is loaded when the window has run dry. A page that is loaded may show rows as they were a moment ago,
/// so the window knows by id what waits, what is being attempted and what ended while the page was read: no delivery is
/// ever in memory twice. Not thread-safe: the scheduler's lock guards it.
final class QueueWindow {
    /// Deliveries kept in memory for one queue; a million more cost nothing but disk.
    static final int SIZE_MAX = 1000;

    private static final Comparator<Entry> ORDER =
            Comparator.comparing((Entry e) -> e.delivery.nextAt()).thenComparingLong(e -> e.delivery.id());

    private final QueueKey key;
    private final FreshBudget budget;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER);
    private final Set<Long> waiting = new HashSet<>();
    private final Set<Long> attempted = new HashSet<>();
    private final Set<Long> endedWhileLoading = new HashSet<>();
    private final List<Entry> arrivedWhileLoading = new ArrayList<>();
    private Bound bound;
    private Instant earliestStored;
    private Instant appointment = Instant.MAX;
    private boolean loading;
    private boolean inRing;
    private int attemptsRunning;

    /// A queue of which everything is in memory, because it is new.
    static QueueWindow complete(QueueKey key, FreshBudget budget) {
        return new QueueWindow(key, budget, Bound.NONE, Instant.MAX);
    }

    /// A queue of which nothing is in memory yet.
    static QueueWindow stored(QueueKey key, FreshBudget budget, Instant earliest) {
        return new QueueWindow(key, budget, Bound.START, earliest);
    }

    private QueueWindow(QueueKey key, FreshBudget budget, Bound bound, Instant earliestStored) {
        this.key = key;
        this.budget = budget;
        this.bound = bound;
        this.earliestStored = earliestStored;
    }

    /// A waiting delivery, with its message while that is in memory.
    record Entry(Delivery delivery, Optional<Fresh> fresh) {}

    /// Up to where the window is complete.
    record Bound(Instant time, long id) {
        static final Bound START = new Bound(Instant.EPOCH, 0);
        static final Bound NONE = new Bound(Instant.MAX, Long.MAX_VALUE);

        boolean covers(Delivery delivery) {
            var order = delivery.nextAt().compareTo(time);
            return order < 0 || (order == 0 && delivery.id() <= id);
        }
    }

    QueueKey key() {
        return key;
    }

    Bound bound() {
        return bound;
    }

    /// Takes a new or postponed delivery. Beyond the bound it is left to the store, which has it already.
    void add(Entry entry) {
        if (loading) {
            arrivedWhileLoading.add(entry);
            return;
        }
        if (!bound.covers(entry.delivery)) {
            leaveToStore(entry);
            return;
        }
        if (!waiting.add(entry.delivery.id())) {
            budget.release(entry.fresh);
            return;
        }
        entries.add(entry);
        if (entries.size() > SIZE_MAX) {
            shrink();
        }
    }

    /// When the next delivery is due: the first in memory, else the first known to be stored.
    Instant earliest() {
        var first = entries.peek();
        return first != null ? first.delivery.nextAt() : earliestStored;
    }

    /// Whether the window has run dry while the store has more that is due.
    boolean needsLoad(Instant now) {
        return !loading && entries.isEmpty() && !earliestStored.isAfter(now) && !bound.equals(Bound.NONE);
    }

    void startLoading() {
        loading = true;
    }

    /// Takes a page of the store that follows the bound; a short page means that there is no more.
    ///
    /// @param offeredSoon messages that are durable but not offered yet: they come by [#add]
    void loaded(List<Delivery> page, int limit, Predicate<MessageId> offeredSoon) {
        for (var delivery : page) {
            var id = delivery.id();
            if (!attempted.contains(id)
                    && !endedWhileLoading.contains(id)
                    && !offeredSoon.test(delivery.message())
                    && waiting.add(id)) {
                entries.add(new Entry(delivery, Optional.empty()));
            }
        }
        if (page.size() < limit) {
            bound = Bound.NONE;
            earliestStored = Instant.MAX;
        } else {
            var last = page.getLast();
            bound = new Bound(last.nextAt(), last.id());
            earliestStored = last.nextAt();
        }
        stopLoading();
    }

    /// A load failed; it is tried again when the queue is looked at next.
    void loadFailed() {
        stopLoading();
    }

    private void stopLoading() {
        loading = false;
        endedWhileLoading.clear();
        var arrived = List.copyOf(arrivedWhileLoading);
        arrivedWhileLoading.clear();
        arrived.forEach(this::add);
    }

    /// Takes the deliveries of the next batch out of the window, if one is due.
    List<Entry> take(Instant now) {
        var batch = new ArrayList<Entry>();
        for (var next = entries.peek();
                next != null && !next.delivery.nextAt().isAfter(now) && batch.size() < Batch.RECIPIENTS_MAX;
                next = entries.peek()) {
            if (!batch.isEmpty() && !batch.getFirst().delivery.message().equals(next.delivery.message())) {
                break;
            }
            batch.add(entries.remove());
        }
        for (var entry : batch) {
            waiting.remove(entry.delivery.id());
            attempted.add(entry.delivery.id());
        }
        return batch;
    }

    boolean isDue(Instant now) {
        var first = entries.peek();
        return first != null && !first.delivery.nextAt().isAfter(now);
    }

    /// Nothing waits and nothing runs: the queue can be forgotten.
    boolean isIdle() {
        return entries.isEmpty() && attemptsRunning == 0 && !loading && bound.equals(Bound.NONE);
    }

    int size() {
        return entries.size();
    }

    int attemptsRunning() {
        return attemptsRunning;
    }

    void attemptStarted() {
        attemptsRunning++;
    }

    void attemptEnded(List<Entry> batch) {
        attemptsRunning--;
        for (var entry : batch) {
            attempted.remove(entry.delivery.id());
            if (loading) {
                endedWhileLoading.add(entry.delivery.id());
            }
        }
    }

    boolean isInRing() {
        return inRing;
    }

    void setInRing(boolean value) {
        inRing = value;
    }

    /// The time the scheduler looks at this queue next; [Instant#MAX] when it has none noted.
    Instant appointment() {
        return appointment;
    }

    void setAppointment(Instant at) {
        appointment = at;
    }

    private void leaveToStore(Entry entry) {
        budget.release(entry.fresh);
        if (entry.delivery.nextAt().isBefore(earliestStored)) {
            earliestStored = entry.delivery.nextAt();
        }
    }

    /// Gives the later half back to the store.
    private void shrink() {
        var kept = new ArrayList<Entry>(SIZE_MAX / 2);
        while (kept.size() < SIZE_MAX / 2) {
            kept.add(entries.remove());
        }
        for (var entry : entries) {
            waiting.remove(entry.delivery.id());
            leaveToStore(entry);
        }
        entries.clear();
        entries.addAll(kept);
        var last = kept.getLast().delivery;
        bound = new Bound(last.nextAt(), last.id());
    }
}

package io.pennypost.testing;

import io.pennypost.store.Acceptance;
import io.pennypost.store.Body;
import io.pennypost.store.Delivery;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.MessageId;
import io.pennypost.store.QueueHead;
import io.pennypost.store.QueueKey;
import io.pennypost.store.Settlement;
import io.pennypost.store.Spool;
import io.pennypost.store.StoreException;
import io.pennypost.store.StoredMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A spool in heap for tests of the stations around it. Keeps what was accepted and settled for the test to look at.
public final class MemorySpool implements Spool {
    private final InstantSource clock;
    private final Map<MessageId, Acceptance> messages = new HashMap<>();
    private final Map<Long, Delivery> rows = new TreeMap<>();
    private final Set<Long> held = new HashSet<>();
    private final Set<MessageId> damaged = new HashSet<>();
    private final List<LedgerEntry> ledger = new ArrayList<>();
    private final List<Settlement> settlements = new ArrayList<>();
    private State state = State.OK;
    private long nextId = 1;
    private int sequence;

    public MemorySpool(InstantSource clock) {
        this.clock = clock;
    }

    /// What [#health] tells from now on.
    public synchronized void become(State changed) {
        state = changed;
    }

    /// The body of this message cannot be read from now on.
    public synchronized void damage(MessageId id) {
        damaged.add(id);
    }

    public synchronized List<LedgerEntry> ledger() {
        return List.copyOf(ledger);
    }

    public synchronized List<Settlement> settlements() {
        return List.copyOf(settlements);
    }

    @Override
    public synchronized MessageId nextMessageId() {
        return MessageId.of(clock.instant(), 1, sequence++);
    }

    @Override
    public synchronized long nextLedgerId() {
        return nextId++;
    }

    @Override
    public synchronized List<Delivery> accept(Acceptance acceptance) {
        messages.put(acceptance.id(), acceptance);
        ledger.addAll(acceptance.ledger());
        var accepted = new ArrayList<Delivery>();
        for (var delivery : acceptance.deliveries()) {
            var row = new Delivery(
                    nextId++,
                    acceptance.id(),
                    delivery.queue(),
                    delivery.index(),
                    delivery.recipient(),
                    delivery.nextAt(),
                    0,
                    Optional.empty());
            rows.put(row.id(), row);
            accepted.add(row);
        }
        return accepted;
    }

    @Override
    public synchronized Optional<StoredMessage> message(MessageId id) {
        return Optional.ofNullable(messages.get(id))
                .map(m -> new StoredMessage(
                        id, m.scope(), m.expiresAt(), m.envelope(), m.body().size()));
    }

    @Override
    public synchronized Optional<Body> body(MessageId id) {
        if (damaged.contains(id)) {
            throw new StoreException(StoreException.Kind.FAILED, "The body is damaged.");
        }
        return Optional.ofNullable(messages.get(id)).map(Acceptance::body);
    }

    @Override
    public synchronized List<QueueHead> heads(Instant horizon, int limit) {
        var earliest = new HashMap<QueueKey, Instant>();
        rows.values().stream()
                .filter(row -> !held.contains(row.id()))
                .forEach(row -> earliest.merge(row.queue(), row.nextAt(), (a, b) -> a.isBefore(b) ? a : b));
        return earliest.entrySet().stream()
                .map(e -> new QueueHead(e.getKey(), e.getValue()))
                .filter(head -> !head.earliest().isAfter(horizon))
                .sorted(Comparator.comparing(QueueHead::earliest))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Delivery> due(
            QueueKey queue, Instant horizon, Instant afterTime, long afterId, int limit) {
        return rows.values().stream()
                .filter(row -> row.queue().equals(queue) && !held.contains(row.id()))
                .filter(row -> !row.nextAt().isAfter(horizon))
                .filter(row ->
                        row.nextAt().isAfter(afterTime) || (row.nextAt().equals(afterTime) && row.id() > afterId))
                .sorted(Comparator.comparing(Delivery::nextAt).thenComparingLong(Delivery::id))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Delivery> deliveries(MessageId id) {
        return rows.values().stream().filter(row -> row.message().equals(id)).toList();
    }

    @Override
    public synchronized void settle(Settlement settlement) {
        settlements.add(settlement);
        ledger.addAll(settlement.ledger());
        for (var result : settlement.results()) {
            switch (result) {
                case Settlement.Done done -> rows.remove(done.delivery());
                case Settlement.Held holding -> held.add(holding.delivery());
                case Settlement.Retry retry ->
                    rows.computeIfPresent(
                            retry.delivery(),
                            (id, row) -> new Delivery(
                                    id,
                                    row.message(),
                                    row.queue(),
                                    row.index(),
                                    row.recipient(),
                                    retry.nextAt(),
                                    retry.attempts(),
                                    Optional.of(retry.lastReply())));
            }
        }
        if (deliveries(settlement.message()).isEmpty()) {
            messages.remove(settlement.message());
        }
    }

    @Override
    public void flush() {
        // Everything is settled at once.
    }

    @Override
    public synchronized Health health() {
        return new Health(state, "", rows.size());
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}

package io.pennypost.event;

import io.pennypost.aws.arn.Scope;
import io.pennypost.neighbor.sns.Publisher;
import io.pennypost.neighbor.sns.Publisher.Message;
import io.pennypost.neighbor.sns.Publisher.Prepared;
import io.pennypost.store.Database;
import io.pennypost.store.EventLog;
import io.pennypost.store.EventLog.Fed;
import io.pennypost.store.EventLog.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads events in the order of the ledger and hands on what follows from them. What is handed on is durable together
/// with the position, so that it goes on behind it after any end; each event is told at least once.
///
/// It never waits for a receiver: those have lines of their own. When it falls behind, events wait in the ledger.
public final class Fanout implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fanout.class);
    private static final String LANE = "main";

    /// Events read at once; what follows from them is one transaction.
    private static final int BATCH = 100;

    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(5);
    private static final long CLOSE_MILLIS = 10_000;

    private final EventLog events;
    private final Database database;
    private final Positions positions;
    private final Telling telling;
    private final Publisher publisher;
    private final Thread thread =
            Thread.ofPlatform().name("event-fanout").daemon().unstarted(this::run);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private boolean isNew = true;
    private boolean closed;
    private volatile Optional<String> trouble = Optional.empty();

    public Fanout(EventLog events, Database database, Telling telling, Publisher publisher) {
        this.events = events;
        this.database = database;
        this.positions = new Positions(database);
        this.telling = telling;
        this.publisher = publisher;
    }

    /// Begins where the last process ended.
    public void start() {
        events.watch(this::hear);
        thread.start();
    }

    /// What keeps it from going on, if anything does.
    public Optional<String> trouble() {
        return trouble;
    }

    private void hear() {
        lock.lock();
        try {
            isNew = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            var position = Optional.<Position>empty();
            while (isOpen()) {
                try {
                    var from = position.isPresent() ? position.get() : positions.of(LANE);
                    position = Optional.of(advance(from));
                    trouble = Optional.empty();
                } catch (RuntimeException fault) {
                    // Nothing is lost: the position stays where it is.
                    position = Optional.empty();
                    pauseAfter(fault);
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isOpen() {
        lock.lock();
        try {
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private Position advance(Position from) throws InterruptedException {
        clearNews();
        var batch = events.after(from, BATCH);
        if (batch.isEmpty()) {
            awaitNews();
            return from;
        }
        handOn(batch);
        return batch.getLast().position();
    }

    private void handOn(List<Fed> batch) {
        var byScope = new LinkedHashMap<Scope, List<Message>>();
        for (var fed : batch) {
            byScope.computeIfAbsent(fed.event().scope(), _ -> new ArrayList<>()).addAll(telling.of(fed));
        }
        var prepared = new Prepared();
        byScope.forEach((scope, messages) -> publisher
                .prepare(scope, messages, prepared)
                .forEach(lost -> LOG.warn("An event cannot be told: there is no topic {} any more.", lost.topicArn())));
        var position = batch.getLast().position();
        database.write(transaction -> {
            publisher.write(transaction, prepared);
            Positions.put(transaction, LANE, position);
            return true;
        });
        publisher.handOver(prepared);
    }

    private void clearNews() {
        lock.lock();
        try {
            isNew = false;
        } finally {
            lock.unlock();
        }
    }

    private void awaitNews() throws InterruptedException {
        lock.lock();
        try {
            while (!isNew && !closed) {
                news.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void pauseAfter(RuntimeException fault) throws InterruptedException {
        if (!isOpen()) {
            return;
        }
        trouble = Optional.of(fault.toString());
        LOG.error("Events are not told for now; they wait in the ledger.", fault);
        lock.lock();
        try {
            for (long left = PAUSE_AFTER_FAULT.toNanos(); left > 0 && !closed; ) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends after the batch under way.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.pennypost.neighbor.sns;

import io.pennypost.observe.Metrics;
import io.pennypost.store.Catalog;
import io.prometheus.metrics.core.metrics.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings what is published to every subscription. Each has a line of its own, served by a virtual thread while there
/// is
/// something in it, so that a slow endpoint delays nobody else.
public final class Deliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    /// Deliveries taken from a line at once and settled together.
    private static final int BATCH = 64;

    /// Requests to one endpoint at once; what belongs together goes one after the other.
    private static final int STRIPES = 8;

    private static final int LINES_PAGE = 500;
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(5);
    private static final long CLOSE_SECONDS = 16;

    private final Catalog catalog;
    private final Outbox outbox;
    private final DeadLetters deadLetters;
    private final Postman postman;
    private final InstantSource clock;
    private final SnsDocuments documents = new SnsDocuments();
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Those of stripes; they end after the lines that wait for them.
    private final ExecutorService stripeThreads = Executors.newVirtualThreadPerTaskExecutor();

    private final Counter outcomes;
    private volatile boolean closed;

    Deliveries(
            Catalog catalog,
            Outbox outbox,
            DeadLetters deadLetters,
            Postman postman,
            Metrics metrics,
            InstantSource clock) {
        this.catalog = catalog;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.postman = postman;
        this.clock = clock;
        this.outcomes = metrics.counter(
                "pennypost_sns_deliveries_total",
                "Attempts to bring a notification to a subscription: arrived, failed, given_up, void.",
                "outcome");
    }

    /// Takes up what an earlier process left.
    void start() {
        for (var page = outbox.lines("", LINES_PAGE);
                !page.isEmpty();
                page = outbox.lines(page.getLast(), LINES_PAGE)) {
            for (var name : page) {
                var line = lines.computeIfAbsent(name, Line::new);
                if (line.fallBehind()) {
                    begin(line);
                }
            }
        }
    }

    /// Takes over what was made durable.
    void offer(Map<String, List<Parcel>> byLine) {
        byLine.forEach((name, parcels) -> {
            var line = lines.computeIfAbsent(name, Line::new);
            if (!closed && line.offer(parcels)) {
                begin(line);
            }
        });
    }

    /// Lines in trouble, and what it is.
    public SortedMap<String, String> troubles() {
        var troubles = new TreeMap<String, String>();
        lines.values().forEach(line -> line.trouble().ifPresent(trouble -> troubles.put(line.name(), trouble)));
        return troubles;
    }

    private void begin(Line line) {
        threads.execute(() -> serve(line));
    }

    private void serve(Line line) {
        try {
            while (!closed) {
                try {
                    if (line.mustLoad(clock.instant())) {
                        line.load(outbox.next(line.name(), Line.WINDOW));
                    }
                    var due = line.take(clock, BATCH);
                    if (due.isEmpty() && !line.isRunning()) {
                        forget(line);
                        return;
                    }
                    if (!due.isEmpty()) {
                        deliver(line, due);
                    }
                } catch (RuntimeException fault) {
                    LOG.error("Notifications to {} wait: {}", line.name(), fault.toString(), fault);
                    line.fallBehind();
                    line.rest(PAUSE_AFTER_FAULT.toNanos());
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// A line that is empty and well need not be known.
    private void forget(Line line) {
        if (line.trouble().isEmpty()) {
            lines.remove(line.name(), line);
        }
    }

    private void deliver(Line line, List<Parcel> due) throws InterruptedException {
        long rest = 0;
        var subscription = documents.subscriptions.find(catalog, line.scope(), line.key());
        List<Outbox.Result> results;
        if (subscription.isEmpty()) {
            results = due.stream().<Outbox.Result>map(Outbox.Result.Done::new).toList();
            outcomes.labelValues("void").inc(due.size());
        } else {
            var policy = policy(line, subscription.get());
            results = attempt(line, subscription.get(), policy, due);
            // So many a second: a batch of the line is at most BATCH.
            rest = policy.maxReceivesPerSecond()
                    .map(rate -> TimeUnit.SECONDS.toNanos(due.size()) / rate)
                    .orElse(0L);
        }
        outbox.settle(line.name(), results, clock.instant(), deadLetters);
        line.settled(results);
        line.rest(rest);
    }

    private DeliveryPolicy policy(Line line, Subscription subscription) {
        var ofTopic = documents
                .topics
                .find(catalog, line.scope(), subscription.topic())
                .map(Topic::deliveryPolicy)
                .orElse(DeliveryPolicy.DEFAULT);
        return subscription.deliveryPolicy(ofTopic);
    }

    private List<Outbox.Result> attempt(Line line, Subscription subscription, DeliveryPolicy policy, List<Parcel> due) {
        var stripes = due.stream()
                .collect(Collectors.groupingBy(
                        parcel -> Math.floorMod(parcel.content().order(), STRIPES), TreeMap::new, Collectors.toList()));
        if (stripes.size() == 1) {
            return inOrder(line, subscription, policy, due);
        }
        var running = new ArrayList<Future<List<Outbox.Result>>>();
        for (var stripe : stripes.values()) {
            running.add(stripeThreads.submit(() -> inOrder(line, subscription, policy, stripe)));
        }
        var results = new ArrayList<Outbox.Result>();
        for (var each : running) {
            results.addAll(Results.of(each));
        }
        return results;
    }

    private List<Outbox.Result> inOrder(
            Line line, Subscription subscription, DeliveryPolicy policy, List<Parcel> stripe) {
        var results = new ArrayList<Outbox.Result>();
        for (var parcel : stripe) {
            results.add(attempt(line, subscription, policy, parcel));
        }
        return results;
    }

    private Outbox.Result attempt(Line line, Subscription subscription, DeliveryPolicy policy, Parcel parcel) {
        if (subscription.confirmed() == parcel.content().isConfirmation()) {
            // Confirmed in the meantime, or not any more.
            outcomes.labelValues("void").inc();
            return new Outbox.Result.Done(parcel);
        }
        return switch (postman.deliver(line.scope(), subscription, policy, parcel.content())) {
            case Postman.Attempt.Arrived _ -> {
                outcomes.labelValues("arrived").inc();
                yield new Outbox.Result.Done(parcel);
            }
            case Postman.Attempt.Failed(var reason) -> {
                var pause = pause(Postman.retries(subscription, policy), parcel.attempts());
                if (pause.isPresent()) {
                    outcomes.labelValues("failed").inc();
                    yield new Outbox.Result.Again(parcel.again(next(pause.get())), reason);
                }
                yield dead(line, subscription, parcel, reason);
            }
            case Postman.Attempt.Refused(var reason) -> dead(line, subscription, parcel, reason);
        };
    }

    private Instant next(Duration pause) {
        return clock.instant().plus(pause);
    }

    private static Optional<Duration> pause(List<Duration> retries, int attempts) {
        return attempts < retries.size() ? Optional.of(retries.get(attempts)) : Optional.empty();
    }

    private Outbox.Result dead(Line line, Subscription subscription, Parcel parcel, String reason) {
        outcomes.labelValues("given_up").inc();
        LOG.warn("A notification to {} was given up: {}", line.name(), reason);
        return new Outbox.Result.Dead(parcel, reason, postman.body(line.scope(), subscription, parcel.content()));
    }

    /// Ends after the requests under way; what waits is taken up at the next start.
    @Override
    public void close() {
        closed = true;
        lines.values().forEach(Line::close);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stop) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        stripeThreads.shutdownNow();
    }
}

package io.pennypost.neighbor.sns;

import io.pennypost.observe.Metrics;
import io.pennypost.outgoing.HttpClient;
import io.pennypost.store.Catalog;
import io.pennypost.store.Database;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// All that brings messages from topics to subscriptions.
public record Publishing(Publisher publisher, Deliveries deliveries, DeadLetters deadLetters) implements AutoCloseable {
    /// Connects the parts.
    ///
    /// @param mail   for subscriptions that are mail addresses
    /// @param nextId ids ordered by time, never given twice
    public static Publishing of(
            Catalog catalog,
            Database database,
            HttpClient http,
            NotificationMail mail,
            Links links,
            Metrics metrics,
            LongSupplier nextId,
            InstantSource clock) {
        var outbox = new Outbox(database);
        var deadLetters = new DeadLetters(database);
        var deliveries = new Deliveries(catalog, outbox, deadLetters, new Postman(http, mail, links), metrics, clock);
        return new Publishing(
                new Publisher(catalog, database, outbox, deliveries, links, nextId, clock), deliveries, deadLetters);
    }

    /// Takes up what an earlier process left.
    public void start() {
        deliveries.start();
    }

    @Override
    public void close() {
        deliveries.close();
    }
}

package io.pennypost.neighbor.sns;

import io.pennypost.store.Database;
import io.pennypost.store.DocumentCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What is published and not delivered yet, durable. Deliveries of one line are one subscription's.
final class Outbox {
    private final Database database;
    private final DocumentCodec<Notification> codec = DocumentCodec.of(Notification.class);

    Outbox(Database database) {
        this.database = database;
    }

    /// A subscription that gets a notification.
    ///
    /// @param line where its deliveries stand
    record Addressed(String line, Parcel parcel) {}

    /// What became of a delivery.
    sealed interface Result {
        Parcel parcel();

        /// It arrived, or nobody wants it any more.
        record Done(Parcel parcel) implements Result {}

        /// It is to be tried again.
        record Again(Parcel parcel, String reason) implements Result {}

        /// It is given up and kept for operators.
        record Dead(Parcel parcel, String reason, String body) implements Result {}
    }

    static void insert(Database.Transaction transaction, long shared, String content, List<Addressed> addressed) {
        transaction.update("insert into notification (id, content) values (?, ?)", shared, content);
        for (var each : addressed) {
            transaction.update(
                    """
                    insert into notification_delivery (id, notification_id, line, due_at, attempts)
                    values (?, ?, ?, ?, 0)""",
                    each.parcel().id(),
                    shared,
                    each.line(),
                    each.parcel().dueAt().toEpochMilli());
        }
    }

    String print(Notification content) {
        return codec.encode(content);
    }

    /// Lines with deliveries, after one (empty to begin).
    List<String> lines(String after, int limit) {
        return database.read(view -> view.query(
                "select distinct line from notification_delivery where line > ? order by line limit ?",
                row -> row.text(1),
                after,
                limit));
    }

    /// The deliveries of a line that are due next.
    List<Parcel> next(String line, int limit) {
        return database.read(view -> view.query(
                """
                select d.id, d.notification_id, d.attempts, d.due_at, n.content
                from notification_delivery d join notification n on n.id = d.notification_id
                where d.line = ? order by d.due_at, d.id limit ?""",
                row -> new Parcel(
                        row.number(1),
                        row.number(2),
                        (int) row.number(3),
                        Instant.ofEpochMilli(row.number(4)),
                        codec.decode(row.text(5))),
                line,
                limit));
    }

    /// Writes down what became of some deliveries.
    void settle(String line, List<Result> results, Instant now, DeadLetters deadLetters) {
        database.write(transaction -> {
            for (var result : results) {
                switch (result) {
                    case Result.Done(var parcel) -> delete(transaction, parcel);
                    case Result.Again(var parcel, var _) ->
                        transaction.update(
                                "update notification_delivery set due_at = ?, attempts = ? where id = ?",
                                parcel.dueAt().toEpochMilli(),
                                parcel.attempts(),
                                parcel.id());
                    case Result.Dead(var parcel, var reason, var body) -> {
                        delete(transaction, parcel);
                        deadLetters.put(transaction, parcel.id(), now, line, reason, body);
                    }
                }
            }
            return true;
        });
    }

    private static void delete(Database.Transaction transaction, Parcel parcel) {
        transaction.update("delete from notification_delivery where id = ?", parcel.id());
        transaction.update("""
                delete from notification where id = ?
                and not exists (select 1 from notification_delivery where notification_id = ?)""", parcel.shared(), parcel.shared());
    }

    /// How many deliveries wait, by line; the first `limit` lines.
    Map<String, Long> waiting(int limit) {
        var counts = new java.util.TreeMap<String, Long>();
        database.read(view -> view.query(
                        "select line, count(*) from notification_delivery group by line order by line limit ?",
                        row -> Map.entry(row.text(1), row.number(2)),
                        limit))
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }
}

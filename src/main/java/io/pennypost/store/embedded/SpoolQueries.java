package io.pennypost.store.embedded;

import io.pennypost.store.Delivery;
import io.pennypost.store.MessageId;
import io.pennypost.store.QueueHead;
import io.pennypost.store.QueueKey;
import io.pennypost.store.StoredMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the spool is asked, on a reader's thread.
final class SpoolQueries {
    private static final String DELIVERY = """
            select d.id, d.message_id, q.stream, q.domain, d.position, d.recipient, d.next_at, d.attempts, d.last_reply
            from delivery d join queue q on q.id = d.queue_id
            """;

    private final String heads;
    private final String due;

    SpoolQueries(int node) {
        // A loose index scan: one jump in the index for each queue, however many deliveries it has.
        heads = """
                with recursive busy(id) as (
                  select min(queue_id) from delivery where owner = @
                  union all
                  select (select min(d.queue_id) from delivery d where d.owner = @ and d.queue_id > busy.id)
                  from busy where busy.id is not null),
                head(id, earliest) as (
                  select busy.id,
                    (select min(d.next_at) from delivery d where d.owner = @ and d.queue_id = busy.id)
                  from busy where busy.id is not null)
                select q.stream, q.domain, head.earliest from head join queue q on q.id = head.id
                where head.earliest <= ? order by head.earliest, head.id limit ?""".replace("@", Integer.toString(node));
        due = DELIVERY + """
                where q.stream = ? and q.domain = ? and d.owner = @ and d.next_at <= ? and (d.next_at, d.id) > (?, ?)
                order by d.next_at, d.id limit ?""".replace("@", Integer.toString(node));
    }

    List<QueueHead> heads(Session session, Instant horizon, int limit) throws SQLException {
        var statement = session.prepare(heads);
        statement.setLong(1, dueMillis(horizon));
        statement.setInt(2, limit);
        var found = new ArrayList<QueueHead>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var key = new QueueKey(rows.getString(1), rows.getString(2));
                found.add(new QueueHead(key, Instant.ofEpochMilli(rows.getLong(3))));
            }
        }
        return found;
    }

    List<Delivery> due(Session session, QueueKey queue, Instant horizon, Instant afterTime, long afterId, int limit)
            throws SQLException {
        var statement = session.prepare(due);
        statement.setString(1, queue.stream());
        statement.setString(2, queue.domain());
        statement.setLong(3, dueMillis(horizon));
        statement.setLong(4, Times.millis(afterTime));
        statement.setLong(5, afterId);
        statement.setInt(6, limit);
        return deliveries(statement.executeQuery());
    }

    List<Delivery> deliveries(Session session, MessageId id) throws SQLException {
        var statement = session.prepare(DELIVERY + "where d.message_id = ? order by d.position");
        statement.setLong(1, id.value());
        return deliveries(statement.executeQuery());
    }

    private static List<Delivery> deliveries(ResultSet result) throws SQLException {
        var found = new ArrayList<Delivery>();
        try (var rows = result) {
            while (rows.next()) {
                found.add(new Delivery(
                        rows.getLong(1),
                        new MessageId(rows.getLong(2)),
                        new QueueKey(rows.getString(3), rows.getString(4)),
                        rows.getInt(5),
                        rows.getString(6),
                        Instant.ofEpochMilli(rows.getLong(7)),
                        rows.getInt(8),
                        Optional.ofNullable(rows.getString(9))));
            }
        }
        return found;
    }

    Optional<StoredMessage> message(Session session, MessageId id) throws SQLException {
        var statement =
                session.prepare("select account, region, expires_at, envelope, body_size from message where id = ?");
        statement.setLong(1, id.value());
        try (var row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(new StoredMessage(
                    id,
                    new io.pennypost.aws.arn.Scope(row.getString(1), row.getString(2)),
                    Instant.ofEpochMilli(row.getLong(3)),
                    row.getBytes(4),
                    row.getLong(5)));
        }
    }

    /// A held delivery has the last time there is, which no horizon reaches.
    private static long dueMillis(Instant horizon) {
        return Math.min(Times.millis(horizon), Times.millis(Delivery.HELD) - 1);
    }
}

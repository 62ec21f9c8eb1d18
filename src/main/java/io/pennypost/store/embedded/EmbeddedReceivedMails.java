package io.pennypost.store.embedded;

import io.pennypost.store.MessageId;
import io.pennypost.store.ReceivedMails;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Received mail in `spool.db`: its bytes stand where those of accepted mail do, what is to be done with it beside.
final class EmbeddedReceivedMails implements ReceivedMails {
    private final EmbeddedSpool spool;
    private final Readers<Session> readers;
    private final Ids ids;
    private final String due;
    private final String ofMail;

    EmbeddedReceivedMails(EmbeddedSpool spool, Readers<Session> readers, Ids ids, int node) {
        this.spool = spool;
        this.readers = readers;
        this.ids = ids;
        this.due = "select id, message_id, detail, attempts, next_at from reception where owner = " + node
                + " and next_at <= ? and (next_at, id) > (?, ?) order by next_at, id limit ?";
        this.ofMail =
                "select id, message_id, detail, attempts, next_at from reception where message_id = ? order by id";
    }

    @Override
    public List<Task> keep(Receipt receipt) {
        var tasks = new ArrayList<Task>(receipt.details().size());
        for (var detail : receipt.details()) {
            tasks.add(new Task(ids.next(), receipt.id(), detail, 0, receipt.id().at()));
        }
        spool.keep(receipt, List.copyOf(tasks));
        return tasks;
    }

    @Override
    public List<Task> due(Instant horizon, Instant afterTime, long afterId, int limit) {
        return readers.call(session -> due(session, horizon, afterTime, afterId, limit));
    }

    private List<Task> due(Session session, Instant horizon, Instant afterTime, long afterId, int limit)
            throws SQLException {
        var statement = session.prepare(due);
        statement.setLong(1, Times.millis(horizon));
        statement.setLong(2, Times.millis(afterTime));
        statement.setLong(3, afterId);
        statement.setInt(4, limit);
        return tasks(statement);
    }

    @Override
    public List<Task> ofMail(MessageId mail) {
        return readers.call(session -> {
            var statement = session.prepare(ofMail);
            statement.setLong(1, mail.value());
            return tasks(statement);
        });
    }

    private static List<Task> tasks(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<Task>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(new Task(
                        rows.getLong(1),
                        new MessageId(rows.getLong(2)),
                        rows.getBytes(3),
                        rows.getInt(4),
                        Instant.ofEpochMilli(rows.getLong(5))));
            }
        }
        return found;
    }

    @Override
    public void settle(Progress progress) {
        spool.settle(progress);
    }
}

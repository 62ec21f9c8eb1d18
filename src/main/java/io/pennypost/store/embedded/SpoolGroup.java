package io.pennypost.store.embedded;

import io.pennypost.store.Delivery;
import io.pennypost.store.Inbox.Change;
import io.pennypost.store.MessageId;
import io.pennypost.store.QueueKey;
import io.pennypost.store.Settlement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Writes one group of the spool: gathers the rows of all its calls, table by table, and runs each statement over
/// many.
///
/// Runs on the writer's thread alone.
final class SpoolGroup implements GroupWriter.Group<Work> {
    /// Bytes of one part of a body.
    static final int PART_BYTES = 256 << 10;

    /// Most inbox entries that go in one transaction, so that no transaction is long.
    static final int CHUNK = 256;

    /// The inbox holds up to this part more than it should before it is trimmed, at most a chunk: bodies that came
    /// together stand in the same pages, and leave with fewer writes together than one by one.
    private static final int SLACK_SHARE = 32;

    private static final int QUEUES_KNOWN_MAX = 100_000;
    private static final long ROW_LOG_BYTES = 2_000;

    private record Part(long message, int number, byte[] bytes) {}

    private record NewQueue(long id, QueueKey key) {}

    private record NewRow(Delivery delivery, long queue) {}

    private record OutboxRow(long seq, SpoolWork.OutboxEntries entries) {}

    private final SpoolStatements statements;
    private final Ids ids;
    private final int node;
    private final int inboxKeep;
    private final SpoolCounts counts;
    private final Consumer<Change> changed;
    private final Consumer<List<DayFile.Row>> outboxCommitted;
    private final PreparedQueues queues = new PreparedQueues();
    private final ReceptionRows receptions;

    private final List<SpoolWork.Accept> messages = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Long> staged = new ArrayList<>();
    private final List<Long> accepted = new ArrayList<>();
    private final List<Long> unstaged = new ArrayList<>();
    private final List<NewQueue> newQueues = new ArrayList<>();
    private final List<NewRow> deliveries = new ArrayList<>();
    private final List<OutboxRow> outbox = new ArrayList<>();
    private final List<SpoolWork.InboxRow> inbox = new ArrayList<>();
    private final List<Long> done = new ArrayList<>();
    private final List<Settlement.Result> moved = new ArrayList<>();
    private final List<Long> leaving = new ArrayList<>();
    private final List<Long> exported = new ArrayList<>();
    private final List<SpoolWork.Forget> forgets = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private long mark;
    private long newMark;
    private int gone;
    private int arrived;
    private int forgotten;

    SpoolGroup(
            Connection connection,
            Ids ids,
            long mark,
            EmbeddedOptions options,
            SpoolCounts counts,
            Consumer<Change> changed,
            Consumer<List<DayFile.Row>> outboxCommitted)
            throws SQLException {
        this.statements = new SpoolStatements(connection, options.node());
        this.receptions = new ReceptionRows(statements);
        this.ids = ids;
        this.mark = mark;
        this.newMark = mark;
        this.node = options.node();
        this.inboxKeep = options.inboxKeep();
        this.counts = counts;
        this.changed = changed;
        this.outboxCommitted = outboxCommitted;
    }

    @Override
    public void write(List<Work> group) throws SQLException {
        clear();
        for (var work : group) {
            gather((SpoolWork) work);
        }
        insert();
        settle();
        trimInbox();
        leave();
        writeMark();
    }

    private void gather(SpoolWork work) throws SQLException {
        switch (work) {
            case SpoolWork.Accept accept -> gather(accept);
            case SpoolWork.Settle settle -> gather(settle);
            case SpoolWork.Handle handle -> gather(handle);
            case SpoolWork.Stage stage -> {
                if (stage.firstPart == 0) {
                    staged.add(stage.message.value());
                }
                addParts(stage.message.value(), stage.firstPart, stage.bytes);
            }
            case SpoolWork.Unstage unstage -> unstaged.add(unstage.message.value());
            case SpoolWork.Exported rows -> exported.add(rows.seq);
            case SpoolWork.Forget forget -> forgets.add(forget);
            case SpoolWork.Flush flush -> flush.news.ifPresent(changes::add);
        }
    }

    private void gather(SpoolWork.Accept accept) throws SQLException {
        long id = accept.acceptance.id().value();
        accept.outbox.ifPresent(entries -> outbox.add(new OutboxRow(ids.next(), entries)));
        if (!accept.keeps()) {
            return;
        }
        messages.add(accept);
        accept.body.bytes().ifPresentOrElse(whole -> addParts(id, 0, whole), () -> accepted.add(id));
        for (var delivery : accept.deliveries) {
            deliveries.add(new NewRow(delivery, queues.id(delivery.queue())));
        }
        receptions.gather(accept.receptions);
        accept.inbox.ifPresent(this::gather);
    }

    private void gather(SpoolWork.InboxRow row) {
        inbox.add(row);
        changes.add(new Change.Arrived(row.entry()));
    }

    private void gather(SpoolWork.Handle handle) {
        handle.outbox.ifPresent(entries -> outbox.add(new OutboxRow(ids.next(), entries)));
        handle.inbox.ifPresent(this::gather);
        if (receptions.gather(handle.progress)) {
            leaving.add(handle.progress.task().mail().value());
        }
    }

    private void addParts(long message, int firstPart, byte[] bytes) {
        if (bytes.length <= PART_BYTES) {
            parts.add(new Part(message, firstPart, bytes));
            return;
        }
        for (int from = 0; from < bytes.length; from += PART_BYTES) {
            var part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART_BYTES));
            parts.add(new Part(message, firstPart + from / PART_BYTES, part));
        }
    }

    private void gather(SpoolWork.Settle settle) {
        settle.outbox.ifPresent(entries -> outbox.add(new OutboxRow(ids.next(), entries)));
        boolean ended = false;
        for (var result : settle.settlement.results()) {
            if (result instanceof Settlement.Done) {
                done.add(result.delivery());
                ended = true;
            } else {
                moved.add(result);
            }
        }
        if (ended) {
            leaving.add(settle.settlement.message().value());
        }
    }

    private void insert() throws SQLException {
        statements.insertStaging.execute(staged, (s, at, id) -> s.setLong(at, id));
        statements.insertParts.execute(parts, (s, at, part) -> {
            s.setLong(at, part.message());
            s.setInt(at + 1, part.number());
            s.setBytes(at + 2, part.bytes());
        });
        statements.insertMessages.execute(messages, (s, at, accept) -> {
            var acceptance = accept.acceptance;
            s.setLong(at, acceptance.id().value());
            s.setString(at + 1, acceptance.scope().account());
            s.setString(at + 2, acceptance.scope().region());
            s.setLong(at + 3, Times.millis(acceptance.expiresAt()));
            s.setLong(at + 4, accept.body.size());
            s.setLong(at + 5, accept.body.crc());
            s.setBytes(at + 6, acceptance.envelope());
        });
        statements.deleteStaging.execute(accepted, (s, at, id) -> s.setLong(at, id));
        statements.insertQueues.execute(newQueues, (s, at, queue) -> {
            s.setLong(at, queue.id());
            s.setString(at + 1, queue.key().stream());
            s.setString(at + 2, queue.key().domain());
        });
        statements.insertDeliveries.execute(deliveries, (s, at, row) -> {
            var delivery = row.delivery();
            s.setLong(at, delivery.id());
            s.setLong(at + 1, delivery.message().value());
            s.setLong(at + 2, row.queue());
            s.setInt(at + 3, delivery.index());
            s.setLong(at + 4, Times.millis(delivery.nextAt()));
            s.setString(at + 5, delivery.recipient());
        });
        receptions.insert();
        arrived = statements.insertInbox.execute(inbox, (s, at, row) -> {
            s.setLong(at, row.entry().id().value());
            s.setBytes(at + 1, row.bytes());
            s.setString(at + 2, row.search());
        });
        statements.insertOutbox.execute(outbox, (s, at, row) -> {
            s.setLong(at, row.seq());
            s.setBytes(at + 1, row.entries().bytes());
        });
    }

    private void settle() throws SQLException {
        for (var result : moved) {
            switch (result) {
                case Settlement.Retry retry -> {
                    statements.retry.setLong(1, Times.millis(retry.nextAt()));
                    statements.retry.setInt(2, retry.attempts());
                    statements.retry.setString(3, retry.lastReply());
                    statements.retry.setLong(4, retry.delivery());
                    statements.retry.executeUpdate();
                }
                case Settlement.Held held -> {
                    statements.hold.setLong(1, Times.millis(Delivery.HELD));
                    statements.hold.setString(2, held.reason());
                    statements.hold.setLong(3, held.delivery());
                    statements.hold.executeUpdate();
                }
                case Settlement.Done _ -> throw new IllegalStateException("Done is no move.");
            }
        }
        gone = statements.deleteDeliveries.execute(done, (s, at, id) -> s.setLong(at, id));
        receptions.settle();
        for (long seq : exported) {
            statements.deleteOutbox.setLong(1, seq);
            statements.deleteOutbox.executeUpdate();
        }
    }

    private void trimInbox() throws SQLException {
        for (var forget : forgets) {
            forget.forgotten = forget(forget.from, forget.to, CHUNK, forget.quiet);
        }
        long excess = counts.inbox() + arrived - forgotten - inboxKeep;
        if (excess > Math.min(CHUNK, inboxKeep / SLACK_SHARE)) {
            // As many more as came in just now, or a steady stream of large groups would outrun the trimming.
            forget(0, Long.MAX_VALUE, (int) Math.min(excess, CHUNK + arrived), false);
        }
    }

    private int forget(long from, long to, int limit, boolean quiet) throws SQLException {
        var found = new ArrayList<Long>();
        statements.oldestInbox.setLong(1, from);
        statements.oldestInbox.setLong(2, to);
        statements.oldestInbox.setInt(3, limit);
        try (var rows = statements.oldestInbox.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getLong(1));
            }
        }
        statements.deleteInbox.execute(found, (s, at, id) -> s.setLong(at, id));
        leaving.addAll(found);
        forgotten += found.size();
        if (!quiet) {
            found.forEach(id -> changes.add(new Change.Deleted(new MessageId(id))));
        }
        return found.size();
    }

    /// Messages go with their last delivery, unless the inbox keeps them; bodies go with their message.
    private void leave() throws SQLException {
        statements.deleteMessages.execute(leaving, (s, at, id) -> s.setLong(at, id));
        statements.deleteBodies.execute(leaving, (s, at, id) -> s.setLong(at, id));
        statements.deleteStagedBodies.execute(unstaged, (s, at, id) -> s.setLong(at, id));
        statements.deleteStaging.execute(unstaged, (s, at, id) -> s.setLong(at, id));
    }

    /// Keeps the mark ahead of every id that this or a later group of the next second commits.
    private void writeMark() throws SQLException {
        if (ids.last() < mark) {
            return;
        }
        newMark = ids.markAhead();
        statements.putMark.setInt(1, node);
        statements.putMark.setLong(2, newMark);
        statements.putMark.executeUpdate();
    }

    @Override
    public void committed(List<Work> group) {
        mark = newMark;
        counts.add(deliveries.size() - gone, arrived - forgotten);
        if (!outbox.isEmpty()) {
            outboxCommitted.accept(outbox.stream()
                    .map(row -> new DayFile.Row(row.seq(), row.entries().entries()))
                    .toList());
        }
        changes.forEach(changed);
    }

    @Override
    public void rolledBack() {
        newMark = mark;
        newQueues.forEach(queue -> queues.forget(queue.key()));
    }

    @Override
    public long logBytes(List<Work> group) {
        long bytes = 0;
        for (var work : group) {
            bytes += work.bytes() + ROW_LOG_BYTES;
        }
        return bytes;
    }

    private void clear() {
        for (var list : List.of(
                messages,
                parts,
                staged,
                accepted,
                unstaged,
                newQueues,
                deliveries,
                outbox,
                inbox,
                done,
                moved,
                leaving,
                exported,
                forgets,
                changes)) {
            list.clear();
        }
        receptions.clear();
        gone = 0;
        arrived = 0;
        forgotten = 0;
    }

    /// The ids of queues: those used last in memory, the others in their table.
    private final class PreparedQueues {
        private final Map<QueueKey, Long> known = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<QueueKey, Long> eldest) {
                return size() > QUEUES_KNOWN_MAX;
            }
        };

        long id(QueueKey key) throws SQLException {
            var id = known.get(key);
            if (id == null) {
                id = find(key);
                known.put(key, id);
            }
            return id;
        }

        private long find(QueueKey key) throws SQLException {
            statements.findQueue.setString(1, key.stream());
            statements.findQueue.setString(2, key.domain());
            try (var row = statements.findQueue.executeQuery()) {
                if (row.next()) {
                    return row.getLong(1);
                }
            }
            var fresh = new NewQueue(ids.next(), key);
            newQueues.add(fresh);
            return fresh.id();
        }

        void forget(QueueKey key) {
            known.remove(key);
        }
    }
}

package io.pennypost.store.embedded;

import io.pennypost.store.Inbox;
import io.pennypost.store.InboxEntry;
import io.pennypost.store.MessageId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The inbox in `spool.db`, beside the bodies it shows.
final class EmbeddedInbox implements Inbox {
    private static final String ALL = "select entry from inbox where id < ? order by id desc limit ?";
    private static final String MATCHING =
            "select entry from inbox where id < ? and search like ? escape '!' order by id desc limit ?";

    private final GroupWriter<Work> writer;
    private final Readers<Session> readers;
    private final SpoolCounts counts;
    private final InboxListeners listeners;

    EmbeddedInbox(GroupWriter<Work> writer, Readers<Session> readers, SpoolCounts counts, InboxListeners listeners) {
        this.writer = writer;
        this.readers = readers;
        this.counts = counts;
        this.listeners = listeners;
    }

    @Override
    public List<InboxEntry> list(String text, long before, int limit) {
        return readers.call(session ->
                text.isEmpty() ? all(session, before, limit) : matching(session, pattern(text), before, limit));
    }

    private static List<InboxEntry> all(Session session, long before, int limit) throws SQLException {
        var statement = session.prepare(ALL);
        statement.setLong(1, before);
        statement.setInt(2, limit);
        return entries(statement.executeQuery());
    }

    private static List<InboxEntry> matching(Session session, String pattern, long before, int limit)
            throws SQLException {
        var statement = session.prepare(MATCHING);
        statement.setLong(1, before);
        statement.setString(2, pattern);
        statement.setInt(3, limit);
        return entries(statement.executeQuery());
    }

    private static List<InboxEntry> entries(java.sql.ResultSet result) throws SQLException {
        var found = new ArrayList<InboxEntry>();
        try (var rows = result) {
            while (rows.next()) {
                found.add(Entries.toInbox(rows.getBytes(1)));
            }
        }
        return found;
    }

    private static String pattern(String text) {
        var literal = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + literal + "%";
    }

    @Override
    public Optional<InboxEntry> entry(MessageId id) {
        return readers.call(session -> {
            var statement = session.prepare("select entry from inbox where id = ?");
            statement.setLong(1, id.value());
            return entries(statement.executeQuery()).stream().findFirst();
        });
    }

    @Override
    public long count() {
        return counts.inbox();
    }

    @Override
    public boolean delete(MessageId id) {
        return forget(id.value(), id.value(), false) > 0;
    }

    @Override
    public void clear() {
        long newest = newest();
        int gone;
        do {
            gone = forget(0, newest, true);
        } while (gone > 0);
        var told = new SpoolWork.Flush(Optional.of(new Change.Cleared()));
        writer.submit(told);
        told.await();
    }

    /// What comes in while the inbox is being cleared stays.
    private long newest() {
        var newest = list("", Long.MAX_VALUE, 1);
        return newest.isEmpty() ? 0 : newest.getFirst().id().value();
    }

    private int forget(long from, long to, boolean quiet) {
        var work = new SpoolWork.Forget(from, to, quiet);
        writer.submit(work);
        work.await();
        return work.forgotten;
    }

    @Override
    public AutoCloseable listen(java.util.function.Consumer<Change> listener) {
        return listeners.add(listener);
    }
}

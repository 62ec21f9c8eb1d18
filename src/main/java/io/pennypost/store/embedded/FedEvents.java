package io.pennypost.store.embedded;

import io.pennypost.store.EventLog.Fed;
import io.pennypost.store.EventLog.Position;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.MessageId;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Events in the order of their commits, with the lines of their messages, out of the days that can hold the next ones.
record FedEvents(LedgerDays days, OpenDays<Session> open) {
    private static final String SELECT =
            """
            select f.seq, %s, %s
            from feed f join entry e on e.id = f.entry
            left join entry m on m.message = e.message and m.kind = %d
            where (f.seq, f.entry) > (?, ?) order by f.seq, f.entry limit ?""".formatted(LedgerRows.columns("e."), LedgerRows.columns("m."), Entries.code(LedgerEntry.Kind.MESSAGE));

    List<Fed> after(Position position, int limit) throws SQLException {
        var found = new ArrayList<Fed>();
        boolean enough = false;
        for (var day : days.days().tailSet(first(position))) {
            int before = found.size();
            read(day, position, limit, found);
            // Around midnight one commit has entries of two days, so one day more is looked at.
            if (enough) {
                break;
            }
            enough = found.size() - before >= limit;
        }
        found.sort(Comparator.comparingLong((Fed fed) -> fed.position().seq())
                .thenComparingLong(fed -> fed.position().entry()));
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    /// The day before that of the commit: what happened just before midnight may be committed after it.
    private static LocalDate first(Position position) {
        return LedgerDays.of(new MessageId(position.seq()).at()).minusDays(1);
    }

    private void read(LocalDate day, Position position, int limit, List<Fed> found) throws SQLException {
        var statement = open.day(day).prepare(SELECT);
        statement.setLong(1, position.seq());
        statement.setLong(2, position.entry());
        statement.setInt(3, limit);
        var lonely = new ArrayList<Integer>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                var event = LedgerRows.entry(row, 2);
                // A row of the left join that found nothing has no message id.
                var message = row.getString(LedgerRows.WIDTH + 8) == null
                        ? Optional.<LedgerEntry>empty()
                        : Optional.of(LedgerRows.entry(row, LedgerRows.WIDTH + 2));
                if (message.isEmpty()) {
                    lonely.add(found.size());
                }
                found.add(new Fed(new Position(row.getLong(1), event.id()), event, message));
            }
        }
        for (int i : lonely) {
            var fed = found.get(i);
            var message = new ToldEvents(days, open).earlier(fed.event().sesMessageId(), day);
            found.set(i, new Fed(fed.position(), fed.event(), message));
        }
    }
}

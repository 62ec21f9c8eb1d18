package io.pennypost.store.embedded;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.EventLog.Told;
import io.pennypost.store.LedgerEntry;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Events of a day with the lines of their messages, which stand in the same file, or in that of an earlier day.
record ToldEvents(LedgerDays days, OpenDays<Session> open) {
    private static final int MESSAGE = Entries.code(LedgerEntry.Kind.MESSAGE);
    private static final int EVENT = Entries.code(LedgerEntry.Kind.EVENT);

    private static final String SELECT =
            """
            select %s, %s, not exists (
              select 1 from entry p
              where p.message = e.message and p.id < e.id and p.type = e.type and p.kind = e.kind)
            from entry e left join entry m on m.message = e.message and m.kind = %d
            where e.id > ? and e.account = ? and e.region = ? and e.kind = %d
            order by e.id limit ?""".formatted(LedgerRows.columns("e."), LedgerRows.columns("m."), MESSAGE, EVENT);

    private static final String OF_MESSAGE =
            "select %s from entry where message = ? and kind = %d".formatted(LedgerRows.columns(""), MESSAGE);

    List<Told> of(Scope scope, LocalDate day, long afterId, int limit) throws SQLException {
        if (!days.days().contains(day)) {
            return List.of();
        }
        var found = new ArrayList<Told>();
        var statement = open.day(day).prepare(SELECT);
        statement.setLong(1, afterId);
        statement.setString(2, scope.account());
        statement.setString(3, scope.region());
        statement.setInt(4, limit);
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                var event = LedgerRows.entry(row, 1);
                // A row of the left join that found nothing has no message id.
                var message = row.getString(LedgerRows.WIDTH + 7) == null
                        ? Optional.<LedgerEntry>empty()
                        : Optional.of(LedgerRows.entry(row, LedgerRows.WIDTH + 1));
                found.add(new Told(event, message, row.getBoolean(2 * LedgerRows.WIDTH + 1)));
            }
        }
        return withEarlierMessages(found, day);
    }

    private List<Told> withEarlierMessages(List<Told> found, LocalDate day) throws SQLException {
        var all = new ArrayList<Told>(found.size());
        for (var told : found) {
            all.add(
                    told.message().isPresent()
                            ? told
                            : new Told(told.event(), earlier(told.event().sesMessageId(), day), told.first()));
        }
        return all;
    }

    /// The line of a message in a day before one.
    Optional<LedgerEntry> earlier(String sesMessageId, LocalDate day) throws SQLException {
        for (var each : days.days().headSet(day, false).descendingSet()) {
            var statement = open.day(each).prepare(OF_MESSAGE);
            statement.setString(1, sesMessageId);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    return Optional.of(LedgerRows.entry(row, 1));
                }
            }
        }
        return Optional.empty();
    }
}

package io.pennypost.store.embedded;

import io.pennypost.aws.arn.Scope;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/// Recipients of one event type by spans of time, out of the minute roll-ups.
record LedgerSums(Scope scope, String type, Instant from, Instant to, Duration span) {
    private static final long MINUTE_MILLIS = 60_000;

    LedgerSums {
        if (span.toMinutes() < 1) {
            throw new IllegalArgumentException("A span is at least a minute: " + span);
        }
    }

    SortedMap<Instant, Long> over(LedgerDays days, OpenDays<Session> open) throws SQLException {
        var sums = new TreeMap<Instant, Long>();
        var span = days.days().subSet(LedgerDays.of(from), true, LedgerDays.of(to), true);
        for (var day : span) {
            add(open.day(day).prepare("""
                    select minute, sum(recipients) from rollup
                    where account = ? and region = ? and type = ? and minute >= ? and minute < ?
                    group by minute"""), sums);
        }
        return sums;
    }

    private void add(PreparedStatement statement, SortedMap<Instant, Long> sums) throws SQLException {
        statement.setString(1, scope.account());
        statement.setString(2, scope.region());
        statement.setString(3, type);
        statement.setLong(4, minute(from));
        statement.setLong(5, minute(to));
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                long begin = row.getLong(1) - Math.floorMod(row.getLong(1), span.toMinutes());
                sums.merge(Instant.ofEpochMilli(begin * MINUTE_MILLIS), row.getLong(2), Long::sum);
            }
        }
    }

    /// The first whole minute at or after an instant.
    private static long minute(Instant instant) {
        return Math.ceilDiv(Times.millis(instant), MINUTE_MILLIS);
    }
}

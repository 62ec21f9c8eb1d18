package io.pennypost.event;

import io.pennypost.store.Database;
import io.pennypost.store.EventLog.Position;

/// How far each reader of events has come, durable.
final class Positions {
    private final Database database;

    Positions(Database database) {
        this.database = database;
    }

    /// Where a lane goes on: from the first event when it never read any.
    Position of(String lane) {
        return database.read(view -> view.queryOne(
                        "select seq, entry from event_position where lane = ?",
                        row -> new Position(row.number(1), row.number(2)),
                        lane))
                .orElse(Position.START);
    }

    /// Moves a lane, in the transaction that hands on what it read.
    static void put(Database.Transaction transaction, String lane, Position position) {
        transaction.update("""
                insert into event_position (lane, seq, entry) values (?, ?, ?)
                on conflict (lane) do update set seq = excluded.seq, entry = excluded.entry""", lane, position.seq(), position.entry());
    }
}

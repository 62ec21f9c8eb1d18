package io.pennypost.store;

import io.pennypost.aws.arn.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The ledger for reading: entries by message, by recipient, by time; counts from minute roll-ups.
///
/// What [Spool] committed before a call is seen by it.
public interface EventLog extends AutoCloseable {
    /// All entries of one message, oldest first.
    ///
    /// @param day when the message was accepted (its id tells); entries of the days after it are found too
    List<LedgerEntry> ofMessage(String sesMessageId, Instant day);

    /// Entries that match, newest first, older than `beforeId` ([Long#MAX_VALUE] to begin).
    List<LedgerEntry> find(Query query, long beforeId, int limit);

    /// How many recipients the entries of one event type counted in the last while, to the minute.
    long recipients(Scope scope, String type, Instant now, Duration window);

    /// The same by spans of time, in `[from, to)`: each span is named by its beginning, counted from 1970; those
    /// without recipients are left out.
    ///
    /// @param span whole minutes
    SortedMap<Instant, Long> recipients(Scope scope, String type, Instant from, Instant to, Duration span);

    /// Events of one UTC day with an id above the given one, in the order of ids, each with the line of its message.
    List<Told> told(Scope scope, LocalDate day, long afterId, int limit);

    /// Events in the order they were committed, behind a position, each with the line of its message. Waits for
    /// nothing:
    /// what is still on its way comes with a later call, always behind what was given.
    List<Fed> after(Position position, int limit);

    /// Has somebody told whenever there may be more behind the last position. Called on a thread of the store, which it
    /// must not hold up.
    void watch(Runnable news);

    /// Drops whole UTC days that ended before the instant.
    void dropBefore(Instant instant);

    /// What to find; an empty component matches all.
    record Query(
            Optional<Scope> scope,
            Optional<LedgerEntry.Kind> kind,
            Optional<String> type,
            Optional<String> recipient,
            Optional<String> configurationSet,
            Instant from,
            Instant to) {}

    /// An event and what it is about.
    ///
    /// @param message the message's own line, unless it was dropped
    /// @param first   whether no event of its type was told of the message on that day before
    record Told(LedgerEntry event, Optional<LedgerEntry> message, boolean first) {}

    /// A place in the order of events.
    ///
    /// @param seq   of the commit; ordered by time as ids are
    /// @param entry of the event
    record Position(long seq, long entry) {
        /// Before all events.
        public static final Position START = new Position(0, 0);
    }

    /// An event as it comes by.
    ///
    /// @param position where to go on after it
    /// @param message  the message's own line, unless it was dropped
    record Fed(Position position, LedgerEntry event, Optional<LedgerEntry> message) {}

    @Override
    void close();
}

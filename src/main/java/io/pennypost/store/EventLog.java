package io.pennypost.store;

import io.pennypost.aws.arn.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    @Override
    void close();
}

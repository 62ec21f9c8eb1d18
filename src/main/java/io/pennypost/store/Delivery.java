package io.pennypost.store;

import java.time.Instant;
import java.util.Optional;

/// One recipient of a stored message, waiting for its next attempt.
///
/// @param id        unique in the spool, ordered by time
/// @param attempts  attempts made so far
/// @param nextAt    not before; [#HELD] when only an operator can bring it back
/// @param lastReply reply or reason that ended the last attempt; empty before the first
public record Delivery(
        long id,
        MessageId message,
        QueueKey queue,
        int index,
        String recipient,
        Instant nextAt,
        int attempts,
        Optional<String> lastReply) {
    /// The time of a held delivery: never due.
    public static final Instant HELD = Instant.ofEpochMilli(Long.MAX_VALUE);
}

package io.pennypost.store;

import java.time.Instant;
import java.util.Optional;

/// One recipient of a stored message, waiting for its next attempt.
///
/// @param id        unique in the spool, ordered by time
/// @param attempts  attempts made so far
/// @param lastReply reply or reason that ended the last attempt; empty before the first
public record Delivery(
        long id,
        MessageId message,
        QueueKey queue,
        int index,
        String recipient,
        Instant nextAt,
        int attempts,
        Optional<String> lastReply) {}

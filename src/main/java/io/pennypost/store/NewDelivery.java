package io.pennypost.store;

import java.time.Instant;

/// One recipient of a message about to be accepted.
///
/// @param index     position in the envelope, from 0; names the recipient in return-path tokens
/// @param recipient address as it goes into RCPT TO
public record NewDelivery(QueueKey queue, int index, String recipient, Instant nextAt) {}

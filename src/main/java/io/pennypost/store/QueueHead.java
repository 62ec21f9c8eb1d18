package io.pennypost.store;

import java.time.Instant;

/// A queue with mail in it and the time of its earliest due delivery.
public record QueueHead(QueueKey queue, Instant earliest) {}

package io.pennypost.send.schedule;

import io.pennypost.send.spool.Fresh;
import io.pennypost.store.Delivery;
import io.pennypost.store.MessageId;
import io.pennypost.store.QueueKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Deliveries that go in one attempt: recipients of one message at one domain, at most [#RECIPIENTS_MAX].
///
/// @param fresh the message itself when it is still in memory; otherwise it is read from the spool
public record Batch(QueueKey queue, MessageId message, List<Delivery> deliveries, Optional<Fresh> fresh) {
    /// Recipients of one transaction.
    public static final int RECIPIENTS_MAX = 50;

    public Batch {
        deliveries = List.copyOf(deliveries);
    }

    /// The same deliveries at a later time, no attempt counted.
    List<Delivery> postponed(Instant at) {
        return deliveries.stream()
                .map(d -> new Delivery(
                        d.id(), d.message(), d.queue(), d.index(), d.recipient(), at, d.attempts(), d.lastReply()))
                .toList();
    }
}

package io.pennypost.send.spool;

import io.pennypost.store.Delivery;
import io.pennypost.store.MessageId;
import java.util.List;

/// Where deliveries go once they are durable.
///
/// Safe for use by many threads.
public interface DeliveryQueue {
    /// The message is about to become durable: an offer follows, or the announcement is taken back. Until then its rows
    /// are not taken from the store.
    void announce(MessageId message);

    /// The message was not accepted after all.
    void withdraw(MessageId message);

    /// Takes deliveries whose message is still in memory.
    void offer(MessageId message, List<Delivery> deliveries, Fresh fresh);

    /// Takes deliveries whose message is read back when its turn comes.
    void offer(MessageId message, List<Delivery> deliveries);
}

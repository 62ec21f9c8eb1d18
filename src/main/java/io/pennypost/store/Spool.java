package io.pennypost.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Custody of accepted mail: once [#accept] returns, a power cut cannot lose the message.
///
/// All methods may be called by many threads, virtual ones too; they block. Statements of one group share one commit.
public interface Spool extends AutoCloseable {
    /// A new id, later than all before it.
    MessageId nextMessageId();

    /// A new ledger entry id, later than all before it.
    long nextLedgerId();

    /// Makes body, envelope, recipients and ledger lines durable in one commit.
    ///
    /// @return the deliveries as they stand in the queue, in the order given, so that a first attempt reads nothing
    ///     back
    /// @throws StoreException FULL when the disk is; nothing was kept
    List<Delivery> accept(Acceptance acceptance);

    /// The message, while it is in custody or in the inbox.
    Optional<StoredMessage> message(MessageId id);

    /// The bytes, while the message is in custody or in the inbox.
    ///
    /// @throws StoreException FAILED when they are lost or damaged
    Optional<Body> body(MessageId id);

    /// Queues with a delivery due at or before the horizon, earliest first; cheap for 100 000 queues.
    List<QueueHead> heads(Instant horizon, int limit);

    /// Deliveries of one queue due at or before the horizon, ordered by time then id, after the given delivery id at
    /// the given time (Instant.MIN, 0 to begin).
    List<Delivery> due(QueueKey queue, Instant horizon, Instant afterTime, long afterId, int limit);

    /// The deliveries of a message that are not final, held ones too (their time is [Delivery#HELD]).
    List<Delivery> deliveries(MessageId id);

    /// Queues the results for the next group commit and returns without waiting for it; blocks while too many wait.
    void settle(Settlement settlement);

    /// Returns when everything settled before the call is durable.
    void flush();

    /// How many deliveries wait (also those not due), and whether the store can be trusted.
    Health health();

    /// The state of the store.
    ///
    /// @param state   what the store can promise
    /// @param detail  for the operator; empty when all is well
    /// @param pending deliveries that are not final
    record Health(State state, String detail, long pending) {}

    /// What the store can promise.
    enum State {
        OK,
        /// New mail is refused, settling goes on.
        FULL,
        /// Neither accepting nor delivering.
        UNSAFE
    }

    @Override
    void close();
}

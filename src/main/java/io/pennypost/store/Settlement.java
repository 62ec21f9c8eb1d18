package io.pennypost.store;

import java.time.Instant;
import java.util.List;

/// What became of some recipients of one message: written in one transaction with its ledger lines.
public record Settlement(MessageId message, List<Result> results, List<LedgerEntry> ledger) {
    public Settlement {
        results = List.copyOf(results);
        ledger = List.copyOf(ledger);
    }

    /// What became of one recipient.
    public sealed interface Result {
        /// [Delivery#id()].
        long delivery();
    }

    /// Final: the row goes away; the message goes with its last row.
    public record Done(long delivery) implements Result {}

    /// To be tried again.
    ///
    /// @param attempts attempts made so far, this one included
    public record Retry(long delivery, Instant nextAt, int attempts, String lastReply) implements Result {}

    /// Taken out of the schedule until an operator acts.
    public record Held(long delivery, String reason) implements Result {}
}

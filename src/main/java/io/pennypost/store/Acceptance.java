package io.pennypost.store;

import io.pennypost.aws.arn.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything that becomes durable when a message is accepted, in one commit.
///
/// @param expiresAt  when the queue lifetime ends
/// @param envelope   opaque to the store: what the attempt needs to know (`send/spool`)
/// @param deliveries one for each recipient that is to be attempted; empty for a captured message
/// @param ledger     lines written with it
/// @param inbox      present when the message is to be kept for reading
public record Acceptance(
        MessageId id,
        Scope scope,
        Instant expiresAt,
        Body body,
        byte[] envelope,
        List<NewDelivery> deliveries,
        List<LedgerEntry> ledger,
        Optional<InboxEntry> inbox) {
    public Acceptance {
        deliveries = List.copyOf(deliveries);
        ledger = List.copyOf(ledger);
    }
}

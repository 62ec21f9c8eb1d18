package io.pennypost.store.embedded;

import java.util.concurrent.atomic.AtomicLong;

/// How much there is, as of the last commit.
final class SpoolCounts {
    private final AtomicLong deliveries;
    private final AtomicLong inbox;

    SpoolCounts(long deliveries, long inbox) {
        this.deliveries = new AtomicLong(deliveries);
        this.inbox = new AtomicLong(inbox);
    }

    void add(long moreDeliveries, long moreInbox) {
        deliveries.addAndGet(moreDeliveries);
        inbox.addAndGet(moreInbox);
    }

    /// Deliveries that are not final.
    long deliveries() {
        return deliveries.get();
    }

    /// Entries of the inbox.
    long inbox() {
        return inbox.get();
    }
}

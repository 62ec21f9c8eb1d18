package io.pennypost.store;

/// What the store tells of its own work; `server` wires it to the metrics.
///
/// Called on the store's threads: implementations count and return.
public interface StoreMetrics {
    /// One commit was made durable.
    ///
    /// @param database    `spool`, `catalog` or `ledger`
    /// @param items       calls that shared it
    /// @param workNanos   time of the statements before the commit
    /// @param commitNanos time of the commit, which is the time of the flush
    void committed(String database, int items, long workNanos, long commitNanos);

    /// The log of a database was copied back into it.
    void checkpointed(String database, long nanos);

    /// Work that could not be done; its caller was told, or for a settlement, the operator.
    void failed(String database, StoreException.Kind kind);

    /// Entries moved from the outbox to the ledger.
    void exported(int entries);

    /// Counts nothing.
    StoreMetrics NONE = new StoreMetrics() {
        @Override
        public void committed(String database, int items, long workNanos, long commitNanos) {}

        @Override
        public void checkpointed(String database, long nanos) {}

        @Override
        public void failed(String database, StoreException.Kind kind) {}

        @Override
        public void exported(int entries) {}
    };
}

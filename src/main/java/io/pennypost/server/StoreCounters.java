package io.pennypost.server;

import io.pennypost.observe.Metrics;
import io.pennypost.store.StoreException;
import io.pennypost.store.StoreMetrics;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.util.Locale;

/// Counts what the store does.
final class StoreCounters implements StoreMetrics {
    private final Counter items;
    private final Histogram commits;
    private final Histogram checkpoints;
    private final Counter failures;
    private final Counter exported;

    StoreCounters(Metrics metrics) {
        items = metrics.counter(
                "pennypost_store_items_total", "Calls made durable. database: spool, catalog, ledger.", "database");
        commits = metrics.seconds(
                "pennypost_store_commit_seconds", "Commits, which are flushes of the disk.", "database");
        checkpoints = metrics.seconds(
                "pennypost_store_checkpoint_seconds", "Copying the log back into the database.", "database");
        failures = metrics.counter(
                "pennypost_store_failures_total",
                "Work the store could not do. kind: full, unsafe, closed, failed.",
                "database",
                "kind");
        exported = metrics.counter("pennypost_ledger_entries_total", "Entries moved into day files.");
    }

    @Override
    public void committed(String database, int count, long workNanos, long commitNanos) {
        items.labelValues(database).inc(count);
        commits.labelValues(database).observe(commitNanos / 1e9);
    }

    @Override
    public void checkpointed(String database, long nanos) {
        checkpoints.labelValues(database).observe(nanos / 1e9);
    }

    @Override
    public void failed(String database, StoreException.Kind kind) {
        failures.labelValues(database, kind.name().toLowerCase(Locale.ROOT)).inc();
    }

    @Override
    public void exported(int entries) {
        exported.inc(entries);
    }
}

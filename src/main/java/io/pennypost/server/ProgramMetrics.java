package io.pennypost.server;

/// Levels that are read when they are asked for.
final class ProgramMetrics {
    private ProgramMetrics() {}

    static void register(Base base, Sending sending) {
        var metrics = base.metrics();
        var spool = base.store().spool();
        var scheduler = sending.scheduler();
        metrics.gauge(
                "pennypost_queue_deliveries",
                "Recipients that are not final yet.",
                () -> spool.health().pending());
        metrics.gauge(
                "pennypost_queue_attempts_running",
                "Attempts that run now.",
                () -> scheduler.load().attemptsRunning());
        metrics.gauge(
                "pennypost_queue_queues",
                "Queues that are known.",
                () -> scheduler.load().queues());
        metrics.gauge(
                "pennypost_heap_bytes",
                "Heap in use.",
                () -> Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }
}

package io.pennypost.store.embedded;

import io.pennypost.store.Acceptance;
import io.pennypost.store.Body;
import io.pennypost.store.Delivery;
import io.pennypost.store.LedgerEntry;
import io.pennypost.store.NewDelivery;
import io.pennypost.store.QueueKey;
import io.pennypost.store.Settlement;
import io.pennypost.store.Spool;
import io.pennypost.store.StoreFixture;
import io.pennypost.store.StoreMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Measures the spool: messages per second accepted, and through their whole life (accept, read, 5 % put off once,
/// final with an event). Run by hand: `SpoolBench DIRECTORY [SECONDS] [RUNS] [CALLERS] [BYTES]`.
final class SpoolBench {
    private SpoolBench() {}

    public static void main(String[] arguments) throws Exception {
        var directory = Path.of(arguments[0]);
        int seconds = argument(arguments, 1, 4);
        int runs = argument(arguments, 2, 3);
        int callers = argument(arguments, 3, 256);
        int bytes = argument(arguments, 4, 10_000);
        var accepts = new ArrayList<Double>();
        var lives = new ArrayList<Double>();
        for (int i = 0; i < runs; i++) {
            accepts.add(run(directory, seconds, callers, bytes, false));
            lives.add(run(directory, seconds, callers, bytes, true));
        }
        System.out.printf("median accept/s %.0f life/s %.0f%n", median(accepts), median(lives));
    }

    private static int argument(String[] arguments, int at, int otherwise) {
        return arguments.length > at ? Integer.parseInt(arguments[at]) : otherwise;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double run(Path parent, int seconds, int callers, int bytes, boolean whole) throws Exception {
        var directory = Files.createTempDirectory(parent, "bench");
        var metrics = new Totals();
        try (var store = EmbeddedStore.open(
                directory, EmbeddedOptions.defaults(), InstantSource.system(), System::nanoTime, metrics)) {
            work(store.spool(), 1, callers, bytes, whole);
            metrics.reset();
            long cpu = cpuNanos();
            var latencies = work(store.spool(), seconds, callers, bytes, whole);
            store.spool().flush();
            double count = latencies.length;
            System.out.printf(
                    "%s %.0f/s, CPU %.0f us/msg, p50 %.1f ms, p99 %.1f ms, group %.0f, write %.1f ms, commit %.1f ms,"
                            + " checkpoints %d of %.0f ms, exported %d%n",
                    whole ? "life  " : "accept",
                    count / seconds,
                    (cpuNanos() - cpu) / count / 1000,
                    latencies[latencies.length / 2] / 1e6,
                    latencies[(int) (latencies.length * 0.99)] / 1e6,
                    metrics.mean(metrics.items),
                    metrics.mean(metrics.work) / 1e6,
                    metrics.mean(metrics.commit) / 1e6,
                    metrics.checkpoints.sum(),
                    metrics.checkpointNanos.sum() / 1e6 / Math.max(1, metrics.checkpoints.sum()),
                    metrics.exported.sum());
            return count / seconds;
        } finally {
            delete(directory);
        }
    }

    private static long[] work(Spool spool, int seconds, int callers, int bytes, boolean whole) {
        var body = new byte[bytes];
        new Random(1).nextBytes(body);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var all = new ArrayList<long[]>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<java.util.concurrent.Future<long[]>>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                results.add(executor.submit(() -> caller(spool, caller, body, end, whole)));
            }
            for (var result : results) {
                all.add(result.get());
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private static long[] caller(Spool spool, int caller, byte[] body, long end, boolean whole) throws IOException {
        var latencies = new ArrayList<Long>();
        var queue = new QueueKey("000000000000/us-east-1/default", "d" + caller % 100 + ".example");
        for (int n = 0; System.nanoTime() < end; n++) {
            long start = System.nanoTime();
            var now = InstantSource.system().instant();
            var id = spool.nextMessageId();
            var acceptance = new Acceptance(
                    id,
                    StoreFixture.SCOPE,
                    now.plusSeconds(50_400),
                    Body.of(body),
                    new byte[200],
                    List.of(new NewDelivery(queue, 0, "recipient@" + queue.domain(), now)),
                    List.of(entry(spool, "Send", id.value())),
                    Optional.empty());
            var deliveries = spool.accept(acceptance);
            if (whole) {
                finish(spool, deliveries.getFirst(), n);
            }
            latencies.add(System.nanoTime() - start);
        }
        return latencies.stream().mapToLong(Long::longValue).toArray();
    }

    private static void finish(Spool spool, Delivery delivery, int n) throws IOException {
        if (spool.body(delivery.message()).orElseThrow().toBytes().length == 0) {
            throw new IllegalStateException("no body");
        }
        if (n % 20 == 0) {
            spool.settle(new Settlement(
                    delivery.message(),
                    List.of(new Settlement.Retry(
                            delivery.id(), delivery.nextAt().plusSeconds(60), 1, "451 later")),
                    List.of()));
        }
        spool.settle(new Settlement(
                delivery.message(),
                List.of(new Settlement.Done(delivery.id())),
                List.of(entry(spool, "Delivery", delivery.message().value()))));
    }

    private static LedgerEntry entry(Spool spool, String type, long message) {
        return new LedgerEntry(
                spool.nextLedgerId(),
                StoreFixture.SCOPE,
                InstantSource.system().instant(),
                LedgerEntry.Kind.EVENT,
                type,
                "0100018f0000000000-" + message,
                Optional.of("recipient@example.com"),
                Optional.of("default"),
                1,
                "{\"smtpResponse\":\"250 2.6.0 Message received and queued as 4XyZ123456789\",\"ip\":\"192.0.2.1\"}");
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Totals implements StoreMetrics {
        final AtomicLong groups = new AtomicLong();
        final LongAdder items = new LongAdder();
        final LongAdder work = new LongAdder();
        final LongAdder commit = new LongAdder();
        final LongAdder checkpoints = new LongAdder();
        final LongAdder checkpointNanos = new LongAdder();
        final LongAdder exported = new LongAdder();

        double mean(LongAdder sum) {
            return (double) sum.sum() / Math.max(1, groups.get());
        }

        void reset() {
            groups.set(0);
            for (var each : List.of(items, work, commit, checkpoints, checkpointNanos, exported)) {
                each.reset();
            }
        }

        @Override
        public void committed(String database, int count, long workNanos, long commitNanos) {
            if (database.equals("spool")) {
                groups.incrementAndGet();
                items.add(count);
                work.add(workNanos);
                commit.add(commitNanos);
            }
        }

        @Override
        public void checkpointed(String database, long nanos) {
            checkpoints.increment();
            checkpointNanos.add(nanos);
        }

        @Override
        public void failed(String database, io.pennypost.store.StoreException.Kind kind) {
            System.out.println("failed: " + kind);
        }

        @Override
        public void exported(int entries) {
            exported.add(entries);
        }
    }
}

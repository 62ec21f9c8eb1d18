package io.pennypost.ses.export;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.export.ExportJob.Count;
import io.pennypost.ses.insight.MessageInsights;
import io.pennypost.ses.insight.Traffic;
import io.pennypost.store.EventLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries jobs out, one after the other, on a thread of its own, since it writes files. A job that a stop
/// interrupted begins anew at the next start.
public final class ExportWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExportWorker.class);

    /// How long jobs and their files are kept.
    private static final Duration KEPT = Duration.ofDays(30);

    private static final long CLOSE_MILLIS = 10_000;

    private final ExportJobs jobs;
    private final ExportFiles files;
    private final MetricsExport metrics;
    private final MessagesExport messages;
    private final InstantSource clock;
    private final Semaphore work = new Semaphore(1);
    private final Thread thread =
            Thread.ofPlatform().name("export-worker").daemon().unstarted(this::run);
    private volatile boolean closed;

    public ExportWorker(
            ExportJobs jobs,
            ExportFiles files,
            EventLog events,
            Traffic traffic,
            MessageInsights insights,
            InstantSource clock) {
        this.jobs = jobs;
        this.files = files;
        this.metrics = new MetricsExport(traffic);
        this.messages = new MessagesExport(events, insights);
        this.clock = clock;
    }

    /// Begins with what waits since the last stop.
    public void start() {
        thread.start();
    }

    /// There is a new job.
    public void wake() {
        work.release();
    }

    private void run() {
        try {
            while (!closed) {
                work.acquire();
                work.drainPermits();
                step();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// Carries out all that waits.
    void step() {
        for (var waiting = jobs.waiting(); !waiting.isEmpty() && !closed; waiting = jobs.waiting()) {
            for (var each : waiting) {
                if (!closed) {
                    carryOut(each.scope(), each.name());
                }
            }
        }
    }

    private void carryOut(Scope scope, String id) {
        try {
            var begun = jobs.begin(scope, id);
            if (begun.isPresent()) {
                export(scope, begun.get());
            }
            for (var old : jobs.forgetBefore(scope, clock.instant().minus(KEPT))) {
                files.delete(files.file(scope, old.id(), old.format()));
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("Export job {} failed.", id, e);
            jobs.end(
                    scope,
                    id,
                    job -> job.ended(
                            JobStatus.FAILED, Optional.of("The export could not be written."), clock.instant()));
        }
    }

    private void export(Scope scope, ExportJob job) throws IOException {
        var part = files.begin(scope, job.id());
        var file = files.file(scope, job.id(), job.format());
        BooleanSupplier goesOn = () -> !closed && !jobs.isCanceled(scope, job.id());
        var count = write(scope, job, part, goesOn);
        if (closed) {
            files.delete(part);
            return;
        }
        files.finish(part, file);
        if (!jobs.end(scope, job.id(), present -> present.completed(count, clock.instant()))) {
            files.delete(file);
        }
    }

    private Count write(Scope scope, ExportJob job, Path part, BooleanSupplier goesOn) throws IOException {
        var columns =
                job.source().metricsDataSource().map(MetricsExport::columns).orElse(MessagesExport.COLUMNS);
        try (var sheet = Sheet.in(job.format(), columns, Files.newBufferedWriter(part))) {
            var metricsSource = job.source().metricsDataSource();
            return metricsSource.isPresent()
                    ? metrics.write(scope, metricsSource.get(), sheet, goesOn)
                    : messages.write(
                            scope, job.source().messageInsightsDataSource().orElseThrow(), sheet, goesOn);
        }
    }

    /// Stops after the page it is at; nothing of an unfinished job is kept but the job itself.
    @Override
    public void close() {
        closed = true;
        work.release();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}

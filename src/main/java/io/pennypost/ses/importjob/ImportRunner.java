package io.pennypost.ses.importjob;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.DocumentKind.Named;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/// Takes jobs that are not finished, the oldest of an account first, and runs each in one thread.
final class ImportRunner {
    private final ImportDocuments documents;
    private final ImportTargets targets;
    private final int runningMax;
    private final InstantSource clock;

    /// Jobs that some thread has. At most as many as there are threads.
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    ImportRunner(ImportDocuments documents, ImportTargets targets, int runningMax, InstantSource clock) {
        this.documents = documents;
        this.targets = targets;
        this.runningMax = runningMax;
        this.clock = clock;
    }

    /// Runs a job; false when there was none.
    boolean step(BooleanSupplier stopping) {
        var next = take();
        next.ifPresent(mark -> {
            try {
                documents.find(mark.scope(), mark.value().jobId()).ifPresent(job -> run(mark.scope(), job, stopping));
            } finally {
                running.remove(mark.value().jobId());
            }
        });
        return next.isPresent();
    }

    private Optional<Named<ImportDocuments.Open>> take() {
        return documents.open(runningMax).stream()
                .filter(mark -> running.add(mark.value().jobId()))
                .findFirst();
    }

    private void run(Scope scope, ImportJob job, BooleanSupplier stopping) {
        // A mark may have been read just before its job was finished by another thread.
        if (job.isFinished()) {
            return;
        }
        targets.run(documents, scope, job).run(stopping).ifPresent(ending -> {
            var finished = ending.job().finished(clock.instant(), ending.failedRecordsUrl(), ending.error());
            targets.database().write(transaction -> {
                documents.put(transaction, scope, finished);
                return finished;
            });
        });
    }
}

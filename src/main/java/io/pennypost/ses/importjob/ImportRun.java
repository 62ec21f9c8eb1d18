package io.pennypost.ses.importjob;

import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.ServiceError;
import io.pennypost.store.Buckets;
import io.pennypost.store.Database;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One run of a job, from the first record of its file to the last.
///
/// @param <C> what a record asks for
final class ImportRun<C> {
    /// Records of one transaction.
    private static final int CHUNK = Database.ROWS_MAX;

    private record Change<C>(ImportRecord record, C content) {}

    private final Database database;
    private final ImportDocuments documents;
    private final Buckets buckets;
    private final Scope scope;
    private final Target<C> target;
    private ImportJob job;

    ImportRun(
            Database database,
            ImportDocuments documents,
            Buckets buckets,
            Scope scope,
            ImportJob job,
            Target<C> target) {
        this.database = database;
        this.documents = documents;
        this.buckets = buckets;
        this.scope = scope;
        this.target = target;
        // What was counted before an interruption is counted again.
        this.job = job.processing(0, 0);
    }

    /// What came of a run.
    ///
    /// @param failedRecordsUrl empty when no record was refused
    /// @param error            empty when the file was read to its end
    record Ending(ImportJob job, Optional<String> failedRecordsUrl, Optional<String> error) {}

    /// Applies the file; empty when it was stopped before the end.
    Optional<Ending> run(BooleanSupplier stopping) {
        try (var failures = new FailedRecords(buckets, job)) {
            Optional<String> error = Optional.empty();
            try (var records = new RecordReader(
                    buckets.read(job.source().bucket(), job.source().key()),
                    job.source().dataFormat())) {
                var chunk = chunk(records);
                while (!chunk.isEmpty() && !stopping.getAsBoolean()) {
                    apply(chunk, failures);
                    chunk = chunk(records);
                }
                if (!chunk.isEmpty()) {
                    return Optional.empty();
                }
            } catch (IOException | ImportFailedException | ServiceError failed) {
                error = Optional.of(String.valueOf(failed.getMessage()));
            }
            return Optional.of(new Ending(job, failures.finish(), error));
        } catch (IOException unwritable) {
            return Optional.of(new Ending(job, Optional.empty(), Optional.of(String.valueOf(unwritable.getMessage()))));
        }
    }

    private static List<ImportRecord> chunk(RecordReader records) throws IOException {
        var chunk = new ArrayList<ImportRecord>(CHUNK);
        while (chunk.size() < CHUNK) {
            var next = records.next();
            if (next.isEmpty()) {
                break;
            }
            chunk.add(next.get());
        }
        return chunk;
    }

    private void apply(List<ImportRecord> chunk, FailedRecords failures) throws IOException, ImportFailedException {
        var changes = new ArrayList<Change<C>>();
        int refused = 0;
        for (var record : chunk) {
            if (job.processed() + changes.size() + refused >= target.recordsMax()) {
                throw new ImportFailedException("The file has more than " + target.recordsMax()
                        + " records; those before line " + chunk.getFirst().line() + " were processed.");
            }
            try {
                target.read(whole(record)).ifPresent(content -> changes.add(new Change<>(record, content)));
            } catch (ServiceError refusal) {
                refused++;
                failures.add(record, refusal);
            }
        }
        int readRefused = refused;
        var inTable = database.write(transaction -> apply(changes, readRefused, transaction));
        for (var each : inTable.refusals()) {
            failures.add(each.record(), each.content());
        }
        job = inTable.job();
    }

    private record Applied(ImportJob job, List<Change<ServiceError>> refusals) {}

    private Applied apply(List<Change<C>> changes, int readRefused, Database.Transaction transaction) {
        var sink = target.in(transaction);
        var refusals = new ArrayList<Change<ServiceError>>();
        for (var change : changes) {
            try {
                sink.accept(change.content());
            } catch (ServiceError refusal) {
                refusals.add(new Change<>(change.record(), refusal));
            }
        }
        var progress = job.processing(
                job.processed() + changes.size() + readRefused, job.failed() + refusals.size() + readRefused);
        documents.put(transaction, scope, progress);
        return new Applied(progress, refusals);
    }

    private static ImportRecord whole(ImportRecord record) throws ImportFailedException {
        if (!record.complete()) {
            throw new ImportFailedException("The record at line " + record.line() + " has more than "
                    + RecordReader.TEXT_MAX + " characters; a quote may be missing.");
        }
        return record;
    }
}

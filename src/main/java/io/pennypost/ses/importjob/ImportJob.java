package io.pennypost.ses.importjob;

import java.time.Instant;
import java.util.Optional;

/// One job.
///
/// @param id               32 hexadecimal digits, smaller for newer jobs
/// @param processed        records read so far, failed ones included
/// @param failed           records that were refused
/// @param failedRecordsUrl where the refused ones are, each with its reason
/// @param error            why the job failed as a whole
public record ImportJob(
        String id,
        ImportDestination destination,
        ImportDataSource source,
        JobStatus status,
        Instant createdAt,
        Optional<Instant> completedAt,
        int processed,
        int failed,
        Optional<String> failedRecordsUrl,
        Optional<String> error) {
    static ImportJob created(String id, ImportDestination destination, ImportDataSource source, Instant now) {
        return new ImportJob(
                id,
                destination,
                source,
                JobStatus.CREATED,
                now,
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty());
    }

    /// Whether nothing more will be done.
    public boolean isFinished() {
        return completedAt.isPresent();
    }

    ImportJob processing(int nowProcessed, int nowFailed) {
        return new ImportJob(
                id,
                destination,
                source,
                JobStatus.PROCESSING,
                createdAt,
                Optional.empty(),
                nowProcessed,
                nowFailed,
                Optional.empty(),
                Optional.empty());
    }

    ImportJob finished(Instant now, Optional<String> failedUrl, Optional<String> reason) {
        return new ImportJob(
                id,
                destination,
                source,
                reason.isEmpty() ? JobStatus.COMPLETED : JobStatus.FAILED,
                createdAt,
                Optional.of(now),
                processed,
                failed,
                failedUrl,
                reason);
    }
}

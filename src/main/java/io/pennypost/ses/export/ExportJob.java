package io.pennypost.ses.export;

import java.time.Instant;
import java.util.Optional;

/// One job.
///
/// @param processed records that were looked at
/// @param exported  records in the file
/// @param error     why it failed
public record ExportJob(
        String id,
        ExportSource source,
        DataFormat format,
        JobStatus status,
        Instant createdAt,
        Optional<Instant> completedAt,
        int processed,
        int exported,
        Optional<String> error) {
    static ExportJob created(String id, ExportSource source, DataFormat format, Instant now) {
        return new ExportJob(id, source, format, JobStatus.CREATED, now, Optional.empty(), 0, 0, Optional.empty());
    }

    ExportJob processing() {
        return new ExportJob(
                id, source, format, JobStatus.PROCESSING, createdAt, Optional.empty(), 0, 0, Optional.empty());
    }

    ExportJob completed(Count count, Instant now) {
        return new ExportJob(
                id,
                source,
                format,
                JobStatus.COMPLETED,
                createdAt,
                Optional.of(now),
                count.processed(),
                count.exported(),
                Optional.empty());
    }

    ExportJob ended(JobStatus how, Optional<String> why, Instant now) {
        return new ExportJob(id, source, format, how, createdAt, Optional.of(now), processed, exported, why);
    }

    /// How much was done.
    record Count(int processed, int exported) {}
}

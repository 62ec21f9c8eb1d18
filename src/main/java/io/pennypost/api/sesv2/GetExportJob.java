package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.export.ExportJobs;
import io.pennypost.ses.export.ExportLinks;
import io.pennypost.ses.export.ExportSource;
import io.pennypost.ses.export.JobStatus;
import io.pennypost.ses.export.SourceType;
import java.time.Instant;
import java.util.Optional;

/// One export job; a completed one with a link to its file, which is good for an hour.
///
/// AWS: SES API v2, `GetExportJob`.
final class GetExportJob implements Operation<GetExportJob.Input, GetExportJob.Output> {
    record Input(String jobId) {}

    record Output(
            String jobId,
            SourceType exportSourceType,
            JobStatus jobStatus,
            CreateExportJob.Destination exportDestination,
            ExportSource exportDataSource,
            Instant createdTimestamp,
            Optional<Instant> completedTimestamp,
            Optional<Failure> failureInfo,
            Optional<Statistics> statistics) {}

    /// AWS: shape `FailureInfo`.
    record Failure(String errorMessage) {}

    /// AWS: shape `ExportStatistics`.
    record Statistics(int processedRecordsCount, int exportedRecordsCount) {}

    private final ExportJobs jobs;
    private final ExportLinks links;

    GetExportJob(ExportJobs jobs, ExportLinks links) {
        this.jobs = jobs;
        this.links = links;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var job = jobs.require(caller.scope(), input.jobId());
        var isDone = job.status() == JobStatus.COMPLETED;
        return new Output(
                job.id(),
                job.source().type(),
                job.status(),
                new CreateExportJob.Destination(
                        job.format(), isDone ? Optional.of(links.to(caller.scope(), job)) : Optional.empty()),
                job.source(),
                job.createdAt(),
                job.completedAt(),
                job.error().map(Failure::new),
                isDone ? Optional.of(new Statistics(job.processed(), job.exported())) : Optional.empty());
    }
}

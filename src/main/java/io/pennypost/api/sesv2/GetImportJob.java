package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.importjob.ImportDataSource;
import io.pennypost.ses.importjob.ImportDestination;
import io.pennypost.ses.importjob.ImportJob;
import io.pennypost.ses.importjob.ImportJobs;
import io.pennypost.ses.importjob.JobStatus;
import java.time.Instant;
import java.util.Optional;

/// How far an import job is.
///
/// AWS: SES API v2, `GetImportJob`.
final class GetImportJob implements Operation<GetImportJob.Input, GetImportJob.Output> {
    record Input(String jobId) {}

    record Output(
            String jobId,
            ImportDestination importDestination,
            ImportDataSource importDataSource,
            Optional<FailureInfo> failureInfo,
            JobStatus jobStatus,
            Instant createdTimestamp,
            Optional<Instant> completedTimestamp,
            int processedRecordsCount,
            int failedRecordsCount) {}

    /// AWS: shape `FailureInfo`. The URL is `s3://…`, since there is no S3 that could sign another.
    record FailureInfo(Optional<String> failedRecordsS3Url, Optional<String> errorMessage) {
        static Optional<FailureInfo> of(ImportJob job) {
            return job.failedRecordsUrl().isEmpty() && job.error().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new FailureInfo(job.failedRecordsUrl(), job.error()));
        }
    }

    private final ImportJobs jobs;

    GetImportJob(ImportJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var job = jobs.get(caller.scope(), input.jobId());
        return new Output(
                job.id(),
                job.destination(),
                job.source(),
                FailureInfo.of(job),
                job.status(),
                job.createdAt(),
                job.completedAt(),
                job.processed(),
                job.failed());
    }
}

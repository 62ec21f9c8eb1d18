package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.importjob.ImportDestination;
import io.pennypost.ses.importjob.ImportDestinationType;
import io.pennypost.ses.importjob.ImportJob;
import io.pennypost.ses.importjob.ImportJobs;
import io.pennypost.ses.importjob.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Import jobs, newest first, a page at a time.
///
/// AWS: SES API v2, `ListImportJobs`.
final class ListImportJobs implements Operation<ListImportJobs.Input, ListImportJobs.Output> {
    record Input(
            Optional<ImportDestinationType> importDestinationType,
            Optional<String> nextToken,
            Optional<Integer> pageSize) {}

    record Output(List<ImportJobSummary> importJobs, Optional<String> nextToken) {}

    /// AWS: shape `ImportJobSummary`.
    record ImportJobSummary(
            String jobId,
            ImportDestination importDestination,
            JobStatus jobStatus,
            Instant createdTimestamp,
            int processedRecordsCount,
            int failedRecordsCount) {
        static ImportJobSummary of(ImportJob job) {
            return new ImportJobSummary(
                    job.id(), job.destination(), job.status(), job.createdAt(), job.processed(), job.failed());
        }
    }

    private final ImportJobs jobs;

    ListImportJobs(ImportJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var page = jobs.list(
                caller.scope(), input.importDestinationType(), input.nextToken(), PageSize.ofLists(input.pageSize()));
        return new Output(page.items().stream().map(ImportJobSummary::of).toList(), page.nextToken());
    }
}

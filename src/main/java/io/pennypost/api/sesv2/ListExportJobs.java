package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.PageSize;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.export.ExportJob;
import io.pennypost.ses.export.ExportJobs;
import io.pennypost.ses.export.JobStatus;
import io.pennypost.ses.export.SourceType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Export jobs, newest first, a page at a time.
///
/// AWS: SES API v2, `ListExportJobs`.
final class ListExportJobs implements Operation<ListExportJobs.Input, ListExportJobs.Output> {
    record Input(
            Optional<String> nextToken,
            Optional<Integer> pageSize,
            Optional<SourceType> exportSourceType,
            Optional<JobStatus> jobStatus) {}

    record Output(List<Summary> exportJobs, Optional<String> nextToken) {}

    /// AWS: shape `ExportJobSummary`.
    record Summary(
            String jobId,
            SourceType exportSourceType,
            JobStatus jobStatus,
            Instant createdTimestamp,
            Optional<Instant> completedTimestamp) {
        static Summary of(ExportJob job) {
            return new Summary(job.id(), job.source().type(), job.status(), job.createdAt(), job.completedAt());
        }
    }

    private final ExportJobs jobs;

    ListExportJobs(ExportJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var size = PageSize.of(
                input.pageSize(),
                SesLimits.INSIGHT_PAGE_SIZE_MAX,
                SesLimits.INSIGHT_PAGE_SIZE_MAX,
                "PageSize must be between 1 and " + SesLimits.INSIGHT_PAGE_SIZE_MAX);
        var page = jobs.list(caller.scope(), job -> isWanted(input, job), input.nextToken(), size);
        return new Output(page.items().stream().map(Summary::of).toList(), page.nextToken());
    }

    private static boolean isWanted(Input input, ExportJob job) {
        return input.exportSourceType().map(job.source().type()::equals).orElse(true)
                && input.jobStatus().map(job.status()::equals).orElse(true);
    }
}

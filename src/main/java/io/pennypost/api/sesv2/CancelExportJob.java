package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.export.ExportJobs;

/// Stops an export job that has not ended.
///
/// AWS: SES API v2, `CancelExportJob`.
final class CancelExportJob implements Operation<CancelExportJob.Input, CancelExportJob.Output> {
    record Input(String jobId) {}

    record Output() {}

    private final ExportJobs jobs;

    CancelExportJob(ExportJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        jobs.cancel(caller.scope(), input.jobId());
        return new Output();
    }
}

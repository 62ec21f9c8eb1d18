package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.export.DataFormat;
import io.pennypost.ses.export.ExportJobs;
import io.pennypost.ses.export.ExportSource;
import io.pennypost.ses.export.ExportWorker;
import java.util.Optional;

/// Takes an export job, which is carried out in the background.
///
/// AWS: SES API v2, `CreateExportJob`.
final class CreateExportJob implements Operation<CreateExportJob.Input, CreateExportJob.Output> {
    record Input(ExportSource exportDataSource, Destination exportDestination) {}

    record Output(String jobId) {}

    /// AWS: shape `ExportDestination`.
    ///
    /// @param s3Url where the result can be fetched; callers cannot choose it
    record Destination(DataFormat dataFormat, Optional<String> s3Url) {}

    private final ExportJobs jobs;
    private final ExportWorker worker;

    CreateExportJob(ExportJobs jobs, ExportWorker worker) {
        this.jobs = jobs;
        this.worker = worker;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        if (input.exportDestination().s3Url().isPresent()) {
            throw new BadRequest("Providing a custom S3 URL is not supported");
        }
        var id = jobs.create(
                caller.scope(),
                input.exportDataSource(),
                input.exportDestination().dataFormat());
        worker.wake();
        return new Output(id);
    }
}

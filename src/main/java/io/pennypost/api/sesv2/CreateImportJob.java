package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.importjob.ImportDataSource;
import io.pennypost.ses.importjob.ImportDestination;
import io.pennypost.ses.importjob.ImportJobs;

/// Begins to import a file into a list; it is done in the background.
///
/// AWS: SES API v2, `CreateImportJob`.
final class CreateImportJob implements Operation<CreateImportJob.Input, CreateImportJob.Output> {
    record Input(ImportDestination importDestination, ImportDataSource importDataSource) {}

    record Output(String jobId) {}

    private final ImportJobs jobs;

    CreateImportJob(ImportJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        return new Output(jobs.create(caller.scope(), input.importDestination(), input.importDataSource()));
    }
}

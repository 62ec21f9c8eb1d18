package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.importjob.ImportJobs;
import java.util.List;

/// The operations of SES API v2 on import jobs.
public final class ImportJobOperations {
    private ImportJobOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(ImportJobs jobs) {
        return List.of(new CreateImportJob(jobs), new GetImportJob(jobs), new ListImportJobs(jobs));
    }
}

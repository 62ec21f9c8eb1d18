package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.ses.export.ExportJobs;
import io.pennypost.ses.export.ExportLinks;
import io.pennypost.ses.export.ExportWorker;
import java.util.List;

/// The operations of SES API v2 on export jobs.
public final class ExportOperations {
    private ExportOperations() {}

    /// All of them.
    public static List<Operation<?, ?>> of(ExportJobs jobs, ExportWorker worker, ExportLinks links) {
        return List.of(
                new CancelExportJob(jobs),
                new CreateExportJob(jobs, worker),
                new GetExportJob(jobs, links),
                new ListExportJobs(jobs));
    }
}

package io.pennypost.ses.importjob;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.contact.Contacts;
import io.pennypost.ses.suppression.ListKey;
import io.pennypost.ses.suppression.Suppressions;
import io.pennypost.store.Buckets;
import io.pennypost.store.Database;

/// What jobs read from and write to.
public record ImportTargets(Database database, Buckets buckets, Contacts contacts, Suppressions suppressions) {
    /// The run of a job.
    ImportRun<?> run(ImportDocuments documents, Scope scope, ImportJob job) {
        var format = job.source().dataFormat();
        var destination = job.destination();
        return destination
                .contactListDestination()
                .<ImportRun<?>>map(list -> run(documents, scope, job, new ContactTarget(contacts, scope, list, format)))
                .or(() -> destination.suppressionListDestination().map(list -> {
                    var key = ListKey.ofAccount(scope);
                    var action = list.suppressionListImportAction();
                    return run(documents, scope, job, new SuppressionTarget(suppressions, key, action, format));
                }))
                .orElseThrow();
    }

    private <C> ImportRun<C> run(ImportDocuments documents, Scope scope, ImportJob job, Target<C> target) {
        return new ImportRun<>(database, documents, buckets, scope, job, target);
    }
}

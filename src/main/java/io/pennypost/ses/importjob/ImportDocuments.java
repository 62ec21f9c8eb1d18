package io.pennypost.ses.importjob;

import io.pennypost.aws.arn.Scope;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import java.util.List;
import java.util.Optional;

/// Jobs as documents, newest first, and beside them a mark for each that is not finished, oldest first.
final class ImportDocuments {
    /// A job that waits or runs.
    record Open(String jobId) {}

    private final DocumentKind<ImportJob> jobs = new DocumentKind<>("import-job", ImportJob.class);
    private final DocumentKind<Open> marks = new DocumentKind<>("open-import-job", Open.class);
    private final Catalog catalog;

    ImportDocuments(Catalog catalog) {
        this.catalog = catalog;
    }

    void insert(Catalog.Writer writer, Scope scope, ImportJob job) {
        jobs.insert(writer, scope, job.id(), job);
        marks.insert(writer, scope, mark(job), new Open(job.id()));
    }

    /// Keeps what became of a job.
    void put(Catalog.Writer writer, Scope scope, ImportJob job) {
        jobs.put(writer, scope, job.id(), job);
        if (job.isFinished()) {
            marks.delete(writer, scope, mark(job));
        }
    }

    private static String mark(ImportJob job) {
        return "%015d/%s".formatted(job.createdAt().toEpochMilli(), job.id());
    }

    Optional<ImportJob> find(Scope scope, String id) {
        return jobs.find(catalog, scope, id);
    }

    /// By their ids, which is newest first.
    List<ImportJob> list(Scope scope, String afterId, int limit) {
        return catalog.read(reader -> jobs.list(reader, scope, afterId, limit)).stream()
                .map(DocumentKind.Named::value)
                .toList();
    }

    long openCount(Catalog.Reader reader, Scope scope) {
        return marks.count(reader, scope);
    }

    /// Jobs that wait or run, of all accounts.
    List<DocumentKind.Named<Open>> open(int limit) {
        return catalog.read(reader -> marks.listAll(reader, limit));
    }
}

package io.pennypost.ses.importjob;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.Background;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.contact.ContactLists;
import io.pennypost.ses.suppression.Suppressions;
import io.pennypost.store.Catalog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The import jobs of all accounts: what may be asked, and the threads that do it. Safe for use by many threads.
public final class ImportJobs implements AutoCloseable {
    private static final String LISTING = "import-job";

    /// Jobs that run at the same time; the others wait. All write through one thread anyway.
    private static final int RUNNING_MAX = 2;

    private static final long TIME_MAX = (1L << 48) - 1;

    private final Catalog catalog;
    private final ImportDocuments documents;
    private final ContactLists lists;
    private final Suppressions suppressions;
    private final PageTokens tokens;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Background background;

    /// @param random for ids
    public ImportJobs(
            Catalog catalog,
            ImportTargets targets,
            ContactLists lists,
            PageTokens tokens,
            RandomGenerator random,
            InstantSource clock) {
        this.catalog = catalog;
        this.documents = new ImportDocuments(catalog);
        this.lists = lists;
        this.suppressions = targets.suppressions();
        this.tokens = tokens;
        this.random = random;
        this.clock = clock;
        var runner = new ImportRunner(documents, targets, RUNNING_MAX, clock);
        this.background = new Background("import", RUNNING_MAX, runner::step);
    }

    /// Goes on with the jobs that are not finished.
    public void start() {
        background.start();
    }

    /// Creates a job, which is done in the background, and returns its id.
    ///
    /// @throws BadRequest    not exactly one destination, or the account is in the sandbox
    /// @throws NotFound      `ContactList <X> doesn't exist`
    /// @throws LimitExceeded 20 jobs that are not finished
    public String create(Scope scope, ImportDestination destination, ImportDataSource source) {
        if (destination.suppressionListDestination().isPresent()
                == destination.contactListDestination().isPresent()) {
            throw new BadRequest("One import destination must be provided");
        }
        suppressions.requireProduction(scope);
        destination.contactListDestination().ifPresent(contacts -> {
            if (lists.find(scope, contacts.contactListName()).isEmpty()) {
                throw new NotFound("ContactList <" + contacts.contactListName() + "> doesn't exist");
            }
        });
        var now = clock.instant();
        var job = ImportJob.created(id(now), destination, source, now);
        catalog.write(writer -> {
            if (documents.openCount(writer, scope) >= SesLimits.IMPORT_JOBS_MAX) {
                throw new LimitExceeded(
                        "An account can have at most " + SesLimits.IMPORT_JOBS_MAX + " concurrent import jobs.");
            }
            documents.insert(writer, scope, job);
            return job;
        });
        background.tell();
        return job.id();
    }

    /// Newer ids come first in the order of documents.
    private String id(Instant now) {
        return "%012x%016x%04x".formatted(TIME_MAX - now.toEpochMilli(), random.nextLong(), random.nextInt(1 << 16));
    }

    /// One job.
    ///
    /// @throws NotFound `ImportJob <X> doesn't exist`
    public ImportJob get(Scope scope, String id) {
        return documents.find(scope, id).orElseThrow(() -> new NotFound("ImportJob <" + id + "> doesn't exist"));
    }

    /// The next page, newest first.
    ///
    /// @param type  empty for all
    /// @param token empty for the first page
    /// @throws BadRequest `Invalid NextToken.`
    public Page<ImportJob> list(
            Scope scope, Optional<ImportDestinationType> type, Optional<String> token, int pageSize) {
        var after = token.map(text ->
                        tokens.read(scope, LISTING, text).orElseThrow(() -> new BadRequest("Invalid NextToken.")))
                .orElse("");
        var found = new ArrayList<ImportJob>();
        // One more than asked for tells whether there is a further page.
        while (found.size() <= pageSize) {
            var batch = documents.list(scope, after, pageSize + 1);
            batch.stream()
                    .filter(job -> type.map(job.destination().type()::equals).orElse(true))
                    .limit(pageSize + 1L - found.size())
                    .forEach(found::add);
            if (batch.size() <= pageSize) {
                break;
            }
            after = batch.getLast().id();
        }
        if (found.size() <= pageSize) {
            return new Page<>(found, Optional.empty());
        }
        var page = found.subList(0, pageSize);
        return new Page<>(
                page, Optional.of(tokens.write(scope, LISTING, page.getLast().id())));
    }

    /// Stops; a job that runs is left as it is, and begun again at the next start.
    @Override
    public void close() {
        background.close();
    }
}

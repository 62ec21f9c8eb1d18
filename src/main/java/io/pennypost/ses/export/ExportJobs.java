package io.pennypost.ses.export;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.LimitExceeded;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.SesLimits;
import io.pennypost.ses.insight.VdmSwitch;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// The jobs of all accounts. Safe for use by many threads.
public final class ExportJobs {
    private static final String LISTING = "export-job";
    private static final int PAGE = 200;

    /// Says that a job waits or runs.
    private record Open(Instant since) {}

    private final Catalog catalog;
    private final VdmSwitch vdm;
    private final PageTokens tokens;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final DocumentKind<ExportJob> kind = new DocumentKind<>("export-job", ExportJob.class);
    private final DocumentKind<Open> open = new DocumentKind<>("open-export-job", Open.class);

    public ExportJobs(Catalog catalog, VdmSwitch vdm, PageTokens tokens, InstantSource clock, RandomGenerator random) {
        this.catalog = catalog;
        this.vdm = vdm;
        this.tokens = tokens;
        this.clock = clock;
        this.random = random;
    }

    /// Takes a job.
    ///
    /// @return its id
    /// @throws NotFound      where the Virtual Deliverability Manager is off
    /// @throws BadRequest    not one source, an end before its start
    /// @throws LimitExceeded 20 jobs wait or run
    public String create(Scope scope, ExportSource source, DataFormat format) {
        vdm.requireOn(scope);
        check(source);
        var now = clock.instant();
        var job = ExportJob.created(id(now), source, format, now);
        catalog.write(writer -> {
            if (open.count(writer, scope) >= SesLimits.EXPORT_JOBS_MAX) {
                throw new LimitExceeded(
                        "An account can have at most " + SesLimits.EXPORT_JOBS_MAX + " export jobs at once.");
            }
            open.put(writer, scope, job.id(), new Open(now));
            return kind.insert(writer, scope, job.id(), job);
        });
        return job.id();
    }

    private static void check(ExportSource source) {
        if (source.metricsDataSource().isPresent()
                == source.messageInsightsDataSource().isPresent()) {
            throw new BadRequest("One data source must be provided");
        }
        var isBackwards = source.metricsDataSource()
                        .filter(metrics -> metrics.endDate().isBefore(metrics.startDate()))
                        .isPresent()
                || source.messageInsightsDataSource()
                        .filter(messages -> messages.endDate().isBefore(messages.startDate()))
                        .isPresent();
        if (isBackwards) {
            throw new BadRequest("Invalid date range");
        }
    }

    /// 32 hexadecimal digits that sort the newest first.
    private String id(Instant now) {
        return newerThan(now) + HexFormat.of().toHexDigits(random.nextLong());
    }

    /// What the ids of younger jobs are less than.
    private static String newerThan(Instant instant) {
        return HexFormat.of().toHexDigits(Long.MAX_VALUE - instant.toEpochMilli());
    }

    /// One job that must be there.
    ///
    /// @throws NotFound `Export job <id> does not exist.`
    public ExportJob require(Scope scope, String id) {
        return kind.find(catalog, scope, id).orElseThrow(() -> notFound(id));
    }

    private static NotFound notFound(String id) {
        return new NotFound("Export job <" + id + "> does not exist.");
    }

    /// The next page, newest first.
    ///
    /// @throws BadRequest `Failed to deserialize token. `
    public Page<ExportJob> list(Scope scope, Predicate<ExportJob> wanted, Optional<String> token, int pageSize) {
        var after = token.map(text -> tokens.read(scope, LISTING, text)
                        .orElseThrow(() -> new BadRequest("Failed to deserialize token. ")))
                .orElse("");
        var found = new ArrayList<ExportJob>();
        while (found.size() <= pageSize) {
            var from = after;
            var batch = catalog.read(reader -> kind.list(reader, scope, from, PAGE));
            batch.stream().map(Named::value).filter(wanted).forEach(found::add);
            if (batch.size() < PAGE) {
                break;
            }
            after = batch.getLast().name();
        }
        if (found.size() <= pageSize) {
            return new Page<>(found, Optional.empty());
        }
        var page = found.subList(0, pageSize);
        return new Page<>(
                page, Optional.of(tokens.write(scope, LISTING, page.getLast().id())));
    }

    /// Stops a job that waits or runs.
    ///
    /// @throws NotFound   `Export job <id> does not exist.`
    /// @throws BadRequest when it has ended already
    public void cancel(Scope scope, String id) {
        var now = clock.instant();
        catalog.write(writer -> {
            var job = kind.find(writer, scope, id).orElseThrow(() -> notFound(id));
            if (!job.status().isOpen()) {
                throw new BadRequest(
                        "Export job <" + id + "> cannot be cancelled because its status is " + job.status() + ".");
            }
            kind.put(writer, scope, id, job.ended(JobStatus.CANCELLED, Optional.empty(), now));
            return open.delete(writer, scope, id);
        });
    }

    /// Jobs that wait or run, in all accounts: their scopes and ids.
    List<Named<ExportJob>> waiting() {
        return catalog.read(reader -> open.listAll(reader, PAGE).stream()
                .flatMap(named -> kind
                        .find(reader, named.scope(), named.name())
                        .map(job -> new Named<>(named.scope(), named.name(), job))
                        .stream())
                .toList());
    }

    /// Begins a job, perhaps for the second time; empty when it was canceled meanwhile.
    Optional<ExportJob> begin(Scope scope, String id) {
        return change(scope, id, ExportJob::processing);
    }

    /// Ends a job; false when it was canceled meanwhile.
    boolean end(Scope scope, String id, Function<ExportJob, ExportJob> ending) {
        return change(scope, id, ending).isPresent();
    }

    private Optional<ExportJob> change(Scope scope, String id, Function<ExportJob, ExportJob> change) {
        return catalog.write(writer -> {
            var changed = kind.find(writer, scope, id)
                    .filter(job -> job.status().isOpen())
                    .map(change);
            changed.ifPresent(job -> {
                kind.put(writer, scope, id, job);
                if (!job.status().isOpen()) {
                    open.delete(writer, scope, id);
                }
            });
            return changed;
        });
    }

    boolean isCanceled(Scope scope, String id) {
        return kind.find(catalog, scope, id)
                .filter(job -> job.status().isOpen())
                .isEmpty();
    }

    /// Forgets jobs that were made before an instant.
    ///
    /// @return those that were forgotten
    List<ExportJob> forgetBefore(Scope scope, Instant instant) {
        return catalog.write(writer -> {
            var old = kind.list(writer, scope, newerThan(instant), PAGE).stream()
                    .map(Named::value)
                    .filter(job -> !job.status().isOpen())
                    .toList();
            old.forEach(job -> kind.delete(writer, scope, job.id()));
            return old;
        });
    }
}

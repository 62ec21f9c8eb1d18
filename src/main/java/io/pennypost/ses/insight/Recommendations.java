package io.pennypost.ses.insight;

import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.Page;
import io.pennypost.ses.PageTokens;
import io.pennypost.ses.identity.Identity;
import io.pennypost.ses.identity.IdentityDocuments;
import io.pennypost.ses.identity.IdentityType;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import io.pennypost.store.DocumentKind.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// What could be better with the verified domains of an account. AWS: `ListRecommendations`.
///
/// Whoever asks for the list has the domains looked at first, unless that was done a moment ago; what was mended
/// stays in the list as fixed for 30 days. Safe for use by many threads.
public final class Recommendations {
    private static final String LISTING = "recommendation";
    private static final String LAST = "last";

    /// Between two reviews.
    private static final Duration REVIEW_GAP = Duration.ofMinutes(5);

    private static final Duration FIXED_KEPT = Duration.ofDays(30);
    private static final Duration MAIL_AGE = Duration.ofDays(7);

    /// Domains looked at in one review, by name; the caller waits for it.
    private static final int DOMAINS_MAX = 1000;

    private static final int LOOKS_AT_ONCE = 32;
    private static final int PAGE = 500;

    private record Review(Instant at) {}

    private final Catalog catalog;
    private final IdentityDocuments identities;
    private final Examination examination;
    private final Traffic traffic;
    private final VdmSwitch vdm;
    private final PageTokens tokens;
    private final InstantSource clock;
    private final DocumentKind<Recommendation> kind = new DocumentKind<>("recommendation", Recommendation.class);
    private final DocumentKind<Review> reviews = new DocumentKind<>("recommendation-review", Review.class);

    public Recommendations(
            Catalog catalog,
            IdentityDocuments identities,
            Resolver resolver,
            Traffic traffic,
            VdmSwitch vdm,
            PageTokens tokens,
            InstantSource clock) {
        this.catalog = catalog;
        this.identities = identities;
        this.examination = new Examination(resolver);
        this.traffic = traffic;
        this.vdm = vdm;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// Which of them are wanted; an empty component takes all.
    public record Filter(
            Optional<String> type, Optional<String> impact, Optional<String> status, Optional<String> resourceArn) {
        boolean takes(Recommendation recommendation) {
            return type.map(recommendation.type().name()::equals).orElse(true)
                    && impact.map(recommendation.impact().name()::equals).orElse(true)
                    && status.map(recommendation.status().name()::equals).orElse(true)
                    && resourceArn.map(recommendation.resourceArn()::equals).orElse(true);
        }
    }

    /// The next page, by resource and type.
    ///
    /// @throws io.pennypost.ses.NotFound where the Virtual Deliverability Manager is off
    /// @throws BadRequest                when the token was not written here
    public Page<Recommendation> list(Scope scope, Filter filter, Optional<String> token, int pageSize) {
        vdm.requireOn(scope);
        var after = token.map(text -> tokens.read(scope, LISTING, text)
                        .orElseThrow(() -> new BadRequest("Invalid NextToken <" + text + ">.")))
                .orElse("");
        if (after.isEmpty() && isDue(scope)) {
            review(scope);
        }
        var found = new ArrayList<Named<Recommendation>>();
        var from = after;
        while (found.size() <= pageSize) {
            var place = from;
            var batch = catalog.read(reader -> kind.list(reader, scope, place, PAGE));
            batch.stream().filter(named -> filter.takes(named.value())).forEach(found::add);
            if (batch.size() < PAGE) {
                break;
            }
            from = batch.getLast().name();
        }
        var page = found.subList(0, Math.min(pageSize, found.size()));
        var next = found.size() > pageSize
                ? Optional.of(tokens.write(scope, LISTING, page.getLast().name()))
                : Optional.<String>empty();
        return new Page<>(page.stream().map(Named::value).toList(), next);
    }

    private boolean isDue(Scope scope) {
        return reviews.find(catalog, scope, LAST)
                .map(last -> last.at().plus(REVIEW_GAP).isBefore(clock.instant()))
                .orElse(true);
    }

    private void review(Scope scope) {
        var now = clock.instant();
        var mail = mail(scope, now);
        var results = new HashMap<String, Examination.Result>();
        for (var each : look(domains(scope), mail).entrySet()) {
            results.put(scope.sesArn("identity/" + each.getKey()), each.getValue());
        }
        catalog.write(writer -> {
            reviews.put(writer, scope, LAST, new Review(now));
            for (var named : all(writer, scope)) {
                var result = Optional.ofNullable(results.get(named.value().resourceArn()));
                close(writer, named, result, now);
            }
            results.forEach((arn, result) -> result.findings().forEach(finding -> {
                var name = arn + " " + finding.type();
                var known = kind.find(writer, scope, name);
                if (known.filter(recommendation -> recommendation.says(finding)).isEmpty()) {
                    kind.put(
                            writer,
                            scope,
                            name,
                            known.map(recommendation -> recommendation.again(finding, now))
                                    .orElseGet(() -> Recommendation.open(arn, finding, now)));
                }
            }));
            return now;
        });
    }

    private List<Named<Recommendation>> all(Catalog.Reader reader, Scope scope) {
        var all = new ArrayList<Named<Recommendation>>();
        var from = "";
        while (true) {
            var batch = kind.list(reader, scope, from, PAGE);
            all.addAll(batch);
            if (batch.size() < PAGE) {
                return all;
            }
            from = batch.getLast().name();
        }
    }

    /// What was not found again is fixed, and forgotten in the end; so is what concerns an identity that is gone.
    private void close(
            Catalog.Writer writer, Named<Recommendation> named, Optional<Examination.Result> result, Instant now) {
        var recommendation = named.value();
        var isFound = result.map(looked -> looked.unknown().contains(recommendation.type())
                        || looked.findings().stream().anyMatch(found -> found.type() == recommendation.type()))
                .orElse(false);
        if (isFound) {
            return;
        }
        if (recommendation.status() == Recommendation.Status.OPEN) {
            kind.put(writer, named.scope(), named.name(), recommendation.fixed(now));
        } else if (recommendation.lastUpdatedTimestamp().plus(FIXED_KEPT).isBefore(now)) {
            kind.delete(writer, named.scope(), named.name());
        }
    }

    private List<Identity> domains(Scope scope) {
        var domains = new ArrayList<Identity>();
        var from = "";
        while (domains.size() < DOMAINS_MAX) {
            var batch = identities.list(scope, from, PAGE);
            batch.stream()
                    .map(Named::value)
                    .filter(identity -> identity.type() == IdentityType.DOMAIN && identity.isVerified())
                    .limit(DOMAINS_MAX - domains.size())
                    .forEach(domains::add);
            if (batch.size() < PAGE) {
                break;
            }
            from = batch.getLast().name();
        }
        return domains;
    }

    private Map<String, Examination.Result> look(List<Identity> domains, Map<String, Examination.Mail> mail) {
        var results = new ConcurrentHashMap<String, Examination.Result>();
        var looks = new Semaphore(LOOKS_AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var domain : domains) {
                looks.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        var sent = mail.getOrDefault(domain.name(), new Examination.Mail(0, 0, 0, 0));
                        results.put(domain.name(), examination.look(domain, sent));
                    } finally {
                        looks.release();
                    }
                });
            }
        }
        return results;
    }

    /// What became of the mail of each identity.
    private Map<String, Examination.Mail> mail(Scope scope, Instant now) {
        var counts = new HashMap<String, Map<Metric, Long>>();
        for (var day :
                traffic.days(scope, now.minus(MAIL_AGE), now.plusSeconds(1)).values()) {
            day.forEach((cell, count) -> counts.computeIfAbsent(cell.identity(), _ -> new EnumMap<>(Metric.class))
                    .merge(cell.metric(), count, Long::sum));
        }
        var mail = new HashMap<String, Examination.Mail>();
        counts.forEach((identity, sums) -> mail.put(
                identity,
                new Examination.Mail(
                        sums.getOrDefault(Metric.SEND, 0L),
                        sums.getOrDefault(Metric.PERMANENT_BOUNCE, 0L),
                        sums.getOrDefault(Metric.COMPLAINT, 0L),
                        sums.getOrDefault(Metric.DELIVERY_COMPLAINT, 0L))));
        return mail;
    }
}

package io.pennypost.ses.dashboard;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.BadRequest;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.identity.SendingIdentities;
import io.pennypost.store.Catalog;
import io.pennypost.store.DocumentKind;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Whether an account watches the deliverability of domains, and of which. Safe for use by many threads.
public final class Dashboard {
    private static final String NAME = "dashboard";

    /// What an account has chosen.
    public record Options(boolean enabled, List<SubscribedDomain> domains) {
        static final Options OFF = new Options(false, List.of());

        public Options {
            domains = List.copyOf(domains);
        }
    }

    private final Catalog catalog;
    private final SendingIdentities identities;
    private final InstantSource clock;
    private final DocumentKind<Options> kind = new DocumentKind<>("deliverability-dashboard", Options.class);

    public Dashboard(Catalog catalog, SendingIdentities identities, InstantSource clock) {
        this.catalog = catalog;
        this.identities = identities;
        this.clock = clock;
    }

    /// What the account has chosen; off at first.
    public Options options(Scope scope) {
        return kind.find(catalog, scope, NAME).orElse(Options.OFF);
    }

    /// Replaces the choice. A switched-off dashboard watches no domain.
    ///
    /// @throws BadRequest a domain without name, or twice
    /// @throws NotFound   a domain that is no verified identity
    public void choose(Scope scope, boolean enabled, List<SubscribedDomain> domains) {
        check(scope, domains);
        var now = clock.instant();
        var watched = domains.stream().map(domain -> domain.since(now)).toList();
        catalog.write(writer -> {
            kind.put(writer, scope, NAME, enabled ? new Options(true, watched) : Options.OFF);
            return enabled;
        });
    }

    private void check(Scope scope, List<SubscribedDomain> domains) {
        var seen = new HashSet<String>();
        for (var each : domains) {
            var domain = each.domain().orElseThrow(() -> new BadRequest("A subscribed domain must have a name."));
            if (!seen.add(domain.toLowerCase(Locale.ROOT))) {
                throw new BadRequest("Duplicate domain: " + domain);
            }
            if (!identities.isVerifiedDomain(scope, domain.toLowerCase(Locale.ROOT))) {
                throw new NotFound("Domain <" + domain + "> is not verified under this account.");
            }
        }
    }

    /// Refuses for a domain that is not watched.
    ///
    /// @throws NotFound `Domain <x> is not subscribed to the Deliverability dashboard.`
    public void requireSubscribed(Scope scope, String domain) {
        var isSubscribed = options(scope).domains().stream()
                .flatMap(each -> each.domain().stream())
                .anyMatch(domain::equalsIgnoreCase);
        if (!isSubscribed) {
            throw new NotFound("Domain <" + domain + "> is not subscribed to the Deliverability dashboard.");
        }
    }
}

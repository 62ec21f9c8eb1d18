package io.pennypost.send.deliver;

import io.pennypost.mail.dns.PublicAddress;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.dns.Resolver.Answer;
import io.pennypost.mail.dns.Resolver.Mx;
import io.pennypost.send.deliver.RecipientOutcome.Cause;
import io.pennypost.send.deliver.RecipientOutcome.NoRoute;
import io.pennypost.send.deliver.Site.Target;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the site of a domain (RFC 5321 §5.1): its route, its MX records, or its own address.
///
/// "There is none" and "nobody knows" are kept apart: SERVFAIL and time-outs never look like a domain without MX. Names
/// found in DNS lead to public addresses only, unless the operator allows private ones.
public final class Sites {
    /// Hosts tried of one domain, addresses of one host; more is a mistake or an attack on our patience.
    static final int TARGETS_MAX = 20;

    static final int ADDRESSES_MAX = 20;

    /// What a domain leads to.
    public sealed interface Finding {
        record Found(Site site) implements Finding {}

        record Missing(NoRoute why) implements Finding {}
    }

    private final Resolver resolver;
    private final Map<String, Route> routes;
    private final Set<String> ownNames;
    private final boolean allowPrivate;
    private final int mxPort;

    /// A finder of sites.
    ///
    /// @param routes       the first of equal domain wins
    /// @param ownNames     host names of this machine, lower case: mail must not go there
    /// @param allowPrivate whether MX targets may lie at loopback and private addresses
    /// @param mxPort       25, but in tests
    public Sites(Resolver resolver, List<Route> routes, Set<String> ownNames, boolean allowPrivate, int mxPort) {
        this.resolver = resolver;
        this.routes = byDomain(routes);
        this.ownNames = Set.copyOf(ownNames);
        this.allowPrivate = allowPrivate;
        this.mxPort = mxPort;
    }

    private static Map<String, Route> byDomain(List<Route> routes) {
        var map = new HashMap<String, Route>();
        routes.forEach(route -> map.putIfAbsent(route.domain(), route));
        return Map.copyOf(map);
    }

    /// The site of a domain, or why there is none. Blocks for DNS.
    public Finding find(String domain) {
        var route = routes.getOrDefault(domain, routes.get("*"));
        if (route != null) {
            return new Finding.Found(Site.of(route));
        }
        return switch (resolver.mx(domain)) {
            case Answer.Found<Mx>(var records, var _, var _) -> byMx(domain, records);
            case Answer.NoData<Mx> _ -> byAddress(domain);
            case Answer.NoName<Mx> _ -> missing(Cause.NO_SUCH_DOMAIN, domain);
            case Answer.Failed<Mx>(var reason, var _) -> missing(Cause.DNS_FAILURE, "MX of " + domain + ": " + reason);
        };
    }

    private Finding byMx(String domain, List<Mx> records) {
        var named = records.stream().filter(mx -> !mx.target().isEmpty()).toList();
        if (named.isEmpty()) {
            return missing(Cause.NULL_MX, domain);
        }
        // RFC 5321 §5.1: we are one of the hosts, so only better ones may be tried, or mail would go in a circle.
        var ownPreference = named.stream()
                .filter(mx -> ownNames.contains(mx.target()))
                .mapToInt(Mx::preference)
                .min()
                .orElse(Integer.MAX_VALUE);
        var targets = named.stream()
                .filter(mx -> mx.preference() < ownPreference)
                .sorted(Comparator.comparingInt(Mx::preference))
                .limit(TARGETS_MAX)
                .map(mx -> new Target(mx.target(), mxPort, mx.preference()))
                .distinct()
                .toList();
        return targets.isEmpty() ? missing(Cause.LOOPS_TO_SELF, domain) : new Finding.Found(Site.of(targets));
    }

    /// The implicit MX: no MX record, but an address.
    private Finding byAddress(String domain) {
        if (ownNames.contains(domain)) {
            return missing(Cause.LOOPS_TO_SELF, domain);
        }
        return switch (resolver.addresses(domain)) {
            case Answer.Found<InetAddress> _ -> new Finding.Found(Site.of(List.of(new Target(domain, mxPort, 0))));
            case Answer.NoData<InetAddress> _, Answer.NoName<InetAddress> _ -> missing(Cause.NO_ADDRESS, domain);
            case Answer.Failed<InetAddress>(var reason, var _) ->
                missing(Cause.DNS_FAILURE, "address of " + domain + ": " + reason);
        };
    }

    private static Finding missing(Cause cause, String detail) {
        return new Finding.Missing(new NoRoute(cause, detail));
    }

    /// The addresses of one target that may be used; Found is empty when none of them may.
    Answer<InetAddress> addresses(Site site, Target target) {
        if (site.configured()) {
            var literal = literal(target.host());
            if (!literal.isEmpty()) {
                return new Answer.Found<>(literal, Duration.ZERO, false);
            }
        }
        var answer = resolver.addresses(target.host());
        if (answer instanceof Answer.Found<InetAddress>(var all, var timeToLive, var secure)) {
            var usable = all.stream()
                    .filter(address -> isUsable(site, address))
                    .limit(ADDRESSES_MAX)
                    .toList();
            return new Answer.Found<>(usable, timeToLive, secure);
        }
        return answer;
    }

    private boolean isUsable(Site site, InetAddress address) {
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        return site.configured() || allowPrivate || PublicAddress.test(address);
    }

    /// RFC 6761 §6.3: `localhost` is known without asking.
    private static List<InetAddress> literal(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
        }
        try {
            return List.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException notALiteral) {
            return List.of();
        }
    }
}

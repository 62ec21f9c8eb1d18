package io.pennypost.web.console;

import io.pennypost.api.gateway.Exchange;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Keeps foreign web pages out: a browser on this machine can reach us, so any site it visits could try to.
///
/// Three looks, the same for every route of the console: `Host` must be a name that no stranger's DNS can point at us
/// (against DNS rebinding), `Origin` must be our own, and `Sec-Fetch-Site` (Fetch Metadata) must say that our own
/// page or the user asked. A link followed from elsewhere is the user asking: a top-level navigation by GET, whose
/// answer the other site cannot read. Programs send neither of the latter two and pass.
final class SameSite {
    private final Set<String> hosts;

    SameSite(Set<String> hosts) {
        this.hosts = hosts;
    }

    Optional<Refusal> check(Exchange exchange) {
        var host = exchange.header("Host").orElse("").toLowerCase(Locale.ROOT);
        if (!isOurs(name(host))) {
            return refuse("This host name is not one of ours; use localhost or the host of http.public_url.");
        }
        var origin = exchange.header("Origin").map(o -> o.toLowerCase(Locale.ROOT));
        if (origin.isPresent() && !authority(origin.get()).equals(host)) {
            return refuse("Requests from other origins are not served.");
        }
        var site = exchange.header("Sec-Fetch-Site").orElse("none");
        if (site.equals("none") || site.equals("same-origin") || isNavigation(exchange)) {
            return Optional.empty();
        }
        return refuse("Requests from other sites are not served.");
    }

    private static boolean isNavigation(Exchange exchange) {
        return exchange.method().equals("GET")
                && exchange.header("Sec-Fetch-Mode").orElse("").equals("navigate")
                && exchange.header("Sec-Fetch-Dest").orElse("").equals("document");
    }

    /// Literal addresses and names without a dot are not in public DNS; `localhost` and `internal` are reserved.
    private boolean isOurs(String name) {
        if (name.isEmpty()) {
            return false;
        }
        return hosts.contains(name)
                || name.startsWith("[")
                || isIpv4(name)
                || name.indexOf('.') < 0
                || name.endsWith(".localhost")
                || name.endsWith(".internal");
    }

    private static boolean isIpv4(String name) {
        int dots = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return dots == 3;
    }

    private static String name(String host) {
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            return end < 0 ? "" : host.substring(0, end + 1);
        }
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    /// Host and port of an origin; an opaque origin (`null`) has none and equals no host.
    private static String authority(String origin) {
        int slashes = origin.indexOf("://");
        return slashes < 0 ? " " : origin.substring(slashes + 3);
    }

    private static Optional<Refusal> refuse(String message) {
        return Optional.of(new Refusal(403, "Forbidden", message));
    }
}

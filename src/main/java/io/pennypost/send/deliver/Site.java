package io.pennypost.send.deliver;

import io.pennypost.mail.tls.TlsDemand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Where mail of some domains goes: the unit that limits and connections belong to. Named by its hosts, not by their
/// addresses, which rotate.
///
/// @param id         targets by preference and name: `mx1.a.example,mx2.a.example|b.example`, or `route:host:port`
/// @param targets    sorted by preference, then name; at least one
/// @param configured from a route, so private addresses are fine
/// @param tls        the route's own demand
public record Site(String id, List<Target> targets, boolean configured, Optional<TlsDemand> tls) {
    /// One host to try.
    public record Target(String host, int port, int preference) {}

    public Site {
        targets = List.copyOf(targets);
    }

    static Site of(Route route) {
        var target = new Target(route.host(), route.port(), 0);
        return new Site("route:" + route.host() + ":" + route.port(), List.of(target), true, route.tls());
    }

    static Site of(List<Target> targets) {
        var sorted = targets.stream()
                .sorted(Comparator.comparingInt(Target::preference).thenComparing(Target::host))
                .toList();
        return new Site(id(sorted), sorted, false, Optional.empty());
    }

    private static String id(List<Target> sorted) {
        var id = new StringBuilder();
        var before = 0;
        for (var target : sorted) {
            if (!id.isEmpty()) {
                id.append(target.preference() == before ? ',' : '|');
            }
            id.append(target.host());
            before = target.preference();
        }
        return id.toString();
    }

    /// The targets in the order to try: by preference, equal ones shuffled (RFC 5321 §5.1).
    List<Target> inOrder(RandomGenerator random) {
        if (targets.size() == 1) {
            return targets;
        }
        var shuffled = new ArrayList<>(targets);
        Collections.shuffle(shuffled, Random.from(random));
        shuffled.sort(Comparator.comparingInt(Target::preference));
        return shuffled;
    }
}

package io.pennypost.testing;

import io.pennypost.mail.dns.Resolver;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/// DNS out of a [Zone], without network. Remembers what was asked; the zone can be changed in between.
public final class FakeResolver implements Resolver {
    private static final int ALIASES_MAX = 8;

    private final ConcurrentLinkedQueue<String> queries = new ConcurrentLinkedQueue<>();
    private volatile Zone zone;

    public FakeResolver(String zone) {
        this.zone = Zone.of(zone);
    }

    /// From now on, another world.
    public void become(String zone) {
        this.zone = Zone.of(zone);
    }

    /// Everything asked so far, as in `MX b.example`.
    public List<String> queries() {
        return List.copyOf(queries);
    }

    @Override
    public Answer<Mx> mx(String name) {
        Answer<Mx> answer = ask(name, "MX", FakeResolver::mxOf);
        if (answer instanceof Answer.Found<Mx>(var records, var ttl, var secure)) {
            var sorted = records.stream()
                    .sorted(Comparator.comparingInt(Mx::preference))
                    .toList();
            return new Answer.Found<>(sorted, ttl, secure);
        }
        return answer;
    }

    private static Mx mxOf(Zone.Entry entry) {
        var words = entry.data().split("\\s+", 2);
        return new Mx(Integer.parseInt(words[0]), Zone.plain(words[1]));
    }

    @Override
    public Answer<InetAddress> addresses(String name) {
        Function<Zone.Entry, InetAddress> reading = entry -> InetAddress.ofLiteral(entry.data());
        Answer<InetAddress> four = ask(name, "A", reading);
        Answer<InetAddress> six = ask(name, "AAAA", reading);
        if (four instanceof Answer.Found<InetAddress>(var a, var ttl, var secure)
                && six instanceof Answer.Found<InetAddress>(var b, var _, var _)) {
            var all = new ArrayList<>(a);
            all.addAll(b);
            return new Answer.Found<>(all, ttl, secure);
        }
        return four instanceof Answer.Found<InetAddress> ? four : six;
    }

    @Override
    public Answer<String> txt(String name) {
        return ask(name, "TXT", entry -> entry.data().replace("\" \"", "").replace("\"", ""));
    }

    @Override
    public Answer<String> cname(String name) {
        return ask(name, "CNAME", entry -> Zone.plain(entry.data()));
    }

    /// The name is the address itself, as in `192.0.2.1 PTR mail.example`.
    @Override
    public Answer<String> ptr(InetAddress address) {
        return ask(address.getHostAddress(), "PTR", entry -> Zone.plain(entry.data()));
    }

    @Override
    public Answer<Soa> soa(String name) {
        queries.add("SOA " + name);
        var found = zone.authority(name);
        if (found.isEmpty()) {
            return new Answer.NoData<>();
        }
        var words = found.getFirst().data().split("\\s+", -1);
        var soa = new Soa(Zone.plain(words[0]), Zone.plain(words[1]), Long.parseLong(words[2]));
        return new Answer.Found<>(
                List.of(soa), Duration.ofSeconds(found.getFirst().ttl()), false);
    }

    private <T> Answer<T> ask(String name, String type, Function<Zone.Entry, T> reading) {
        queries.add(type + " " + Zone.plain(name));
        var at = name;
        for (var hop = 0; hop < ALIASES_MAX; hop++) {
            if (zone.has(at, "SERVFAIL") || zone.has(at, "TIMEOUT")) {
                return new Answer.Failed<>("SERVFAIL", zone.has(at, "TIMEOUT"));
            }
            var found = zone.at(at, type);
            if (!found.isEmpty()) {
                var ttl = Duration.ofSeconds(found.getFirst().ttl());
                return new Answer.Found<>(found.stream().map(reading).toList(), ttl, false);
            }
            var alias = zone.at(at, "CNAME");
            if (alias.isEmpty() || type.equals("CNAME")) {
                return zone.exists(at) ? new Answer.NoData<>() : new Answer.NoName<>();
            }
            at = alias.getFirst().data();
        }
        return new Answer.Failed<>("too many aliases", false);
    }
}

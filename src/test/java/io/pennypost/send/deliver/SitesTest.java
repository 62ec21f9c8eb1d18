package io.pennypost.send.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pennypost.mail.dns.Resolver.Answer;
import io.pennypost.send.deliver.Site.Target;
import io.pennypost.send.deliver.Sites.Finding;
import io.pennypost.testing.FakeResolver;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SitesTest {
    private static Sites sites(String zone, Route... routes) {
        return new Sites(new FakeResolver(zone), List.of(routes), Set.of("me.example"), false, 25);
    }

    private static Site find(Sites sites, String domain) {
        return assertInstanceOf(Finding.Found.class, sites.find(domain)).site();
    }

    @Test
    void aSiteIsNamedByPreferenceAndHost() {
        var zone = """
                a.example MX 20 b.example
                a.example MX 10 mx2.a.example
                a.example MX 10 mx1.a.example
                """;

        assertEquals(
                "mx1.a.example,mx2.a.example|b.example",
                find(sites(zone), "a.example").id());
    }

    @Test
    void equalTargetsAreShuffledAndUnequalOnesNot() {
        var site = Site.of(List.of(new Target("a", 25, 10), new Target("b", 25, 10), new Target("c", 25, 20)));
        var random = new Random(1);

        var first = new HashSet<String>();
        for (var i = 0; i < 50; i++) {
            var order = site.inOrder(random);
            first.add(order.getFirst().host());
            assertEquals("c", order.getLast().host());
        }
        assertEquals(Set.of("a", "b"), first);
    }

    @Test
    void aRouteNeedsNoDns() {
        var resolver = new FakeResolver("");
        var route = new Route("*", "192.168.0.1", 2525, Optional.empty());
        var sites = new Sites(resolver, List.of(route), Set.of(), false, 25);

        var site = find(sites, "b.example");

        assertEquals("route:192.168.0.1:2525", site.id());
        var addresses = sites.addresses(site, site.targets().getFirst());
        assertEquals(
                List.of(InetAddress.ofLiteral("192.168.0.1")),
                assertInstanceOf(Answer.Found.class, addresses).records());
        assertEquals(List.of(), resolver.queries());
    }

    @Test
    void targetsAndAddressesAreBounded() {
        var zone = new StringBuilder();
        for (var i = 0; i < 100; i++) {
            zone.append("a.example MX ").append(i).append(" mx").append(i).append(".a.example\n");
            zone.append("mx0.a.example A 8.8.8.").append(i).append('\n');
        }
        var sites = sites(zone.toString());

        var site = find(sites, "a.example");

        assertEquals(Sites.TARGETS_MAX, site.targets().size());
        var addresses = sites.addresses(site, site.targets().getFirst());
        assertEquals(
                Sites.ADDRESSES_MAX,
                assertInstanceOf(Answer.Found.class, addresses).records().size());
    }

    @Test
    void privateAddressesAmongPublicOnesAreDropped() {
        var zone = """
                a.example MX 10 mx.a.example
                mx.a.example A 127.0.0.1
                mx.a.example A 8.8.4.4
                mx.a.example A 169.254.169.254
                mx.a.example AAAA ::1
                """;
        var sites = sites(zone);
        var site = find(sites, "a.example");

        var addresses = sites.addresses(site, site.targets().getFirst());

        assertEquals(
                new ArrayList<>(List.of(InetAddress.ofLiteral("8.8.4.4"))),
                assertInstanceOf(Answer.Found.class, addresses).records());
    }

    @Test
    void familiesComeInTheirOrder() {
        var four = InetAddress.ofLiteral("8.8.4.4");
        var six = InetAddress.ofLiteral("2606:4700::1");

        assertEquals(List.of(six, four), Families.V6_THEN_V4.order(List.of(four, six)));
        assertEquals(List.of(four, six), Families.V4_THEN_V6.order(List.of(six, four)));
        assertEquals(List.of(four), Families.V4_ONLY.order(List.of(six, four)));
        assertEquals(List.of(), Families.V6_ONLY.order(List.of(four)));
    }
}

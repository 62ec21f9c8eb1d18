package io.pennypost.mail.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.dns.Resolver.Answer;
import io.pennypost.mail.dns.Resolver.Mx;
import io.pennypost.testing.DnsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class DnsjavaResolverTest {
    private static final String ZONE = """
            b.example SOA ns.b.example. admin.b.example. 7 3600 600 86400 120
            b.example 250 MX 20 MX2.b.example.
            b.example 200 MX 10 mx1.b.example.
            mx1.b.example 100 A 192.0.2.1
            mx1.b.example 90 AAAA 2001:db8::1
            only4.b.example A 192.0.2.4
            alias.b.example 50 CNAME mx1.b.example.
            loop.b.example CNAME pool.b.example.
            pool.b.example CNAME loop.b.example.
            txt.b.example TXT "v=spf1 " "-all"
            large.b.example TRUNCATE
            large.b.example TXT "over tcp"
            broken.b.example SERVFAIL
            silent.b.example TIMEOUT
            null.example MX 0 .
            """;

    private static DnsjavaResolver resolver(Duration deadline, DnsServer... servers) {
        var addresses = List.of(servers).stream().map(DnsServer::address).toList();
        return new DnsjavaResolver(addresses, deadline, System::nanoTime);
    }

    private static DnsjavaResolver resolver(DnsServer... servers) {
        return resolver(Duration.ofSeconds(10), servers);
    }

    private static <T> Answer.Found<T> found(List<T> records, long ttl) {
        return new Answer.Found<>(records, Duration.ofSeconds(ttl), false);
    }

    @Test
    void recordsAreReadAndSorted() throws IOException {
        try (var server = new DnsServer(ZONE)) {
            var resolver = resolver(server);

            assertEquals(
                    found(List.of(new Mx(10, "mx1.b.example"), new Mx(20, "mx2.b.example")), 200),
                    resolver.mx("B.example."));
            assertEquals(found(List.of(new Mx(0, "")), 300), resolver.mx("null.example"));
            assertEquals(found(List.of("v=spf1 -all"), 300), resolver.txt("txt.b.example"));
            assertEquals(found(List.of("mx1.b.example"), 50), resolver.cname("alias.b.example"));
        }
    }

    @Test
    void bothFamiliesAreOneAnswer() throws IOException {
        try (var server = new DnsServer(ZONE)) {
            var four = InetAddress.ofLiteral("192.0.2.1");
            var six = InetAddress.ofLiteral("2001:db8::1");

            assertEquals(found(List.of(four, six), 90), resolver(server).addresses("mx1.b.example"));
            assertEquals(
                    found(List.of(InetAddress.ofLiteral("192.0.2.4")), 300),
                    resolver(server).addresses("only4.b.example"));
        }
    }

    @Test
    void aliasesAreFollowedAndShortenTheTimeToLive() throws IOException {
        try (var server = new DnsServer(ZONE)) {
            var answer = resolver(server).addresses("alias.b.example");

            assertInstanceOf(Answer.Found.class, answer);
            assertEquals(Duration.ofSeconds(50), ((Answer.Found<InetAddress>) answer).timeToLive());
        }
    }

    @Test
    void aLoopOfAliasesIsAFailure() throws IOException {
        try (var server = new DnsServer(ZONE)) {
            assertInstanceOf(Answer.Failed.class, resolver(server).mx("loop.b.example"));
        }
    }

    @Test
    void whatIsNotThereSaysForHowLong() throws IOException {
        try (var server = new DnsServer(ZONE)) {
            var minimum = Duration.ofMinutes(2);

            assertEquals(new Answer.NoName<Mx>(minimum), resolver(server).mx("no.b.example"));
            assertEquals(new Answer.NoData<Mx>(minimum), resolver(server).mx("mx1.b.example"));
        }
    }

    @Test
    void aTruncatedAnswerIsAskedForAgainOverTcp() throws IOException {
        try (var server = new DnsServer(ZONE)) {
            assertEquals(found(List.of("over tcp"), 300), resolver(server).txt("large.b.example"));
            assertEquals(List.of("udp TXT large.b.example", "tcp TXT large.b.example"), server.queries());
        }
    }

    @Test
    void theNextServerIsAskedWhenOneFails() throws IOException {
        try (var bad = new DnsServer("b.example SERVFAIL");
                var good = new DnsServer(ZONE)) {
            assertInstanceOf(Answer.Found.class, resolver(bad, good).mx("b.example"));
        }
    }

    @Test
    void servfailEverywhereIsAFailureAndNoTimeout() throws IOException {
        try (var server = new DnsServer(ZONE)) {
            assertEquals(
                    new Answer.Failed<Mx>("SERVFAIL", false), resolver(server).mx("broken.b.example"));
        }
    }

    @Test
    void silenceEndsWithTheDeadline() throws IOException {
        try (var server = new DnsServer(ZONE)) {
            var answer = resolver(Duration.ofMillis(300), server).mx("silent.b.example");

            assertTrue(answer instanceof Answer.Failed<Mx> failed && failed.timeout(), answer::toString);
        }
    }

    @Test
    void theZoneAboveIsFoundFromAnyName() throws IOException {
        try (var server = new DnsServer(ZONE)) {
            var answer = resolver(server).soa("no.such.host.b.example");

            assertTrue(
                    answer instanceof Answer.Found<Resolver.Soa> found
                            && found.records().equals(List.of(new Resolver.Soa("ns.b.example", "admin.b.example", 7))),
                    answer::toString);
        }
    }

    @Test
    void aNameThatDnsCannotCarryDoesNotExist() throws IOException {
        try (var server = new DnsServer(ZONE)) {
            assertInstanceOf(Answer.NoName.class, resolver(server).mx("x".repeat(64) + ".example"));
            assertEquals(List.of(), server.queries());
        }
    }
}

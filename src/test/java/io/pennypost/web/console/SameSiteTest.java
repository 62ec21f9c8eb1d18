package io.pennypost.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.testing.Exchanges;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SameSiteTest {
    private final SameSite sameSite = new SameSite(Set.of("mail.example.com"));

    @ParameterizedTest
    @CsvSource({
        "localhost:4579, true",
        "LOCALHOST, true",
        "127.0.0.1:4579, true",
        "[::1]:4579, true",
        "192.0.2.7, true",
        "pennypost:4579, true",
        "mail.localhost, true",
        "host.docker.internal:4579, true",
        "mail.example.com, true",
        "mail.example.com:443, true",
        "evil.example, false",
        "localhost.evil.example, false",
        "127.0.0.1.evil.example, false",
        "mail.example.com.evil.example, false",
        "'', false",
        "[::1, false",
    })
    void onlyNamesThatNoStrangersDnsCanPointHereAreServed(String host, boolean served) {
        assertEquals(served, sameSite.check(Exchanges.ofHost(host, "GET", "/")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:4579, true",
        "https://localhost:4579, true",
        "HTTP://LOCALHOST:4579, true",
        "http://localhost:8080, false",
        "http://localhost, false",
        "https://evil.example, false",
        "null, false",
        "'', false",
    })
    void onlyOurOwnOriginIsServed(String origin, boolean served) {
        var exchange = Exchanges.of("DELETE", "/_pennypost/v1/messages", "Origin", origin);

        assertEquals(served, sameSite.check(exchange).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, same-origin, cors, empty, true",
        "GET, none, navigate, document, true",
        "GET, cross-site, navigate, document, true",
        "GET, same-site, navigate, document, true",
        "GET, cross-site, navigate, iframe, false",
        "GET, cross-site, no-cors, image, false",
        "GET, cross-site, cors, empty, false",
        "GET, same-site, no-cors, script, false",
        "POST, cross-site, navigate, document, false",
        "DELETE, cross-site, cors, empty, false",
    })
    void otherSitesMayOnlyLinkToUs(String method, String site, String mode, String destination, boolean served) {
        var exchange = Exchanges.of(
                method, "/", "Sec-Fetch-Site", site, "Sec-Fetch-Mode", mode, "Sec-Fetch-Dest", destination);

        assertEquals(served, sameSite.check(exchange).isEmpty());
    }
}

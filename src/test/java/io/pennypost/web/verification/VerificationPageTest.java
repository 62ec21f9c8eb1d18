package io.pennypost.web.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.VerificationMode;
import io.pennypost.ses.identity.VerificationStatus;
import io.pennypost.ses.template.CustomVerificationTemplates;
import io.pennypost.testing.Exchanges;
import io.pennypost.testing.RecordedReply;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page behind the link of a verification mail.
class VerificationPageTest {
    private static final String ADDRESS = "a&b@example.com";
    private final IdentityWorld world = IdentityWorld.of(VerificationMode.DNS);
    private final VerificationPage page = new VerificationPage(
            world.ownership,
            new CustomVerificationTemplates(
                    world.catalog,
                    (scope, address) -> world.sending
                            .sendingIdentity(scope, address.local(), address.domain())
                            .isPresent(),
                    world.tokens));

    private RecordedReply serve(String method, String query) throws IOException {
        var reply = new RecordedReply();
        page.serve(Exchanges.of(method, "/_pennypost/verify?" + query), reply);
        return reply;
    }

    private String query() {
        return "token=" + world.mails.getLast().token();
    }

    private VerificationStatus status() {
        return world.kept(ADDRESS).ownership().status();
    }

    @Test
    void onlyItsOwnPathIsServed() {
        assertTrue(page.matches(Exchanges.of("GET", "/_pennypost/verify?token=x")));
        assertFalse(page.matches(Exchanges.of("GET", "/_pennypost/verify/x")));
        assertFalse(page.matches(Exchanges.of("GET", "/")));
    }

    @Test
    void openingTheLinkAsksAndVerifiesNothing() throws Exception {
        world.create(ADDRESS);
        for (var method : List.of("GET", "HEAD", "GET")) {
            var reply = serve(method, query());
            assertEquals(200, reply.status());
            assertTrue(reply.text().contains("<form method=\"post\"><button>"), reply.text());
            assertTrue(reply.text().contains("a&amp;b@example.com"), reply.text());
        }
        assertEquals(VerificationStatus.PENDING, status());
    }

    @Test
    void pressingTheButtonVerifies() throws Exception {
        world.create(ADDRESS);
        assertEquals(200, serve("POST", "utm=1&" + query()).status());
        assertEquals(VerificationStatus.SUCCESS, status());
    }

    @Test
    void anExpiredLinkSaysSo() throws Exception {
        world.create(ADDRESS);
        world.clock.advance(Duration.ofDays(1));
        assertEquals(410, serve("GET", query()).status());
        assertEquals(410, serve("POST", query()).status());
        assertEquals(VerificationStatus.PENDING, status());
    }

    @Test
    void aLinkThatIsNoneIsNotFound() throws Exception {
        for (var query : List.of("", "token=", "token=x", "token", "%", "token=%41")) {
            assertEquals(404, serve("GET", query).status());
            assertEquals(404, serve("POST", query).status());
        }
    }

    @Test
    void otherMethodsAreNotAllowed() throws Exception {
        world.create(ADDRESS);
        var reply = serve("DELETE", query());
        assertEquals(405, reply.status());
        assertEquals("GET, HEAD, POST", reply.header("Allow"));
        assertEquals(VerificationStatus.PENDING, status());
    }

    @Test
    void thePageIsKeptByNobodyAndRunsNothing() throws Exception {
        world.create(ADDRESS);
        var reply = serve("GET", query());
        assertEquals("no-store", reply.header("Cache-Control"));
        assertEquals("no-referrer", reply.header("Referrer-Policy"));
        assertTrue(reply.header("Content-Security-Policy").startsWith("default-src 'none'"));
    }
}

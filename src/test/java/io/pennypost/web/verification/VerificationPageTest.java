package io.pennypost.web.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.api.gateway.Exchange;
import io.pennypost.api.gateway.HttpReply;
import io.pennypost.aws.protocol.Blob;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.VerificationMode;
import io.pennypost.ses.identity.VerificationStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The page behind the link of a verification mail.
class VerificationPageTest {
    private static final String ADDRESS = "a&b@example.com";
    private final IdentityWorld world = IdentityWorld.of(VerificationMode.DNS);
    private final VerificationPage page = new VerificationPage(world.ownership);

    private static final class Reply implements HttpReply {
        private int status;
        private String body = "";
        private List<Header> headers = List.of();

        @Override
        public void send(int status, List<Header> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = new String(body, UTF_8);
        }

        @Override
        public OutputStream stream(int status, List<Header> headers) {
            throw new UnsupportedOperationException("The page is short.");
        }
    }

    private Exchange exchange(String method, String path, String query) {
        return new Exchange(
                method,
                path,
                query,
                List.of(),
                Blob.of(new byte[0]),
                "",
                InetAddress.getLoopbackAddress(),
                false,
                world.clock.instant(),
                "00000000-0000-0000-0000-000000000000");
    }

    private Reply serve(String method, String query) throws IOException {
        var reply = new Reply();
        page.serve(exchange(method, "/_pennypost/verify", query), reply);
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
        assertTrue(page.matches(exchange("GET", "/_pennypost/verify", "token=x")));
        assertFalse(page.matches(exchange("GET", "/_pennypost/verify/x", "")));
        assertFalse(page.matches(exchange("GET", "/", "")));
    }

    @Test
    void openingTheLinkAsksAndVerifiesNothing() throws Exception {
        world.create(ADDRESS);
        for (var method : List.of("GET", "HEAD", "GET")) {
            var reply = serve(method, query());
            assertEquals(200, reply.status);
            assertTrue(reply.body.contains("<form method=\"post\"><button>"), reply.body);
            assertTrue(reply.body.contains("a&amp;b@example.com"), reply.body);
        }
        assertEquals(VerificationStatus.PENDING, status());
    }

    @Test
    void pressingTheButtonVerifies() throws Exception {
        world.create(ADDRESS);
        assertEquals(200, serve("POST", "utm=1&" + query()).status);
        assertEquals(VerificationStatus.SUCCESS, status());
    }

    @Test
    void anExpiredLinkSaysSo() throws Exception {
        world.create(ADDRESS);
        world.clock.advance(Duration.ofDays(1));
        assertEquals(410, serve("GET", query()).status);
        assertEquals(410, serve("POST", query()).status);
        assertEquals(VerificationStatus.PENDING, status());
    }

    @Test
    void aLinkThatIsNoneIsNotFound() throws Exception {
        for (var query : List.of("", "token=", "token=x", "token", "%", "token=%41")) {
            assertEquals(404, serve("GET", query).status);
            assertEquals(404, serve("POST", query).status);
        }
    }

    @Test
    void otherMethodsAreNotAllowed() throws Exception {
        world.create(ADDRESS);
        var reply = serve("DELETE", query());
        assertEquals(405, reply.status);
        assertTrue(reply.headers.contains(new Header("Allow", "GET, HEAD, POST")));
        assertEquals(VerificationStatus.PENDING, status());
    }

    @Test
    void thePageIsKeptByNobodyAndRunsNothing() throws Exception {
        world.create(ADDRESS);
        var headers = serve("GET", query()).headers;
        assertTrue(headers.contains(new Header("Cache-Control", "no-store")));
        assertTrue(headers.contains(new Header("Referrer-Policy", "no-referrer")));
        assertTrue(headers.stream()
                .anyMatch(header -> header.name().equals("Content-Security-Policy")
                        && header.value().startsWith("default-src 'none'")));
    }
}

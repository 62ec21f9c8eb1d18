package io.pennypost.web.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.ses.identity.IdentityWorld;
import io.pennypost.ses.identity.VerificationMode;
import io.pennypost.testing.Exchanges;
import io.pennypost.testing.RecordedReply;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The DNS records of an identity, as an operator reads them.
final class IdentityRecordsTest {
    private static final String PATH = "/_pennypost/v1/identities/example.com/records";

    private IdentityWorld world = IdentityWorld.withZone("mail.example.org");

    private IdentityRecords route() {
        return new IdentityRecords(world.documents, world.zone, world.mailFromHost, IdentityWorld.SCOPE);
    }

    private RecordedReply ask(String method, String target, String... headers) throws IOException {
        var reply = new RecordedReply();
        route().serve(Exchanges.of(method, target, headers), reply);
        return reply;
    }

    @Test
    void withAZoneEveryTokenIsACname() throws IOException {
        var dkim = world.create("example.com").dkim();
        var token = dkim.tokens().getFirst();

        var reply = ask("GET", PATH);

        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertTrue(
                reply.text()
                        .startsWith("{\"records\":[{\"name\":\"" + token
                                + "._domainkey.example.com\",\"type\":\"CNAME\",\"value\":\"" + token
                                + ".dkim.mail.example.org\"},"),
                reply.text());
        assertEquals(3, reply.text().split("CNAME", -1).length - 1);
        // Where they lead, the operator publishes the key.
        var key = "v=DKIM1; k=rsa; p=" + dkim.key().orElseThrow().publicKey();
        assertTrue(
                reply.text()
                        .contains("\"zone\":[{\"name\":\"" + token
                                + ".dkim.mail.example.org\",\"type\":\"TXT\",\"value\":\"" + key + "\"},"),
                reply.text());
    }

    @Test
    void asTextTheRecordsAreLinesOfAZoneFile() throws IOException {
        world = IdentityWorld.of(VerificationMode.DNS);
        var key = world.create("example.com").dkim().key().orElseThrow();

        var reply = ask("GET", PATH, "Accept", "text/plain");

        assertEquals("text/plain; charset=utf-8", reply.header("Content-Type"));
        var line = reply.text();
        assertTrue(line.startsWith(key.selector() + "._domainkey.example.com. IN TXT \"v=DKIM1; k=rsa; p="), line);
        assertTrue(line.endsWith("\"\n"), line);
        // RFC 6376 §3.6.2.2: strings are joined without a space between.
        assertTrue(line.replace("\" \"", "").contains("p=" + key.publicKey() + "\""), line);
        for (var string : line.substring(line.indexOf('"') + 1).split("\" \"|\"\n", -1)) {
            assertTrue(string.length() <= 255, line);
        }
    }

    @Test
    void anAddressHasNone() throws IOException {
        world.create("me+you@example.com");

        assertEquals(
                "{\"records\":[],\"zone\":[]}",
                ask("GET", "/_pennypost/v1/identities/me+you%40example.com/records")
                        .text());
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        world.create("example.com");

        assertEquals(
                404, ask("GET", "/_pennypost/v1/identities/example.net/records").status());
        assertEquals(404, ask("GET", "/_pennypost/v1/identities/%zz/records").status());
        assertEquals(404, ask("GET", PATH + "?region=eu-west-1").status());
        assertEquals(404, ask("GET", PATH + "?account=nobody").status());
        assertEquals(
                200, ask("GET", PATH + "?account=000000000000&region=us-east-1").status());
        assertEquals(405, ask("POST", PATH).status());
    }

    @Test
    void onlyItsOwnPathsAreServed() {
        assertTrue(route().matches(Exchanges.of("GET", PATH)));
        assertFalse(route().matches(Exchanges.of("GET", "/_pennypost/v1/identities//records")));
        assertFalse(route().matches(Exchanges.of("GET", "/_pennypost/v1/identities/a/b/records")));
        assertFalse(route().matches(Exchanges.of("GET", "/_pennypost/v1/identities/records")));
        assertFalse(route().matches(Exchanges.of("GET", "/_pennypost/v1/messages/a/records")));
    }
}

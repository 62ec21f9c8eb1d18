package io.pennypost.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.store.InboxEntry;
import io.pennypost.testing.Exchanges;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every route of the console, asked as the page asks.
final class ConsoleTest {
    private static final String TWO_PARTS = Mails.lines(
            "From: Shop <orders@example.com>",
            "To: ada@example.com",
            "Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=",
            "Content-Type: multipart/mixed; boundary=b",
            "",
            "--b",
            "Content-Type: text/plain; charset=utf-8",
            "",
            "Hello, Ada.",
            "--b",
            "Content-Type: text/html; charset=utf-8",
            "",
            "<p>Hello, <b>Ada</b>.<script>alert(1)</script><img src=cid:pic@x><img src=https://example.com/t.gif></p>",
            "--b",
            "Content-Type: image/png; name=pic.png",
            "Content-ID: <pic@x>",
            "Content-Transfer-Encoding: base64",
            "",
            "iVBORw0KGgo=",
            "--b--");

    private final ConsoleWorld world = new ConsoleWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void listsNewestFirstAndPagesByTheLastId() throws IOException {
        for (int n = 1; n <= 5; n++) {
            world.arrives(n, "Subject: " + n + "\r\n\r\n");
        }

        var first = world.get(ConsoleWorld.MESSAGES + "?limit=2").text();

        assertTrue(first.startsWith("{\"total\":5,"), first);
        assertTrue(first.indexOf("\"Mail 5\"") < first.indexOf("\"Mail 4\""), first);
        assertFalse(first.contains("\"Mail 3\""), first);
        var next = first.substring(first.indexOf("\"next\":\"") + 8, first.length() - 2);
        var second =
                world.get(ConsoleWorld.MESSAGES + "?limit=4&before=" + next).text();
        assertTrue(second.contains("\"Mail 3\"") && second.contains("\"Mail 1\""), second);
        assertFalse(second.contains("\"next\""), second);
    }

    @Test
    void searchFindsRecipientAndSubjectIgnoringCase() throws IOException {
        world.inbox.put(Mails.entry(1, "a@example.com", "Grace@example.com", "One", 0), "");
        world.inbox.put(Mails.entry(2, "a@example.com", "ada@example.com", "Two & more", 0), "");

        assertTrue(world.get(ConsoleWorld.MESSAGES + "?search=gRACE").text().contains("\"One\""));
        var bySubject = world.get(ConsoleWorld.MESSAGES + "?search=two+%26").text();
        assertTrue(bySubject.contains("Two & more"), bySubject);
        assertFalse(bySubject.contains("\"One\""), bySubject);
    }

    @Test
    void refusesBadParametersInWords() throws IOException {
        for (var query :
                new String[] {"limit=0", "limit=501", "limit=x", "before=x", "search=%zz", "search=" + "x".repeat(400)
                }) {
            var reply = world.get(ConsoleWorld.MESSAGES + "?" + query);

            assertEquals(400, reply.status(), query);
            assertTrue(reply.text().startsWith("{\"code\":\"BadRequest\",\"message\":\""), reply.text());
        }
    }

    @Test
    void showsOneMessageDecoded() throws IOException {
        var entry = world.arrives(1, TWO_PARTS);

        var text = world.get(ConsoleWorld.path(entry)).text();

        assertTrue(text.contains("{\"name\":\"Subject\",\"value\":\"Grüße\"}"), text);
        assertTrue(text.contains("\"text\":\"Hello, Ada.\""), text);
        assertTrue(text.contains("\"html\":true,\"blockedImages\":1"), text);
        assertTrue(
                text.contains("\"attachments\":[{\"number\":3,\"type\":\"image/png\",\"name\":\"pic.png\","
                        + "\"contentId\":\"pic@x\",\"size\":8,\"url\":\"" + ConsoleWorld.path(entry) + "/parts/3\"}]"),
                text);
        assertTrue(text.endsWith("\"notes\":[]}"), text);
    }

    @Test
    void htmlIsCleanAndSandboxed() throws IOException {
        var entry = world.arrives(1, TWO_PARTS);

        var reply = world.get(ConsoleWorld.path(entry) + "/html");

        assertEquals(
                "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
                        + "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
                reply.header("Content-Security-Policy"));
        assertEquals("nosniff", reply.header("X-Content-Type-Options"));
        assertFalse(reply.text().contains("script"), reply.text());
        assertFalse(reply.text().contains("t.gif"), reply.text());
        assertTrue(reply.text().contains("<img src=\"" + ConsoleWorld.path(entry) + "/parts/3\">"), reply.text());
    }

    @Test
    void remoteImagesLoadOnlyWhenAsked() throws IOException {
        var entry = world.arrives(1, TWO_PARTS);

        var reply = world.get(ConsoleWorld.path(entry) + "/html?images=remote");

        assertTrue(reply.header("Content-Security-Policy").contains("img-src 'self' data: http: https:;"));
        assertTrue(reply.text().contains("<img src=\"https://example.com/t.gif\">"), reply.text());
    }

    @Test
    void mailWithoutHtmlHasNoHtmlPage() throws IOException {
        var entry = world.arrives(1, "Subject: x\r\n\r\ntext\r\n");

        assertEquals(404, world.get(ConsoleWorld.path(entry) + "/html").status());
        assertTrue(world.get(ConsoleWorld.path(entry)).text().contains("\"html\":false"));
    }

    @Test
    void partsAreHandedOverSafely() throws IOException {
        var entry = world.arrives(1, TWO_PARTS);

        var picture = world.get(ConsoleWorld.path(entry) + "/parts/3");
        var html = world.get(ConsoleWorld.path(entry) + "/parts/2");

        assertEquals("image/png", picture.header("Content-Type"));
        assertEquals("inline; filename=\"pic.png\"; filename*=UTF-8''pic.png", picture.header("Content-Disposition"));
        assertEquals(8, picture.bytes().length);
        assertEquals("application/octet-stream", html.header("Content-Type"));
        assertTrue(html.header("Content-Disposition").startsWith("attachment; "));
        assertTrue(html.header("Content-Security-Policy").contains("sandbox"));
        for (var number : new String[] {"0", "4", "x", "99999999999"}) {
            assertEquals(
                    404,
                    world.get(ConsoleWorld.path(entry) + "/parts/" + number).status(),
                    number);
        }
    }

    @Test
    void sourceIsTheBytesAsComposed() throws IOException {
        var entry = world.arrives(1, TWO_PARTS);

        var reply = world.get(ConsoleWorld.path(entry) + "/source");

        assertEquals(TWO_PARTS, reply.text());
        assertEquals("text/plain; charset=utf-8", reply.header("Content-Type"));
    }

    @Test
    void deletesOneAndAll() throws IOException {
        var first = world.arrives(1, "\r\n");
        world.arrives(2, "\r\n");

        assertEquals(204, world.ask("DELETE", ConsoleWorld.path(first)).status());
        assertEquals(1, world.inbox.count());
        assertEquals(404, world.ask("DELETE", ConsoleWorld.path(first)).status());
        assertEquals(204, world.ask("DELETE", ConsoleWorld.MESSAGES).status());
        assertEquals(0, world.inbox.count());
    }

    @Test
    void unknownPathsAndMethodsAreRefusedInJson() throws IOException {
        var entry = world.arrives(1, "\r\n");

        assertEquals(404, world.get(ConsoleWorld.path(entry) + "/nothing").status());
        assertEquals(404, world.get(ConsoleWorld.path(entry) + "/").status());
        assertEquals(404, world.get(ConsoleWorld.MESSAGES + "/x").status());
        var post = world.ask("POST", ConsoleWorld.MESSAGES);
        assertEquals(405, post.status());
        assertEquals(
                "{\"code\":\"MethodNotAllowed\",\"message\":\"This path answers DELETE, GET only.\"}", post.text());
    }

    @Test
    void everyRouteAsksTheGateAndTheSiteFirst() throws IOException {
        var refusal = new Refusal(403, "MissingAuthenticationToken", "Sign as root.");
        try (var closed = new ConsoleWorld(exchange -> Optional.of(refusal))) {
            InboxEntry entry = closed.arrives(1, TWO_PARTS);
            var one = ConsoleWorld.path(entry);
            for (var path : new String[] {
                "/",
                ConsoleWorld.MESSAGES,
                one,
                one + "/source",
                one + "/html",
                one + "/parts/1",
                one + "/ledger",
                "/_pennypost/v1/events",
                "/_aws/ses",
                Assets.PREFIX + "0/app.js"
            }) {
                assertEquals(403, closed.get(path).status(), path);
                var foreign = world.ask("GET", path, "Origin", "https://evil.example");
                assertEquals(403, foreign.status(), path);
                assertTrue(foreign.text().contains("other origins"), foreign.text());
            }
            assertEquals(403, closed.ask("DELETE", ConsoleWorld.MESSAGES).status());
            assertEquals(403, closed.ask("DELETE", "/_aws/ses").status());
            assertEquals(1, closed.inbox.count());
        }
    }

    @Test
    void leavesCallsOfAwsServicesAlone() {
        assertTrue(world.console.matches(Exchanges.of("GET", "/")));
        assertFalse(world.console.matches(Exchanges.of("POST", "/")));
        assertFalse(world.console.matches(Exchanges.of("GET", "/?Action=GetSendQuota&Version=2010-12-01")));
        assertFalse(world.console.matches(Exchanges.of("GET", "/", "Authorization", "AWS4-HMAC-SHA256 …")));
        assertFalse(world.console.matches(Exchanges.of("GET", "/?X-Amz-Algorithm=AWS4-HMAC-SHA256")));
        assertFalse(world.console.matches(Exchanges.of("GET", "/v2/email/identities")));
        assertFalse(world.console.matches(Exchanges.of("GET", "/_pennypost/v1/domains")));
    }
}

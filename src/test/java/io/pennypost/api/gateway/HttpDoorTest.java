package io.pennypost.api.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.auth.SignatureMode;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.sigv4.Signer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What clients on the wire see of the door, well-behaved and not.
class HttpDoorTest {
    @TempDir
    private static Path directory;

    private static RunningDoor running;

    @BeforeAll
    static void start() throws IOException {
        running = new RunningDoor(directory, new Reflector());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static RawClient.Response ask(String request) throws IOException {
        try (var client = running.connect()) {
            return client.say(request).read();
        }
    }

    private static String post(String path, String headers, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    @Test
    void answerCarriesRequestIdAndDateAndNoServerName() throws IOException {
        var response = ask(post("/v2/email/Echo", "", "hi"));

        assertEquals(200, response.status());
        assertEquals("json:Output[text=hi, scope=000000000000/us-east-1]", response.body());
        assertTrue(response.has("Date: Tue, 24 Nov 2026 10:00:00 GMT"), response.headers());
        assertTrue(
                response.headers()
                        .matches("(?s).*x-amzn-RequestId: [0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-.*"),
                response.headers());
        assertFalse(response.has("Server:"), response.headers());
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() throws IOException {
        try (var client = running.connect()) {
            client.say(post("/v2/email/Echo", "", "one")
                    + post("/v2/email/Echo", "", "two")
                    + post("/v2/email/Echo", "Connection: close\r\n", "three"));

            assertTrue(client.read().body().contains("text=one"));
            assertTrue(client.read().body().contains("text=two"));
            assertTrue(client.read().body().contains("text=three"));
            assertTrue(client.isClosed());
        }
    }

    @Test
    void pathAndHeadersArriveAsTheyWereWritten() throws IOException {
        var response = ask(lines(
                "GET //a/../reflect/%2f%2F/b%20c/;x=1/./?q=%41&&=b+c HTTP/1.1",
                "hOST: a",
                "content-TYPE: Application/JSON; Charset=utf-8",
                "X-A: 1",
                "X-a:  2 \t3",
                "X-Latin: \u00e9"));

        assertEquals(
                "GET //a/../reflect/%2f%2F/b%20c/;x=1/./?q=%41&&=b+c 0 true 127.0.0.1 false\nHost=a\n"
                        + "content-TYPE=Application/JSON; Charset=utf-8\nX-A=1\nX-a=2 \t3\nX-Latin=\u00e9",
                response.body());
    }

    @Test
    void absoluteFormTargetIsReadLikeItsPath() throws IOException {
        var response = ask("GET http://other:1/reflect?x HTTP/1.1\r\nHost: other:1\r\n\r\n");

        assertTrue(response.body().startsWith("GET /reflect?x 0 "), response.body());
    }

    @Test
    void signedRequestsSurviveOddSpellings() throws IOException {
        var settings = HttpDoor.Settings.defaults(directory);
        try (var strict = new RunningDoor(settings, SignatureMode.REQUIRED);
                var client = strict.connect()) {
            for (var type : List.of(
                    "application/json",
                    "Application/JSON",
                    "application/x-www-form-urlencoded;charset=UTF-8",
                    "application/x-www-form-urlencoded; charset=utf-8",
                    "text/html;  charset=ISO-8859-1",
                    "caf\u00e9")) {
                var headers = List.of(new Header("Host", "LOCALHOST:1"), new Header("Content-Type", type));
                var body = "{\"a\":1}";
                var signer = new Signer("AKIDEXAMPLE", RunningDoor.SECRET, "eu-west-1", "ses");
                var request = new StringBuilder();
                var target = "/v2/email//x%2Fy%40z/./u/../Echo";
                for (var header : headers) {
                    request.append(header.name() + ": " + header.value() + "\r\n");
                }
                var hash = TestExchange.sha256(body.getBytes(StandardCharsets.UTF_8));
                for (var header : signer.sign("POST", target, "x=%2F&a", headers, hash, TestExchange.NOW)) {
                    request.append(header.name() + ": " + header.value() + "\r\n");
                }

                var response = client.say("POST " + target + "?x=%2F&a HTTP/1.1\r\n" + request + "Content-Length: "
                                + body.length() + "\r\n\r\n" + body)
                        .read();

                assertEquals(200, response.status(), type + ": " + response.body());
            }
        }
    }

    @Test
    void chunkedBodyIsTakenWhole() throws IOException {
        var head = lines("POST /v2/email/Echo HTTP/1.1", "Host: a", "Transfer-Encoding: chunked");

        var response = ask(head + lines("3", "abc", "2;x=y", "de", "0"));

        assertTrue(response.body().contains("text=abcde"), response.body());
    }

    @Test
    void continueIsSaidBeforeTheBodyIsAwaited() throws IOException {
        try (var client = running.connect()) {
            client.say("POST /v2/email/Echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");

            assertTrue(client.readHeaders().startsWith("HTTP/1.1 100 "));
            assertTrue(client.say("ok").read().body().contains("text=ok"));
        }
    }

    @Test
    void bodyBeyondTheLimitIsRefusedInTheServicesShape() throws IOException {
        var announced = ask(
                "POST /v2/email/Echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4194305\r\n\r\n");

        assertEquals(413, announced.status());
        assertTrue(announced.body().startsWith("json:RequestEntityTooLargeException: "), announced.body());

        try (var client = running.connect()) {
            client.say("POST /v2/email/Echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            var chunk = "10000\r\n" + "x".repeat(65536) + "\r\n";
            for (int i = 0; i < 65; i++) {
                client.say(chunk);
            }
            client.say("0\r\n\r\n");
            assertEquals(413, client.read().status());
        }
    }

    @Test
    void largeBodyGoesThroughAFileThatNobodySees() throws IOException {
        var body = new byte[10 * 1024 * 1024];
        new Random(1).nextBytes(body);
        try (var client = running.connect()) {
            client.say("POST /?reflect HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .say(body);
            assertEquals(400, client.read().status(), "no Action in it, but read");

            client.say("POST /v2/email/outbound-emails/reflect HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length
                            + "\r\n\r\n")
                    .say(body);
            assertTrue(client.read().body().contains(" 10485760 true "));
        }
        try (var files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void gzipBodyIsUnpackedAndHashedAsReceived() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("hello".getBytes(StandardCharsets.US_ASCII));
        }
        try (var client = running.connect()) {
            client.say("POST /v2/email/Echo HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + packed.size() + "\r\n\r\n")
                    .say(packed.toByteArray());
            assertTrue(client.read().body().contains("text=hello"));

            client.say(post("/v2/email/Echo", "Content-Encoding: gzip\r\n", "plain"));
            assertEquals(400, client.read().status());
        }
    }

    @Test
    void gzipBombIsStopped() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[5 * 1024 * 1024]);
        }
        try (var client = running.connect()) {
            client.say("POST /v2/email/Echo HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Length: "
                            + packed.size() + "\r\n\r\n")
                    .say(packed.toByteArray());

            assertEquals(413, client.read().status());
        }
    }

    @Test
    void truncatedBodyIsRefusedAndNothingIsDone() throws IOException {
        try (var client = running.connect()) {
            client.say("POST /v2/email/Echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
                    .endOutput();

            var response = client.read();

            assertEquals(400, response.status());
            assertTrue(response.body().startsWith("json:IncompleteBodyException: "), response.body());
        }
    }

    @Test
    void silentBodyIsGivenUp() throws IOException {
        var settings = new HttpDoor.Settings(
                directory, false, Duration.ofMillis(300), Duration.ofSeconds(5), 100, 100, 8, 1024);
        try (var impatient = new RunningDoor(settings, SignatureMode.IGNORED);
                var client = impatient.connect()) {
            client.say("POST /v2/email/Echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");

            assertEquals(408, client.read().status());
        }
    }

    @Test
    void headHasNoBody() throws IOException {
        try (var client = running.connect()) {
            client.say("HEAD /reflect HTTP/1.1\r\nHost: a\r\n\r\n");
            assertTrue(client.readHeaders().startsWith("HTTP/1.1 200 "));

            assertTrue(
                    client.say(post("/v2/email/Echo", "", "next")).read().body().contains("text=next"));
        }
    }

    @Test
    void unknownMethodIsRoutedLikeAnyOther() throws IOException {
        assertEquals(404, ask("BREW /v2/email/No HTTP/1.1\r\nHost: a\r\n\r\n").status());
        assertTrue(ask("get /reflect HTTP/1.1\r\nHost: a\r\n\r\n").body().startsWith("get "));
    }

    @Test
    void malformedRequestsAreRefusedWithoutNoise() throws IOException {
        for (var request : List.of(
                "nonsense\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nBad Name: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n folded\r\n\r\n")) {
            try (var client = running.connect()) {
                var response = client.say(request).read();

                assertTrue(response.status() >= 400 && response.status() <= 505, request + response);
                assertTrue(response.body().matches("\\{\"message\":\"[A-Za-z ]+\"}"), request + response);
                assertTrue(response.has("x-amzn-RequestId: "), request + response);
                assertTrue(client.isClosed(), request);
            }
        }
    }

    @Test
    void badChunkEndsTheRequest() throws IOException {
        var response =
                ask("POST /v2/email/Echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n");

        assertEquals(400, response.status());
    }

    @Test
    void headersMayHave32KiBAndNotMore() throws IOException {
        assertEquals(
                200,
                ask("GET /reflect HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(30_000) + "\r\n\r\n")
                        .status());
        assertEquals(
                431,
                ask("GET /reflect HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(40_000) + "\r\n\r\n")
                        .status());
        assertEquals(
                414,
                ask("GET /reflect" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: a\r\n\r\n")
                        .status());
    }

    @Test
    void onePeerGetsABoundedNumberOfConnections() throws IOException {
        var settings =
                new HttpDoor.Settings(directory, false, Duration.ofSeconds(20), Duration.ofSeconds(5), 100, 2, 8, 1024);
        try (var narrow = new RunningDoor(settings, SignatureMode.IGNORED, new Reflector());
                var first = narrow.connect();
                var second = narrow.connect()) {
            var request = "GET /reflect HTTP/1.1\r\nHost: a\r\n\r\n";
            assertEquals(200, first.say(request).read().status());
            assertEquals(200, second.say(request).read().status());
            try (var third = narrow.connect()) {
                assertTrue(third.isClosed());
            }
            assertEquals(200, first.say(request).read().status());
        }
    }

    @Test
    void proxyIsBelievedOnlyWhenThereIsOne() throws IOException {
        var request = lines(
                "GET /reflect HTTP/1.1", "Host: a", "X-Forwarded-For: 6.6.6.6, 192.0.2.7", "X-Forwarded-Proto: https");

        assertTrue(ask(request).body().contains(" 127.0.0.1 false"));

        var settings = HttpDoor.Settings.defaults(directory).withProxy();
        try (var proxied = new RunningDoor(settings, SignatureMode.IGNORED, new Reflector());
                var client = proxied.connect()) {
            assertTrue(client.say(request).read().body().contains(" 192.0.2.7 true"));
        }
    }

    @Test
    void randomBytesNeverHurt() throws IOException {
        long seed = 20261124L;
        var random = new Random(seed);
        var pieces = List.of(
                "GET ",
                "POST ",
                "/",
                "?",
                "%",
                " HTTP/1.1",
                "\r\n",
                "\n",
                "Host: a",
                ":",
                "\u0000",
                "\u00ff",
                "Content-Length: 5",
                "Transfer-Encoding: chunked",
                "Expect: 100-continue",
                "\r\n\r\n",
                "abcde",
                "0\r\n");
        for (int i = 0; i < 300; i++) {
            var request = new StringBuilder();
            for (int n = random.nextInt(30); n > 0; n--) {
                request.append(pieces.get(random.nextInt(pieces.size())));
            }
            try (var client = running.connect()) {
                client.say(request.toString()).endOutput();
                while (!client.isClosed()) {
                    // Whatever it says, it must come to an end.
                }
            }
        }
        assertEquals(200, ask(post("/v2/email/Echo", "", "alive")).status(), "seed " + seed);
    }
}

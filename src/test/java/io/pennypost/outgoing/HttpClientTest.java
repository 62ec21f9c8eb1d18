package io.pennypost.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.mail.tls.ClientTls;
import io.pennypost.testing.FakeResolver;
import io.pennypost.testing.Subscriber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests to strangers: whom we connect to, and what a server may do to us.
final class HttpClientTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static HttpRequest post(String url) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Line", "one\r\nX-Two: two");
        return new HttpRequest(URI.create(url), headers, "body".getBytes(UTF_8));
    }

    private static Watchdog watchdog() {
        return new Watchdog(System::nanoTime, Duration.ofMillis(50));
    }

    private static HttpClient client(Watchdog watchdog, boolean allowPrivate) {
        var resolver = new FakeResolver("inside.example A 127.0.0.1\ncloud.example A 169.254.169.254\n");
        return new HttpClient(resolver, ClientTls.withSystemAnchors(), watchdog, System::nanoTime, allowPrivate);
    }

    @Test
    void requestsArriveAndAHeaderCannotBecomeTwo() throws Exception {
        try (var subscriber = new Subscriber();
                var watchdog = watchdog();
                var client = client(watchdog, true)) {
            assertEquals(200, client.send(post(subscriber.url()), LIMIT).status());
            assertEquals(200, client.send(post(subscriber.url()), LIMIT).status());

            var received = subscriber.take();
            assertEquals("body", received.body());
            assertEquals("", received.header("X-Two"));
            assertEquals("127.0.0.1:" + subscriber.port(), received.header("Host"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://inside.example:%d/",
                "http://[::1]:%d/",
                "http://10.0.0.1:%d/",
                "http://cloud.example:%d/latest/meta-data",
                "http://[::ffff:127.0.0.1]:%d/"
            })
    void privateAddressesAreRefusedUnlessAllowed(String url) throws Exception {
        try (var subscriber = new Subscriber();
                var watchdog = watchdog();
                var client = client(watchdog, false)) {
            var refused =
                    assertThrows(IOException.class, () -> client.send(post(url.formatted(subscriber.port())), LIMIT));

            assertTrue(String.valueOf(refused.getMessage()).contains("outgoing.allow_private"), refused::toString);
            assertEquals(0, subscriber.waiting());
        }
    }

    @Test
    void aServerThatSaysNothingIsLeftInTime() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var watchdog = watchdog();
                var client = client(watchdog, true)) {
            assertThrows(
                    IOException.class,
                    () -> client.send(post("http://127.0.0.1:" + silent.getLocalPort() + "/"), Duration.ofMillis(300)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100\r\n\r\n",
                "SSH-2.0-x\r\n",
                "",
                "HTTP/1.1 2"
            })
    void garbageIsNoAnswer(String wire) {
        var reader = new AnswerReader(new ByteArrayInputStream(wire.getBytes(UTF_8)));

        assertThrows(IOException.class, reader::read);
    }

    @Test
    void answersInChunksAreRead() throws IOException {
        var interim = "HTTP/1.1 103 Early Hints\r\n\r\n";
        var head = "HTTP/1.1 500 Oh\r\nTransfer-Encoding: chunked\r\n\r\n";
        var wire = interim + head + "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
        var reader = new AnswerReader(new ByteArrayInputStream(wire.getBytes(UTF_8)));

        assertEquals(new HttpAnswer(500, "abcde"), reader.read());
        assertTrue(reader.isReusable());
    }
}

package io.pennypost.api.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.protocol.WireRequest.Header;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Streams, and how the door closes.
class HttpDoorLifeTest {
    private static final String GET = "GET /live HTTP/1.1\r\nHost: a\r\n\r\n";

    @TempDir
    private Path directory;

    private interface Serving {
        void serve(HttpReply reply) throws IOException;
    }

    private record Route(Serving serving) implements HttpRoute {
        @Override
        public boolean matches(Exchange exchange) {
            return exchange.rawPath().equals("/live");
        }

        @Override
        public void serve(Exchange exchange, HttpReply reply) throws IOException {
            serving.serve(reply);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void streamedAnswerArrivesPieceByPiece() throws Exception {
        var events = new LinkedBlockingQueue<String>();
        var route = new Route(reply -> {
            try (var out = reply.stream(200, List.of(new Header("Content-Type", "text/event-stream")))) {
                for (var event = take(events); !event.equals("end"); event = take(events)) {
                    out.write(bytes(event));
                    out.flush();
                }
            }
        });
        try (var running = new RunningDoor(directory, route);
                var client = running.connect()) {
            client.say(GET);
            var headers = client.readHeaders();
            assertTrue(headers.contains("text/event-stream"), headers);

            events.add("data: 1\n\n");
            assertEquals("data: 1\n\n", client.readChunk());
            events.add("data: 2\n\n");
            assertEquals("data: 2\n\n", client.readChunk());
            events.add("end");
            assertEquals("", client.readChunk());
            events.add("end");
            assertTrue(client.say(GET).readHeaders().startsWith("HTTP/1.1 200"), "the connection lives on");
        }
    }

    private static String take(LinkedBlockingQueue<String> events) throws IOException {
        try {
            var event = events.poll(20, TimeUnit.SECONDS);
            if (event == null) {
                throw new IOException("no event came");
            }
            return event;
        } catch (InterruptedException stopped) {
            throw new IOException("stopped", stopped);
        }
    }

    @Test
    void streamNoticesThatItsClientIsGone() throws Exception {
        var gone = new CountDownLatch(1);
        var route = new Route(reply -> {
            try (var out = reply.stream(200, List.of())) {
                for (int i = 0; i < 1_000_000; i++) {
                    out.write(bytes(": ping\n\n"));
                    out.flush();
                }
            } catch (IOException e) {
                gone.countDown();
                throw e;
            }
        });
        try (var running = new RunningDoor(directory, route)) {
            try (var client = running.connect()) {
                client.say(GET).readHeaders();
            }

            assertTrue(gone.await(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void closingEndsStreamsAtOnce() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var route = new Route(reply -> {
            try (var out = reply.stream(200, List.of())) {
                out.flush();
                begun.countDown();
                new CountDownLatch(1).await();
            } catch (InterruptedException stopped) {
                interrupted.countDown();
            }
        });
        var running = new RunningDoor(directory, route);
        try (running;
                var client = running.connect()) {
            client.say(GET).readHeaders();
            assertTrue(begun.await(20, TimeUnit.SECONDS));
        }

        assertTrue(interrupted.await(20, TimeUnit.SECONDS));
        assertThrows(ConnectException.class, running::connect);
    }

    @Test
    void closingLetsRunningRequestsFinishAndRefusesNewOnes() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var route = new Route(reply -> {
            begun.countDown();
            try {
                assertTrue(mayEnd.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            reply.send(200, List.of(), bytes("done"));
        });
        var running = new RunningDoor(directory, route);
        try (var client = running.connect();
                var late = running.connect()) {
            client.say(GET);
            assertTrue(begun.await(20, TimeUnit.SECONDS));
            var closing = Thread.ofVirtual().start(running::close);

            while (true) { // until the listener is closed
                try {
                    running.connect().close();
                } catch (SocketException refusedOrReset) {
                    break; // reset: it stood in the kernel's queue when the listener was closed
                }
            }
            mayEnd.countDown();

            assertEquals("done", client.read().body());
            assertTrue(closing.join(java.time.Duration.ofSeconds(20)));
            late.say(GET);
            assertTrue(late.isClosed());
        }
    }

    @Test
    void routeThatAnswersNothingIsAnInternalFailure() throws Exception {
        try (var running = new RunningDoor(directory, new Route(reply -> {}));
                var client = running.connect()) {
            var response = client.say(GET).read();

            assertEquals(500, response.status());
            assertTrue(response.body().startsWith("{\"message\":"), response.body());
        }
    }

    @Test
    void routeThatFailsTellsNothing() throws Exception {
        var route = new Route(reply -> {
            throw new IllegalStateException("secret detail");
        });
        try (var running = new RunningDoor(directory, route);
                var client = running.connect()) {
            var response = client.say(GET).read();

            assertEquals(500, response.status());
            assertTrue(!response.body().contains("secret"), response.body());
        }
    }
}

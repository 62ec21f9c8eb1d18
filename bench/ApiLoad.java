import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.secret.Secret;
import io.pennypost.aws.sigv4.Signer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// Sends SES v2 SendEmail calls, signed, over kept connections, and prints how many a second were accepted.
///
/// A signature holds for five minutes and SES keeps no nonce, so one signed request is sent again and again: what the
/// server has to do stays the same, and the client costs next to nothing.
///
/// Usage: ApiLoad HOST:PORT KEY_ID SECRET CONNECTIONS MESSAGES SIZE RECIPIENT_DOMAIN
public final class ApiLoad {
    private static final Duration SIGN_AGAIN = Duration.ofMinutes(1);

    private ApiLoad() {}

    public static void main(String[] args) throws Exception {
        var colon = args[0].lastIndexOf(':');
        var address = new InetSocketAddress(
                InetAddress.getByName(args[0].substring(0, colon)), Integer.parseInt(args[0].substring(colon + 1)));
        if (!address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("Load stays on loopback.");
        }
        var signer = new Signer(args[1], new Secret(args[2]), "us-east-1", "ses");
        var connections = Integer.parseInt(args[3]);
        var messages = Long.parseLong(args[4]);
        var body = body(Integer.parseInt(args[5]), args[6]);
        var request = new AtomicReference<>(request(signer, args[0], body));
        var left = new AtomicLong(messages);
        var failed = new AtomicLong();
        var nanos = new long[(int) Math.min(messages, 2_000_000)];
        var measured = new AtomicLong();

        var start = System.nanoTime();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < connections; i++) {
                executor.submit(() -> {
                    try (var socket = new Socket(address.getAddress(), address.getPort())) {
                        socket.setTcpNoDelay(true);
                        socket.setSoTimeout(60_000);
                        var in = new BufferedInputStream(socket.getInputStream(), 4096);
                        var out = socket.getOutputStream();
                        while (left.getAndDecrement() > 0) {
                            var begin = System.nanoTime();
                            out.write(request.get());
                            if (readStatus(in) != 200) {
                                failed.incrementAndGet();
                            }
                            var index = (int) measured.getAndIncrement();
                            if (index < nanos.length) {
                                nanos[index] = System.nanoTime() - begin;
                            }
                        }
                    } catch (IOException e) {
                        failed.incrementAndGet();
                        System.err.println("connection failed: " + e);
                    }
                    return null;
                });
            }
            var signAgain = Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        Thread.sleep(SIGN_AGAIN); // a signature holds for five minutes of real time
                        request.set(request(signer, args[0], body));
                    }
                } catch (InterruptedException e) {
                    // The load is over.
                }
            });
            executor.shutdown();
            executor.awaitTermination(10, java.util.concurrent.TimeUnit.MINUTES);
            signAgain.interrupt();
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var count = (int) Math.min(measured.get(), nanos.length);
        Arrays.sort(nanos, 0, count);
        System.out.printf(
                "accepted=%d failed=%d seconds=%.3f rate=%.0f p50_ms=%.1f p99_ms=%.1f%n",
                measured.get() - failed.get(),
                failed.get(),
                seconds,
                measured.get() / seconds,
                count == 0 ? 0 : nanos[count / 2] / 1e6,
                count == 0 ? 0 : nanos[(int) (count * 0.99)] / 1e6);
    }

    private static byte[] body(int size, String domain) {
        var text = "All work and no play makes a dull mail. ".repeat(size / 40 + 1).substring(0, size);
        return ("{\"FromEmailAddress\":\"news@bench.example\",\"Destination\":{\"ToAddresses\":[\"user@" + domain
                        + "\"]},\"Content\":{\"Simple\":{\"Subject\":{\"Data\":\"Bench\"},\"Body\":{\"Text\":{\"Data\":\""
                        + text + "\"}}}}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] request(Signer signer, String host, byte[] body) {
        try {
            var sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            var headers = List.of(new Header("Host", host), new Header("Content-Type", "application/json"));
            var text = new StringBuilder("POST /v2/email/outbound-emails HTTP/1.1\r\n");
            headers.forEach(h -> text.append(h.name()).append(": ").append(h.value()).append("\r\n"));
            signer.sign("POST", "/v2/email/outbound-emails", "", headers, sha256, Instant.now())
                    .forEach(h -> text.append(h.name()).append(": ").append(h.value()).append("\r\n"));
            text.append("Content-Length: ").append(body.length).append("\r\n\r\n");
            var head = text.toString().getBytes(StandardCharsets.US_ASCII);
            var request = Arrays.copyOf(head, head.length + body.length);
            System.arraycopy(body, 0, request, head.length, body.length);
            return request;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Reads one answer; the body is skipped.
    private static int readStatus(InputStream in) throws IOException {
        var status = 0;
        var length = 0;
        for (var line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            if (status == 0) {
                status = Integer.parseInt(line.substring(9, 12));
            } else if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).trim());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private static String readLine(InputStream in) throws IOException {
        var line = new StringBuilder(80);
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}

package io.pennypost.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.pennypost.aws.arn.Scope;
import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.mail.tls.ClientTls;
import io.pennypost.neighbor.sns.Links;
import io.pennypost.neighbor.sns.NotificationSigner;
import io.pennypost.neighbor.sns.Publisher;
import io.pennypost.neighbor.sns.Publishing;
import io.pennypost.neighbor.sns.Subscriptions;
import io.pennypost.neighbor.sns.Topics;
import io.pennypost.observe.Metrics;
import io.pennypost.outgoing.HttpClient;
import io.pennypost.store.StoreMetrics;
import io.pennypost.store.embedded.EmbeddedOptions;
import io.pennypost.store.embedded.EmbeddedStore;
import io.pennypost.testing.FakeResolver;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// How many signed publishes a second reach one HTTP subscriber. Arguments: messages, bytes of each.
public final class FanoutBench {
    private static final Scope SCOPE = new Scope("000000000000", "us-east-1");
    private static final byte[] OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);

    private FanoutBench() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        var text = "x".repeat(Integer.parseInt(arguments[1]));
        var received = new AtomicLong();
        try (var server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
                var store = EmbeddedStore.open(
                        Files.createTempDirectory("fanout-bench"),
                        EmbeddedOptions.defaults(),
                        InstantSource.system(),
                        System::nanoTime,
                        StoreMetrics.NONE);
                var watchdog = new Watchdog(System::nanoTime, Duration.ofMillis(500));
                var http = new HttpClient(
                        new FakeResolver(""), ClientTls.withSystemAnchors(), watchdog, System::nanoTime, true)) {
            Thread.ofVirtual().start(() -> serve(server, received));
            Security.insertProviderAt(AmazonCorrettoCryptoProvider.INSTANCE, 1);
            var provider = Security.getProviders("KeyFactory.RSA")[0];
            var keys = KeyPairGenerator.getInstance("RSA", provider);
            keys.initialize(2048);
            var pair = keys.generateKeyPair();
            var signer = new NotificationSigner(pair.getPrivate(), provider, "x.pem", "");
            try (var publishing = Publishing.of(
                    store.catalog(),
                    store.database(),
                    http,
                    (_, _, _, _) -> {},
                    new Links(() -> "http://127.0.0.1:1", Optional.empty(), () -> signer),
                    new Metrics(),
                    store.spool()::nextLedgerId,
                    InstantSource.system())) {
                run(store, publishing.publisher(), server, count, text, received);
            }
        }
    }

    private static void run(
            EmbeddedStore store, Publisher publisher, ServerSocket server, int count, String text, AtomicLong received)
            throws InterruptedException {
        var topics = new Topics(store.catalog());
        var subscriptions = new Subscriptions(store.catalog(), (_, _) -> {}, new Random(1), InstantSource.system());
        var arn = topics.create(
                        SCOPE, "t", Map.of(), List.of(), InstantSource.system().instant())
                .text();
        var asked = new Subscriptions.Asked(
                arn, "http", "http://127.0.0.1:" + server.getLocalPort() + "/", Map.of(), "root");
        var subscription = subscriptions.subscribe(SCOPE, asked);
        var _ = subscriptions.confirm(SCOPE, arn, subscription.token().orElseThrow(), false);
        for (int round = 0; round < 3; round++) {
            received.set(0);
            long cpu = cpuNanos();
            long start = System.nanoTime();
            for (int done = 0; done < count; done += 100) {
                var batch = new ArrayList<Publisher.Message>();
                for (int i = 0; i < 100; i++) {
                    batch.add(new Publisher.Message(UUID.randomUUID(), arn, text, done + i));
                }
                publisher.publish(SCOPE, batch);
            }
            long published = System.nanoTime();
            while (received.get() < count) {
                LockSupport.parkNanos(1_000_000);
            }
            long end = System.nanoTime();
            System.out.printf(
                    "published %.0f/s, delivered %.0f/s, %.0f µs of CPU each, receiver included%n",
                    count * 1e9 / (published - start), count * 1e9 / (end - start), (cpuNanos() - cpu) / 1e3 / count);
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void serve(ServerSocket server, AtomicLong received) {
        try {
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket, received));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static void answer(Socket socket, AtomicLong received) {
        try (socket;
                var in = new java.io.BufferedInputStream(socket.getInputStream())) {
            while (true) {
                int length = 0;
                for (var line = line(in); !line.isEmpty(); line = line(in)) {
                    if (line.startsWith("Content-Length: ")) {
                        length = Integer.parseInt(line.substring(16));
                    }
                }
                if (length == 0) {
                    return;
                }
                in.skipNBytes(length);
                received.incrementAndGet();
                socket.getOutputStream().write(OK);
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static String line(java.io.InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }
}

package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.MailSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/// A disk that fills up refuses new mail for a while; what was accepted before is delivered.
final class FullDiskTest {
    private static final long PLENTY = 1L << 40;

    @TempDir
    Path directory;

    @Test
    void aFullDiskRefusesNewMailWithATemporaryErrorAndKeepsWhatItHas() throws Exception {
        var free = new AtomicLong(PLENTY);
        var hold = new CountDownLatch(1);
        try (var sink = MailSink.answering(command -> held(command, hold));
                var program = RunningProgram.start(
                        free::get,
                        Mode.SERVE,
                        directory.resolve("data"),
                        "account.production=true",
                        "identity.verification=at_once",
                        "delivery.route=[{domain=\"*\",to=\"127.0.0.1:" + sink.port() + "\",tls=\"none\"}]")) {
            var v2 = program.v2();
            v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
            var accepted = send(v2);

            free.set(0);
            eventually(() -> refuses(v2));
            var inV2 = assertThrows(SesV2Exception.class, () -> send(v2));
            var inV1 = assertThrows(
                    SesException.class,
                    () -> program.v1()
                            .sendEmail(r -> r.source("a@example.com")
                                    .destination(d -> d.toAddresses("b@example.net"))
                                    .message(m -> m.subject(s -> s.data("x")).body(b -> b.text(t -> t.data("y"))))));
            hold.countDown();

            assertEquals(503, inV2.statusCode());
            assertEquals("ServiceUnavailable", inV2.awsErrorDetails().errorCode());
            assertEquals(503, inV1.statusCode());
            assertEquals("ServiceUnavailable", inV1.awsErrorDetails().errorCode());
            // Those that were accepted while the disk was found out to be full arrive as well, in any order.
            var arrived = sink.take().text();
            while (!arrived.contains(accepted)) {
                arrived = sink.take().text();
            }

            free.set(PLENTY);
            eventually(() -> !refuses(v2));
        }
    }

    private static String held(String command, CountDownLatch hold) {
        try {
            return command.startsWith("MAIL") && !hold.await(30, TimeUnit.SECONDS) ? "421 4.3.0 held too long" : "";
        } catch (InterruptedException e) {
            return "421 4.3.0 stopped";
        }
    }

    private static String send(SesV2Client v2) {
        return v2.sendEmail(r -> r.fromEmailAddress("a@example.com")
                        .destination(d -> d.toAddresses("b@example.net"))
                        .content(c -> c.simple(m -> m.subject(s -> s.data("x")).body(b -> b.text(t -> t.data("y"))))))
                .messageId();
    }

    private static boolean refuses(SesV2Client v2) {
        try {
            send(v2);
            return false;
        } catch (SesV2Exception e) {
            return true;
        }
    }

    private interface Condition {
        boolean holds();
    }

    /// Free space is looked at a few times a second.
    private static void eventually(Condition condition) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, "it does not come about");
            assertTrue(!new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS));
        }
    }
}

package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.aws.arn.Scope;
import io.pennypost.server.settings.Mode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.model.AccountSendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;

/// What a stop finishes, what it refuses, and what the next start finds.
final class StoppingTest {
    @TempDir
    Path directory;

    private RunningProgram start() {
        return RunningProgram.start(Mode.DEV, directory.resolve("data"));
    }

    @Test
    void aRunningRequestIsFinishedAndNewOnesAreRefused() throws Exception {
        var program = start();
        var address = program.address();
        var body = "{\"EmailIdentity\":\"late.example\"}";
        try (var socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setSoTimeout(20_000);
            say(
                    socket,
                    "POST /v2/email/identities HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.length() + "\r\n\r\n" + body.substring(0, 5));
            // A request of another connection is answered, so the first one was taken, too.
            assertEquals(200, program.json("GET", "/v2/email/account", "").status());
            var stopped = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> {
                program.close();
                stopped.countDown();
            });
            refusesNewConnections(address);

            say(socket, body.substring(5));

            var answer = new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 200 OK", answer);
            assertTrue(stopped.await(30, TimeUnit.SECONDS));
        }
        try (var again = start()) {
            assertTrue(again.v2()
                    .getEmailIdentity(r -> r.emailIdentity("late.example"))
                    .verifiedForSendingStatus());
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void refusesNewConnections(java.net.InetSocketAddress address) throws Exception {
        for (var i = 0; i < 200; i++) {
            try (var _ = new Socket(address.getAddress(), address.getPort())) {
                assertFalse(new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS));
            } catch (ConnectException refused) {
                return;
            }
        }
        throw new AssertionError("New connections are still taken.");
    }

    @Test
    void whatWasMadeAndCapturedIsThereAfterARestart() {
        var id = "";
        try (var program = start()) {
            var v2 = program.v2();
            v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
            v2.createConfigurationSet(r -> r.configurationSetName("set"));
            id = v2.sendEmail(r -> r.fromEmailAddress("a@example.com")
                            .configurationSetName("set")
                            .destination(d -> d.toAddresses("b@example.net"))
                            .content(c ->
                                    c.simple(m -> m.subject(s -> s.data("x")).body(b -> b.text(t -> t.data("y"))))))
                    .messageId();
        }
        try (var program = start()) {
            assertEquals(
                    "set",
                    program.v2()
                            .getConfigurationSet(r -> r.configurationSetName("set"))
                            .configurationSetName());
            assertTrue(program.source(id).contains(id));
            assertEquals(1.0, program.v2().getAccount(r -> {}).sendQuota().sentLast24Hours());
        }
    }

    @Test
    void aPausedAccountRefusesOnBothApisAndSaysSo() throws Exception {
        var settings = RunningProgram.settings(Mode.DEV, directory.resolve("data"));
        try (var closing = new Closing()) {
            Resources.make(Base.open(settings, closing))
                    .accounts()
                    .setSendingEnabled(new Scope("000000000000", "us-east-1"), false);
        }
        try (var program = start()) {
            var v2 = program.v2();
            v2.createEmailIdentity(r -> r.emailIdentity("example.com"));

            assertFalse(v2.getAccount(r -> {}).sendingEnabled());
            assertThrows(
                    SendingPausedException.class,
                    () -> v2.sendEmail(r -> r.fromEmailAddress("a@example.com")
                            .destination(d -> d.toAddresses("b@example.net"))
                            .content(c ->
                                    c.simple(m -> m.subject(s -> s.data("x")).body(b -> b.text(t -> t.data("y")))))));
            assertThrows(
                    AccountSendingPausedException.class,
                    () -> program.v1()
                            .sendEmail(r -> r.source("a@example.com")
                                    .destination(d -> d.toAddresses("b@example.net"))
                                    .message(m -> m.subject(s -> s.data("x")).body(b -> b.text(t -> t.data("y"))))));
            assertEquals(0, program.inbox().size());
        }
    }
}

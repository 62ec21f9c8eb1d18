package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.SesException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

/// How much may be sent and to whom, as the stock SDKs see it: the sandbox, the rate, the rolling day.
final class QuotaTest {
    @TempDir
    Path directory;

    private RunningProgram start(String... settings) {
        return RunningProgram.start(Mode.DEV, directory.resolve("data"), settings);
    }

    private static SesV2Client sender(RunningProgram program) {
        var v2 = program.v2();
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        return v2;
    }

    private static String send(SesV2Client v2, String... to) {
        return v2.sendEmail(r -> r.fromEmailAddress("ann@example.com")
                        .destination(d -> d.toAddresses(to))
                        .content(c -> c.simple(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t"))))))
                .messageId();
    }

    private static String sendV1(SesClient v1, String to) {
        return v1.sendEmail(r -> r.source("ann@example.com")
                        .destination(d -> d.toAddresses(to))
                        .message(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t")))))
                .messageId();
    }

    @Test
    void theSandboxTakesVerifiedRecipientsAndTheSimulatorOnly() {
        try (var program = start("account.production=false")) {
            var v2 = sender(program);

            send(v2, "bob@example.com", "success@simulator.amazonses.com", "bounce+x@simulator.amazonses.com");
            var refusal = assertThrows(
                    MessageRejectedException.class,
                    () -> send(v2, "bob@example.com", "carl@example.net", "success-team@simulator.amazonses.com"));
            assertEquals(
                    "Email address is not verified. The following identities failed the check in region US-EAST-1: "
                            + "carl@example.net, success-team@simulator.amazonses.com",
                    refusal.awsErrorDetails().errorMessage());
            var senderToo = assertThrows(
                    SesException.class,
                    () -> program.v1()
                            .sendEmail(r -> r.source("eve@example.org")
                                    .destination(d -> d.toAddresses("carl@example.net"))
                                    .message(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t"))))));
            assertEquals("MessageRejected", senderToo.awsErrorDetails().errorCode());
            assertEquals(
                    "Email address is not verified. The following identities failed the check in region US-EAST-1: "
                            + "eve@example.org, carl@example.net",
                    senderToo.awsErrorDetails().errorMessage());
        }
    }

    @Test
    void theDayIsOneForAllInterfacesAndSurvivesARestart() {
        try (var program = start("account.max_24_hour_send=4")) {
            var v2 = sender(program);
            send(v2, "a@example.net", "b@example.net");
            sendV1(program.v1(), "c@example.net");

            var refusal = assertThrows(LimitExceededException.class, () -> send(v2, "d@example.net", "e@example.net"));
            assertEquals(
                    "Daily message quota exceeded.", refusal.awsErrorDetails().errorMessage());
            assertEquals(400, refusal.statusCode());
        }
        try (var program = start("account.max_24_hour_send=4")) {
            send(program.v2(), "d@example.net");
            send(program.v2(), "success@simulator.amazonses.com");

            var refusal = assertThrows(SesException.class, () -> sendV1(program.v1(), "e@example.net"));
            assertEquals("Throttling", refusal.awsErrorDetails().errorCode());
            assertEquals(
                    "Daily message quota exceeded.", refusal.awsErrorDetails().errorMessage());
            assertEquals(400, refusal.statusCode());
            assertEquals(4.0, program.v2().getAccount(r -> {}).sendQuota().sentLast24Hours());
        }
    }

    @Test
    void theRateIsOneForAllInterfaces() {
        // So slow that no token comes back while the test runs.
        try (var program = start("account.max_send_rate=0.001")) {
            var v2 = sender(program);
            send(
                    v2,
                    IntStream.range(0, 50)
                            .mapToObj(i -> "r" + i + "@example.net")
                            .toArray(String[]::new));

            var refusal = assertThrows(TooManyRequestsException.class, () -> send(v2, "a@example.net"));
            assertEquals(
                    "Maximum sending rate exceeded.", refusal.awsErrorDetails().errorMessage());
            assertEquals(429, refusal.statusCode());
            var onV1 = assertThrows(SesException.class, () -> sendV1(program.v1(), "a@example.net"));
            assertEquals("Throttling", onV1.awsErrorDetails().errorCode());
            assertEquals(
                    "Maximum sending rate exceeded.", onV1.awsErrorDetails().errorMessage());
            assertEquals(List.of(), program.inbox().stream().skip(1).toList());
        }
    }

    @Test
    void aRefusedMessageIsNotCounted() {
        try (var program = start("account.max_send_rate=0.001", "account.max_24_hour_send=1")) {
            var v2 = sender(program);

            assertThrows(
                    MessageRejectedException.class,
                    () -> v2.sendEmail(r -> r.fromEmailAddress("eve@example.org")
                            .destination(d -> d.toAddresses("a@example.net"))
                            .content(c ->
                                    c.simple(m -> m.subject(s -> s.data("s")).body(b -> b.text(t -> t.data("t")))))));

            send(v2, "a@example.net");
        }
    }
}

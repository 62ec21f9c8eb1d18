package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;

/// A message that is only tried: every check answers, nothing is sent or counted.
final class DryRunTest {
    @TempDir
    Path directory;

    private static String tryV2(SesV2Client v2, String from, String value) {
        var refusal = assertThrows(
                software.amazon.awssdk.services.sesv2.model.MessageRejectedException.class,
                () -> send(v2, from, value));
        return refusal.awsErrorDetails().errorMessage();
    }

    private static String send(SesV2Client v2, String from, String value) {
        return v2.sendEmail(r -> r.fromEmailAddress(from)
                        .destination(d -> d.toAddresses("bob@example.net"))
                        .content(c -> c.simple(m -> m.headers(MessageHeader.builder()
                                        .name("X-Pennypost-Dry-Run")
                                        .value(value)
                                        .build())
                                .subject(s -> s.data("s"))
                                .body(b -> b.text(t -> t.data("t"))))))
                .messageId();
    }

    private static String tryRaw(SesClient v1, String from) {
        var refusal = assertThrows(
                MessageRejectedException.class,
                () -> v1.sendRawEmail(
                        r -> r.rawMessage(m -> m.data(SdkBytes.fromUtf8String("X-Pennypost-Dry-Run: true\r\nFrom: "
                                + from + "\r\nTo: bob@example.net\r\nSubject: s\r\n\r\nbody\r\n")))));
        return refusal.awsErrorDetails().errorMessage();
    }

    @Test
    void everyCheckAnswersAndNothingIsSentOrCounted() {
        try (var program = RunningProgram.start(
                Mode.DEV, directory.resolve("data"), "account.max_send_rate=0.001", "account.max_24_hour_send=1")) {
            var v2 = program.v2();
            v2.createEmailIdentity(r -> r.emailIdentity("example.com"));

            var good = tryV2(v2, "ann@example.com", "true");
            var bad = tryV2(v2, "eve@example.org", "TRUE");
            var raw = tryRaw(program.v1(), "ann@example.com");

            assertTrue(good.startsWith("Dry run: nothing was sent; the message would be accepted. "), good);
            assertTrue(good.contains("AccountMaySend: passes; "), good);
            assertTrue(good.endsWith("Size: passes; RateAndQuota: passes"), good);
            assertTrue(bad.startsWith("Dry run: nothing was sent; the message would be refused. "), bad);
            assertTrue(
                    bad.contains("IdentitiesAreVerified: MessageRejected: Email address is not verified. The following"
                            + " identities failed the check in region US-EAST-1: eve@example.org; "),
                    bad);
            assertTrue(bad.contains("ContentIsAcceptable: passes"), bad);
            assertTrue(raw.startsWith("Dry run: nothing was sent; the message would be accepted. "), raw);
            assertEquals(List.of(), program.inbox());

            var id = send(v2, "ann@example.com", "false");
            assertFalse(program.source(id).contains("X-Pennypost"), program.source(id));
            var full = tryV2(v2, "ann@example.com", "true");
            assertTrue(full.endsWith("RateAndQuota: TooManyRequestsException: Maximum sending rate exceeded."), full);
        }
    }

    @Test
    void whatStandsOnNothingIsNotAsked() {
        try (var program = RunningProgram.start(Mode.DEV, directory.resolve("data"))) {
            var bad = tryV2(program.v2(), "nobody", "true");

            assertTrue(bad.endsWith("SourceIsWellFormed: BadRequestException: Missing final '@domain'"), bad);
        }
    }
}

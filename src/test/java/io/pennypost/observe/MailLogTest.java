package io.pennypost.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MailLogTest {
    private static final Instant NOW = Instant.parse("2026-11-24T22:06:13.120Z");

    private final List<String> lines = new ArrayList<>();
    private final MailLog log = new MailLog(lines::add, InstantSource.fixed(NOW));

    @Test
    void lifeOfAMessageReadsAsDocumented() {
        log.accepted(
                "0100-1", new MailLog.Accepted("000000000000", "us-east-1", "v2", "a@example.com", 2, 10_240, "news"));
        log.attempted(
                "0100-1",
                new MailLog.Attempt(
                        "b@example.net", "mx.example.net", "192.0.2.1:25", "TLSv1.3", 1, Duration.ofMillis(88)),
                "451 4.7.1 Try again");
        log.deferred("0100-1", "b@example.net", "451 4.7.1 Try again", NOW.plusSeconds(60));
        log.delivered("0100-1", "b@example.net", "mx.example.net", "250 2.0.0 Ok", Duration.ofSeconds(61));
        log.bounced("0100-1", "c@example.net", "Permanent/General", "550 5.1.1 \"unknown\"");

        assertEquals(
                List.of(
                        "2026-11-24T22:06:13.120Z accepted id=0100-1 account=000000000000 region=us-east-1 door=v2"
                                + " from=a@example.com recipients=2 size=10240 set=news",
                        "2026-11-24T22:06:13.120Z attempted id=0100-1 to=b@example.net attempt=1 host=mx.example.net"
                                + " address=192.0.2.1:25 tls=TLSv1.3 took_ms=88 reply=\"451 4.7.1 Try again\"",
                        "2026-11-24T22:06:13.120Z deferred id=0100-1 to=b@example.net retry_at=2026-11-24T22:07:13.120Z"
                                + " reason=\"451 4.7.1 Try again\"",
                        "2026-11-24T22:06:13.120Z delivered id=0100-1 to=b@example.net host=mx.example.net"
                                + " after_ms=61000 reply=\"250 2.0.0 Ok\"",
                        "2026-11-24T22:06:13.120Z bounced id=0100-1 to=c@example.net type=Permanent/General"
                                + " reason=\"550 5.1.1 \\\"unknown\\\"\""),
                lines);
    }

    @Test
    void emptyFieldIsLeftOut() {
        log.suppressed("0100-2", "b@example.net", "");

        assertEquals("2026-11-24T22:06:13.120Z suppressed id=0100-2 to=b@example.net", lines.getFirst());
    }

    @Test
    void replyCannotForgeALineOrAField() {
        log.held("0100-3", "b@example.net", "x\r\n2026 delivered id=1 a=\"b\\");

        assertEquals(
                "2026-11-24T22:06:13.120Z held id=0100-3 to=b@example.net"
                        + " reason=\"x\\x0d\\x0a2026 delivered id=1 a=\\\"b\\\\\"",
                lines.getFirst());
    }

    @Test
    void longReplyIsCut() {
        log.held("0100-4", "b@example.net", "x".repeat(100_000));

        assertTrue(lines.getFirst().endsWith("xxx...\""));
        assertTrue(lines.getFirst().length() < 700);
    }

    @Test
    void anyTextStaysOnOneLine() {
        long seed = 20_261_124;
        var random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(40), 0, 0x300).forEach(c -> text.append((char) c));
            log.captured("id", text.toString());
            var line = lines.removeLast();
            assertTrue(line.chars().noneMatch(Character::isISOControl), () -> "seed " + seed + ": " + line);
        }
    }
}

package io.pennypost.mail.report;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever strangers send is read, in bounded time.
final class ReportFuzzTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final List<String> SAMPLES = List.of(
            SampleReports.DSN,
            SampleReports.QMAIL,
            SampleReports.EXIM,
            SampleReports.EXCHANGE,
            SampleReports.ARF,
            SampleReports.VACATION,
            SampleReports.CHALLENGE);

    @Test
    void damagedReportsAreRead() {
        var random = new Random(20250303);
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (var round = 0; round < 100; round++) {
                for (var sample : SAMPLES) {
                    assertNotNull(ReportReader.read(damaged(SampleReports.octets(sample), random)));
                }
            }
        });
    }

    private static byte[] damaged(byte[] mail, Random random) {
        for (var hits = random.nextInt(20); hits >= 0; hits--) {
            var at = random.nextInt(mail.length);
            switch (random.nextInt(4)) {
                case 0 -> mail[at] = (byte) random.nextInt(256);
                case 1 -> mail = Arrays.copyOf(mail, Math.max(1, at));
                case 2 -> mail[at] = '\n';
                default -> {
                    var length = Math.min(random.nextInt(60), mail.length - at);
                    System.arraycopy(mail, random.nextInt(mail.length - length + 1), mail, at, length);
                }
            }
        }
        return mail;
    }

    @Test
    void noiseIsRead() {
        var random = new Random(7);
        assertTimeoutPreemptively(PATIENCE, () -> {
            for (var round = 0; round < 100; round++) {
                var noise = new byte[random.nextInt(5_000)];
                random.nextBytes(noise);
                assertNotNull(ReportReader.read(noise));
            }
        });
    }

    @Test
    void boundariesNestedWithoutEndAreCut() {
        var mail = new StringBuilder("From: MAILER-DAEMON@x.example\nSubject: failure notice\n");
        for (var depth = 0; depth < 5_000; depth++) {
            mail.append("Content-Type: multipart/mixed; boundary=b")
                    .append(depth)
                    .append("\n\n--b")
                    .append(depth)
                    .append('\n');
        }
        assertTimeoutPreemptively(
                PATIENCE, () -> assertNotNull(ReportReader.read(SampleReports.octets(mail.toString()))));
    }

    /// Each is a line that some expression may find hard.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@",
                "<a@b",
                "user user user user ",
                "5.1.1 550-",
                "recipient: a@b.c. ",
                "@@@@@@@@",
                "<<<<<<<<",
                "&lt;",
                "550 <",
                "a@b on ",
                "rcpt to:<x@y",
                "\"emailAddress\":\"a@b.c\"",
                "{{{{",
                "=?utf-8?q?",
                "please click here ",
                "this is the qmail-send program <a@b.c>: 550 "
            })
    void tediousMailsTakeNoLongerThanOthers(String piece) {
        var header = "From: MAILER-DAEMON@x.example\nTo: a@b.c\nSubject: failure notice " + piece.repeat(100) + "\n\n";
        var lines = (piece.repeat(480 / piece.length() + 1) + "\n").repeat(400);
        var line = piece.repeat(200_000 / piece.length());
        assertTimeoutPreemptively(PATIENCE, () -> {
            assertNotNull(ReportReader.read((header + lines).getBytes(StandardCharsets.UTF_8)));
            assertNotNull(ReportReader.read((header + line).getBytes(StandardCharsets.UTF_8)));
            assertNotNull(ReportReader.read((header.replace("\n\n", "\nContent-Type: text/html\n\n") + lines + line)
                    .getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Test
    void thousandsOfRecipientsAreBounded() {
        var groups = new StringBuilder();
        for (var i = 0; i < 20_000; i++) {
            groups.append("Final-Recipient: rfc822; r").append(i).append("@example.org\nAction: failed\n\n");
        }
        var mail = SampleReports.DSN.replace(
                "Final-Recipient: rfc822; bob@example.org\n", groups + "Final-Recipient: rfc822; bob@example.org\n");
        assertTimeoutPreemptively(PATIENCE, () -> {
            var report = (Report.Statuses) ReportReader.read(SampleReports.octets(mail));
            org.junit.jupiter.api.Assertions.assertTrue(report.recipients().size() <= DeliveryStatus.RECIPIENTS_MAX);
        });
    }
}

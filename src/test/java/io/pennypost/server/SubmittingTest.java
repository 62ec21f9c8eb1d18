package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.mail.tls.SelfMadeCertificate;
import io.pennypost.server.settings.Mode;
import io.pennypost.testing.SmtpTalk;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the door for senders starts, and what it shows of itself.
final class SubmittingTest {
    @TempDir
    Path directory;

    @Test
    void aCertificateOfOurOwnIsMadeOnceAndKept() throws Exception {
        var data = directory.resolve("data");

        var first = certificateAfterStart(data);
        var second = certificateAfterStart(data);

        assertEquals(first, second);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("self-made-key.pem"))));
    }

    private static String certificateAfterStart(Path data) throws Exception {
        try (var program = RunningProgram.start(Mode.DEV, data);
                var talk = SmtpTalk.overTls(program.tls())) {
            SmtpTalk.expect("220 mail.example.com ESMTP *", talk.reply());
        }
        return Files.readString(data.resolve("self-made-certificate.pem"));
    }

    @Test
    void aConfiguredCertificateThatCannotBeUsedIsToldAtStart() throws Exception {
        var certificate = write("certificate.pem", made().certificate());
        var key = write("key.pem", made().key());

        assertEquals(
                "tls.certificate " + certificate + " and tls.key " + key
                        + " cannot be used: the private key is not the certificate's",
                startFails("tls.certificate=" + certificate, "tls.key=" + key));
        assertTrue(startFails("tls.certificate=" + directory.resolve("none"), "tls.key=" + key)
                .startsWith("tls.certificate or tls.key cannot be read: "));
    }

    @Test
    void aPortThatIsTakenIsToldAtStart() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var place = "127.0.0.1:" + taken.getLocalPort();

            assertTrue(startFails("submission.tls_listen=" + place)
                    .startsWith("submission.tls_listen: " + place + " cannot be listened on: "));
        }
    }

    @Test
    void withoutListenersThereIsNoDoor() {
        try (var program = RunningProgram.start(
                Mode.DEV, directory.resolve("data"), "submission.listen=[]", "submission.tls_listen=[]")) {
            assertEquals(
                    200,
                    program.call("GET", "/health/ready", "text/plain", new byte[0])
                            .status());
        }
    }

    private String startFails(String... settings) {
        var all = RunningProgram.settings(Mode.SERVE, directory.resolve("data"), settings);
        return String.valueOf(
                assertThrows(StartException.class, () -> Program.start(all)).getMessage());
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text);
    }

    private static SelfMadeCertificate made() {
        return SelfMadeCertificate.make(List.of("mail.example.com"), List.of(), Instant.now(), new SecureRandom());
    }
}

package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.testing.DnsServer;
import io.pennypost.testing.JsonMembers;
import io.pennypost.testing.SignedMail;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `pennypost explain message`, with a name server of its own.
final class ExplainMessageTest {
    private static final String MAIL = "From: a@example.com\nTo: b@shop.example\nSubject: Hi\n\nBody\n";
    private static final String ZONE = """
            example.com TXT "v=spf1 ip4:192.0.2.0/24 -all"
            _dmarc.example.com TXT "v=DMARC1; p=reject"
            """ + quoted(SignedMail.keyLine("example.com"));

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /// A long text as the strings that DNS has for it.
    private static String quoted(String line) {
        int text = line.indexOf(" TXT ") + 5;
        var strings = new ArrayList<String>();
        for (int i = text; i < line.length(); i += 200) {
            strings.add("\"" + line.substring(i, Math.min(line.length(), i + 200)) + "\"");
        }
        return line.substring(0, text) + String.join(" ", strings);
    }

    @Test
    void everyStepIsTold() throws IOException {
        int status = explain(mail(), "--ip", "192.0.2.7", "--helo", "mx.example.com", "--mail-from", "a@example.com");

        assertEquals(0, status, err.toString());
        for (var line : List.of(
                "SPF: pass (SES: PASS)",
                "  example.com says: v=spf1 ip4:192.0.2.0/24 -all",
                "  ip4:192.0.2.0/24 matches: pass",
                "DKIM: 1 of 1 pass (SES: PASS)",
                "    key has 2048 bits",
                "    header is as it was signed",
                "DMARC: pass (SES: PASS)",
                "  spf example.com pass, aligned with example.com (relaxed)",
                "  policy of example.com is reject; to be done: none",
                "ARC: none (SES: GRAY)")) {
            assertTrue(out.toString().contains(line + System.lineSeparator()), line + "\nis not in\n" + out);
        }
    }

    @Test
    void theHashesOfAChangedBodyAreToldSideBySide() throws IOException {
        var file = mail();
        Files.writeString(file, Files.readString(file).replace("Body", "Buddy"));

        explain(file);

        var told = out.toString();
        assertTrue(told.contains("DKIM: 0 of 1 pass (SES: FAIL)"), told);
        assertTrue(told.matches("(?s).*body hash signed \\S+\\R    body hash found  \\S+, another\\R.*"), told);
        assertTrue(told.contains("because: body has been changed"), told);
        assertTrue(told.contains("because: the client is not known"), told);
    }

    @Test
    void jsonIsForPrograms() throws IOException {
        explain(mail(), "--ip", "198.51.100.1", "--mail-from", "a@example.com", "--output", "json");

        var json = JsonMembers.of(out.toString());
        assertEquals("fail", JsonMembers.text(json, "spf", "result"));
        assertEquals("pass", JsonMembers.text(json, "dmarc", "result"));
    }

    @Test
    void controlsInAMailDoNotReachTheTerminal() throws IOException {
        var file = directory.resolve("hostile.eml");
        Files.writeString(file, "DKIM-Signature: v=1; d=\u001b[31mx; a=\u0007\nFrom: a@example.com\n\nBody\n");

        explain(file);

        assertFalse(out.toString().contains("\u001b"), out.toString());
        assertFalse(out.toString().contains("\u0007"), out.toString());
    }

    @Test
    void whatCannotBeReadOrUnderstoodIsSaid() throws IOException {
        assertEquals(1, explain(directory.resolve("nothing.eml")));
        assertTrue(err.toString().contains("nothing.eml cannot be read"), err.toString());
        assertEquals(2, explain(mail(), "--ip", "localhost"), err.toString());
        assertEquals(2, explain(mail(), "--output", "xml"));
        assertEquals(2, explain(mail(), "--dns", ":53"));
    }

    private Path mail() throws IOException {
        // As mails lie on disk: with the line ends of the machine.
        var text = new String(SignedMail.by("example.com", MAIL), StandardCharsets.UTF_8).replace("\r\n", "\n");
        return Files.writeString(directory.resolve("mail.eml"), text);
    }

    private int explain(Path file, String... options) throws IOException {
        try (var dns = new DnsServer(ZONE)) {
            var arguments = new ArrayList<>(List.of("explain", "message", file.toString()));
            var server = "127.0.0.1:" + dns.address().getPort();
            arguments.addAll(List.of(options));
            if (!arguments.contains("--dns")) {
                arguments.addAll(List.of("--dns", server));
            }
            return new Main(Optional.empty())
                    .run(new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
        }
    }
}

package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.DnsServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `pennypost domain`: with and without a running server, in a world of names that is right or wrong.
final class DomainCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private DnsServer dns;

    @BeforeEach
    void start() throws IOException {
        dns = new DnsServer("");
    }

    @AfterEach
    void stop() throws IOException {
        dns.close();
    }

    private RunningProgram server() {
        return RunningProgram.start(Mode.SERVE, directory, "identity.zone=ses.example.org", dnsServers());
    }

    private String dnsServers() {
        return "dns.servers=[\"127.0.0.1:" + dns.address().getPort() + "\"]";
    }

    private int run(String name, String... sets) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var line = new ArrayList<>(List.of("domain", name, "--data", directory.toString()));
        var settings = new ArrayList<>(List.of(sets));
        settings.addAll(List.of(
                dnsServers(),
                "identity.zone=ses.example.org",
                "delivery.hostname=mail.example.com",
                "root.access_key_id=" + RunningProgram.KEY_ID,
                "root.secret_access_key=" + RunningProgram.SECRET));
        settings.forEach(setting -> line.addAll(List.of("--set", setting)));
        return new Main(Optional.empty())
                .run(new PrintWriter(out, true), new PrintWriter(err, true), line.toArray(String[]::new));
    }

    /// All that the command asks for, as it prints it, for the name server.
    private String printedZone() {
        return String.join(
                "\n",
                out.toString()
                        .lines()
                        .filter(line -> line.contains(". IN "))
                        .map(line -> line.replaceFirst("\\. IN ", " "))
                        .toList());
    }

    private static void register(RunningProgram server) {
        server.v2().createEmailIdentity(r -> r.emailIdentity("example.com"));
        server.v2()
                .putEmailIdentityMailFromAttributes(
                        r -> r.emailIdentity("example.com").mailFromDomain("bounce.example.com"));
    }

    @Test
    void aRunningServerIsAskedAndItsRecordsAreChecked() {
        try (var server = server()) {
            register(server);
            var listen = "http.listen=" + server.authority();

            assertEquals(1, run("example.com", listen), err.toString());
            assertTrue(
                    out.toString().contains("bounce.example.com. IN MX 10 feedback-smtp.ses.example.org.\n"),
                    out.toString());
            assertTrue(out.toString().contains("found:    no such name"), out.toString());
            assertTrue(
                    out.toString().contains("to do:    Publish the expected record at bounce.example.com."),
                    out.toString());
            assertTrue(out.toString().contains("advice: There is no DMARC policy."), out.toString());
            assertTrue(out.toString().endsWith("Some records need care.\n"), out.toString());

            dns.become(printedZone() + "\n_dmarc.example.com TXT \"v=DMARC1; p=none\"\n");

            assertEquals(0, run("Example.COM", listen), out + err.toString());
            assertTrue(out.toString().endsWith("All records are as they should be.\n"), out.toString());
            assertTrue(!out.toString().contains("advice"), out.toString());
        }
    }

    @Test
    void withoutAServerTheStoreIsReadInPlace() {
        try (var server = server()) {
            register(server);
        }

        assertEquals(1, run("example.com"), err.toString());

        assertTrue(
                out.toString().contains("bounce.example.com. IN TXT \"v=spf1 include:ses.example.org ~all\""),
                out.toString());
        dns.become(printedZone());
        assertEquals(0, run("example.com"), out.toString());
    }

    @Test
    void oneWrongRecordIsNamed() {
        try (var server = server()) {
            register(server);
        }
        run("example.com");
        dns.become(printedZone() + "\nbounce.example.com MX 20 mx.example.net.\n");

        assertEquals(1, run("example.com"));

        var report = out.toString();
        assertEquals(1, report.lines().filter(line -> line.endsWith("WRONG")).count(), report);
        assertTrue(report.contains("found:    10 feedback-smtp.ses.example.org, 20 mx.example.net"), report);
        assertTrue(report.contains("to do:    Remove all MX records but the expected one"), report);
    }

    @Test
    void whatIsNotRegisteredIsSaidSo() {
        server().close();

        assertEquals(1, run("example.net"));

        assertTrue(
                err.toString().contains("example.net is no identity of account 000000000000 in us-east-1"),
                err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void aServerThatCannotBeAskedIsNamed() {
        try (var server = server()) {
            register(server);

            assertEquals(1, run("example.com", "http.listen=127.0.0.1:1"));

            assertTrue(err.toString().contains("in use by another process"), err.toString());
            assertTrue(err.toString().contains("http.listen = 127.0.0.1:1"), err.toString());
        }
    }

    @Test
    void aDirectoryThatIsNotThereIsNotMade() {
        var missing = directory.resolve("missing");

        assertEquals(
                1,
                new Main(Optional.empty())
                        .run(
                                new PrintWriter(out, true),
                                new PrintWriter(err, true),
                                "domain",
                                "example.com",
                                "--data",
                                missing.toString()));

        assertTrue(err.toString().contains("There is no data directory"), err.toString());
        assertTrue(Files.notExists(missing));
    }

    @Test
    void aNameIsNeeded() {
        assertEquals(
                2, new Main(Optional.empty()).run(new PrintWriter(out, true), new PrintWriter(err, true), "domain"));
        assertEquals(1, run("not a domain"));
        assertTrue(err.toString().contains("Domain not a domain is invalid."), err.toString());
    }
}

package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.testing.DnsServer;
import io.pennypost.testing.MailSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageTag;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/// The whole program with a sink for its mail and a DNS of its own, and mail that really goes out.
final class MailWorld implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    final Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    private final Path data;
    private final MailSink sink;
    private final DnsServer dns;
    RunningProgram program;
    SesV2Client v2;

    MailWorld(Path data) throws IOException {
        this.data = data;
        sink = MailSink.answering(command -> command.contains("nobody") ? "550 5.1.1 no such user" : "");
        dns = new DnsServer("""
                example.org MX 10 mx.example.org
                null.example MX 0 .
                2.0.0.127.list.example A 127.0.0.4
                2.0.0.127.list.example TXT "listed"
                """);
        program = start();
        v2 = program.v2();
        v2.createEmailIdentity(r -> r.emailIdentity("example.com"));
        v2.createConfigurationSet(r -> r.configurationSetName("set"));
    }

    private RunningProgram start() {
        var started = RunningProgram.start(
                Mode.DEV,
                data,
                "delivery.mode=\"deliver\"",
                "dns.servers=[\"127.0.0.1:" + dns.address().getPort() + "\"]",
                "delivery.source_addresses=[\"127.0.0.2\",\"127.0.0.3\"]",
                "delivery.blocklists=[\"list.example\"]",
                "delivery.route=[{domain=\"*\",to=\"127.0.0.1:" + sink.port() + "\",tls=\"none\"}]");
        started.json("PUT", "/v2/email/account/vdm", "{\"VdmAttributes\":{\"VdmEnabled\":\"ENABLED\"}}");
        return started;
    }

    /// Where all its mail goes.
    MailSink sink() {
        return sink;
    }

    void restart() {
        program.close();
        program = start();
        v2 = program.v2();
    }

    @Override
    public void close() throws IOException {
        program.close();
        sink.close();
        dns.close();
    }

    /// Sends a message and waits until it is known what became of it.
    String send(String... to) {
        var id = v2.sendEmail(r -> r.fromEmailAddress("ann@example.com")
                        .configurationSetName("set")
                        .destination(d -> d.toAddresses(to))
                        .emailTags(MessageTag.builder()
                                .name("campaign")
                                .value("one")
                                .build())
                        .content(c -> c.simple(
                                m -> m.subject(s -> s.data("Hello, \"you\"")).body(b -> b.text(t -> t.data("text"))))))
                .messageId();
        eventually(() -> program.ledger(id).stream()
                        .filter(line -> List.of("Delivery", "Bounce")
                                .contains(line.at("type").text()))
                        .count()
                == to.length);
        return id;
    }

    /// Asks again until it is so; the program works on its own time.
    static void eventually(BooleanSupplier isSo) {
        var until = System.nanoTime() + PATIENCE_NANOS;
        while (!isSo.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "It did not come about.");
        }
    }

    /// What a refusal says.
    static String text(SesV2Exception refused) {
        return refused.awsErrorDetails().errorMessage();
    }
}

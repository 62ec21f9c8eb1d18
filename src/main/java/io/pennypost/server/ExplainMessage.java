package io.pennypost.server;

import io.pennypost.mail.dkim.Verifier;
import io.pennypost.mail.dns.CachingResolver;
import io.pennypost.mail.dns.DnsjavaResolver;
import io.pennypost.mail.dns.Resolver;
import io.pennypost.mail.mime.Header;
import io.pennypost.mail.mime.LineEndings;
import io.pennypost.receive.verdict.Judge;
import io.pennypost.receive.verdict.Judgement;
import io.pennypost.receive.verdict.JudgementJson;
import io.pennypost.receive.verdict.Peer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// `pennypost explain message FILE`: what SPF, DKIM, DMARC and ARC say of a mail on disk, and why, step by step. Needs
/// no
/// server and no data, but asks DNS.
final class ExplainMessage {
    static final String NAME = "message";

    /// SES takes mail of 40 MB.
    private static final int SIZE_MAX = 40 << 20;

    private static final Duration DNS_DEADLINE = Duration.ofSeconds(5);
    private static final int DNS_PORT = 53;

    private final PrintWriter out;
    private final PrintWriter err;

    ExplainMessage(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /// The command `message`.
    static CommandSpec spec() {
        var spec = CommandSpec.create().name(NAME).mixinStandardHelpOptions(true);
        spec.usageMessage().description("What SPF, DKIM, DMARC and ARC say of a mail, and why.");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .arity("1")
                .type(Path.class)
                .description("the mail as it came, with its header")
                .build());
        option(spec, "--ip", "ADDRESS", "of the host that delivered it; without it, SPF is not asked");
        option(spec, "--helo", "NAME", "as that host called itself");
        option(spec, "--mail-from", "ADDRESS", "envelope sender; else what Return-Path says");
        option(spec, "--dns", "HOST:PORT", "name server to ask; else those of this machine");
        option(spec, "--output", "FORMAT", "text or json; else text");
        return spec;
    }

    private static void option(CommandSpec spec, String name, String label, String description) {
        spec.addOption(OptionSpec.builder(name)
                .paramLabel(label)
                .type(String.class)
                .description(description)
                .build());
    }

    /// Reads, judges, explains.
    ///
    /// @param command `message` as parsed
    /// @return 0 whatever the verdicts are, 1 when the file cannot be read
    int run(ParseResult command) {
        Path file = command.matchedPositionalValue(0, Path.of(""));
        String format = command.matchedOptionValue("--output", "text");
        if (!List.of("text", "json").contains(format)) {
            throw wrong(command, "--output is text or json, not " + format);
        }
        var judge = new Judge(
                resolver(command), "localhost", InstantSource.system(), System::nanoTime, Verifier.Policy.STRICT);
        try {
            var mail = read(file);
            var judgement = judged(judge, command, mail);
            if (format.equals("json")) {
                out.println(JudgementJson.of(judgement));
            } else {
                new ExplainedVerdicts(out).print(judgement);
            }
            out.flush();
            return ExitCode.OK;
        } catch (IOException e) {
            err.println("pennypost: " + file + " cannot be read: " + e.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    /// Files are often kept with the line ends of their machine; signatures speak of those of the wire.
    private static byte[] read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var octets = in.readNBytes(SIZE_MAX + 1);
            if (octets.length > SIZE_MAX) {
                throw new IOException("more than " + SIZE_MAX + " bytes");
            }
            return LineEndings.toCrlf(octets);
        }
    }

    private static Judgement judged(Judge judge, ParseResult command, byte[] mail) throws IOException {
        var header = Header.scan(mail);
        var body = new ByteArrayInputStream(mail, header.bodyStart(), mail.length - header.bodyStart());
        var peer = peer(command, header);
        return peer.isPresent() ? judge.judge(peer.get(), header, body) : judge.judge(header, body);
    }

    private static Optional<Peer> peer(ParseResult command, Header header) {
        String ip = command.matchedOptionValue("--ip", "");
        if (ip.isEmpty()) {
            return Optional.empty();
        }
        String sender = command.matchedOptionValue(
                "--mail-from", header.value("Return-Path").orElse(""));
        String helo = command.matchedOptionValue("--helo", "");
        try {
            return Optional.of(new Peer(InetAddress.ofLiteral(ip), helo, sender.replaceAll("[<>\\s]", "")));
        } catch (IllegalArgumentException notAnAddress) {
            throw wrong(command, "--ip is an address, not " + ip);
        }
    }

    private static Resolver resolver(ParseResult command) {
        String server = command.matchedOptionValue("--dns", "");
        var servers = server.isEmpty() ? DnsjavaResolver.systemServers() : List.of(server(command, server));
        return new CachingResolver(new DnsjavaResolver(servers, DNS_DEADLINE, System::nanoTime), System::nanoTime);
    }

    private static InetSocketAddress server(ParseResult command, String text) {
        int colon = text.lastIndexOf(':');
        boolean bareIpv6 = text.indexOf(':') < colon && !text.startsWith("[");
        boolean withPort = !bareIpv6 && colon >= 0 && text.substring(colon + 1).matches("[0-9]{1,5}");
        var host = (withPort ? text.substring(0, colon) : text).replaceAll("[\\[\\]]", "");
        int port = withPort ? Integer.parseInt(text.substring(colon + 1)) : DNS_PORT;
        if (host.isEmpty() || port == 0 || port > 65_535) {
            throw wrong(command, "--dns is HOST:PORT, not " + text);
        }
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw wrong(command, "--dns: no such host: " + host);
        }
        return address;
    }

    private static ParameterException wrong(ParseResult command, String message) {
        return new ParameterException(command.commandSpec().commandLine(), message);
    }
}

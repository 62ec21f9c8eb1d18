package io.pennypost.server;

import io.pennypost.auth.RootCredentials;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.aws.sigv4.Signer;
import io.pennypost.server.settings.HostPort;
import io.pennypost.server.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `pennypost account`: shows an account, and decides on its way out of the sandbox.
///
/// Asks the running server as root, whose key it finds where the server has it.
final class AccountCommand {
    private static final String PATH = "/_pennypost/v1/account";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final Settings settings;
    private final PrintWriter out;
    private final PrintWriter err;

    AccountCommand(Settings settings, PrintWriter out, PrintWriter err) {
        this.settings = settings;
        this.out = out;
        this.err = err;
    }

    /// The command with its own commands.
    static CommandSpec spec() {
        var spec = CommandSpec.create().name("account").mixinStandardHelpOptions(true);
        spec.usageMessage()
                .description("Show an account, or decide whether it leaves the sandbox.")
                .synopsisSubcommandLabel("COMMAND");
        spec.addSubcommand("show", leaf("show", "What an account may send, and what its owner asks for."));
        var approve = leaf("approve", "Let an account out of the sandbox, or change what it may send outside.");
        approve.addOption(number("--max-send-rate", "recipients per second; -1 is no limit; else 14"));
        approve.addOption(number("--max-24-hour-send", "recipients in any 24 hours; -1 is no limit; else 50000"));
        spec.addSubcommand("approve", approve);
        spec.addSubcommand("deny", leaf("deny", "Refuse what is asked for; the owner may ask again."));
        return spec;
    }

    private static CommandSpec leaf(String name, String description) {
        var spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        spec.usageMessage().description(description);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("ACCOUNT")
                .arity("0..1")
                .type(String.class)
                .description("twelve digits; else account.id of the configuration")
                .build());
        spec.addOption(OptionSpec.builder("--region")
                .paramLabel("REGION")
                .type(String.class)
                .description("else server.region of the configuration")
                .build());
        spec.addOption(OptionSpec.builder("--url")
                .paramLabel("URL")
                .type(URI.class)
                .description("of the running server; else http.listen of the configuration")
                .build());
        SettingsOptions.addTo(spec);
        return spec;
    }

    private static OptionSpec number(String name, String description) {
        return OptionSpec.builder(name)
                .paramLabel("NUMBER")
                .type(Double.class)
                .description(description)
                .build();
    }

    /// Asks, and prints the answer.
    ///
    /// @param command `show`, `approve` or `deny` as parsed
    /// @return the exit code
    int run(ParseResult command) {
        try {
            var answer = ask(command);
            if (answer.statusCode() == 200) {
                out.print(answer.body());
                out.flush();
                return ExitCode.OK;
            }
            err.println("pennypost: " + answer.body().strip());
        } catch (IOException | IllegalArgumentException e) {
            err.println("pennypost: the server cannot be asked: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.SOFTWARE;
    }

    private HttpResponse<String> ask(ParseResult command) throws IOException, InterruptedException {
        var decision = command.commandSpec().name();
        var shows = decision.equals("show");
        var method = shows ? "GET" : "PUT";
        var path = shows ? PATH : PATH + "/review";
        var query = query(command, decision);
        var base = base(command);
        var request = HttpRequest.newBuilder(base.resolve(path + "?" + query))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.noBody());
        signer().sign(
                        method,
                        path,
                        query,
                        List.of(new Header("Host", base.getRawAuthority())),
                        EMPTY_SHA256,
                        InstantSource.system().instant())
                .forEach(header -> request.header(header.name(), header.value()));
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private String query(ParseResult command, String decision) {
        String account = command.matchedPositionalValue(0, settings.account().id());
        String region = command.matchedOptionValue("--region", settings.server().region());
        var query = new StringJoiner("&").add("account=" + account).add("region=" + region);
        if (decision.equals("show")) {
            return query.toString();
        }
        query.add("decision=" + decision);
        if (command.hasMatchedOption("--max-send-rate")) {
            query.add("max_send_rate=" + command.<Double>matchedOptionValue("--max-send-rate", -1.0));
        }
        if (command.hasMatchedOption("--max-24-hour-send")) {
            query.add("max_24_hour_send=" + command.<Double>matchedOptionValue("--max-24-hour-send", -1.0));
        }
        return query.toString();
    }

    private URI base(ParseResult command) {
        var listen = settings.http().listen();
        // A server that listens on every address is asked on the nearest one.
        var socket = new InetSocketAddress(listen.host(), listen.port());
        var everywhere = !socket.isUnresolved() && socket.getAddress().isAnyLocalAddress();
        var near = everywhere ? new HostPort("127.0.0.1", listen.port()) : listen;
        return command.matchedOptionValue("--url", URI.create("http://" + near));
    }

    private Signer signer() throws IOException {
        var given = settings.root();
        var root = given.accessKeyId().isPresent() && given.secretAccessKey().isPresent()
                ? new RootCredentials(
                        given.accessKeyId().get(), given.secretAccessKey().get())
                : RootCredentials.find(settings.server().data())
                        .orElseThrow(() -> new IOException("no root credentials in "
                                + settings.server().data() + " and none in the configuration"));
        return new Signer(root.accessKeyId(), root.secret(), settings.server().region(), "pennypost");
    }
}

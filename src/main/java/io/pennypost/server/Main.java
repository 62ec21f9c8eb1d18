package io.pennypost.server;

import io.pennypost.observe.OperatorLog;
import io.pennypost.server.settings.Mode;
import io.pennypost.server.settings.Settings;
import io.pennypost.server.settings.SettingsException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The command line. Exit codes: 0 fine, 1 refused or failed, 2 wrong usage.
///
/// Commands are built by hand and not by annotations, which would be read by reflection at every start.
public final class Main {
    /// The one environment variable that is read: the configuration file, where `--config` does not name it.
    private static final String CONFIG_VARIABLE = "PENNYPOST_CONFIG";

    private final Optional<String> configFromEnvironment;

    Main(Optional<String> configFromEnvironment) {
        this.configFromEnvironment = configFromEnvironment;
    }

    /// Runs one command and ends the process with its exit code.
    public static void main(String... args) {
        var main = new Main(Optional.ofNullable(System.getenv(CONFIG_VARIABLE)));
        int status = main.run(
                new PrintWriter(System.out, true, System.out.charset()),
                new PrintWriter(System.err, true, System.err.charset()),
                args);
        OperatorLog.stop();
        System.exit(status);
    }

    /// Runs one command.
    ///
    /// @return the exit code
    int run(PrintWriter out, PrintWriter err, String... args) {
        var plain = PlainStart.of(args);
        if (plain.isPresent()) {
            return serve(plain.get(), err);
        }
        return new CommandLine(commands())
                .setOut(out)
                .setErr(err)
                .setExecutionStrategy(this::execute)
                .execute(args);
    }

    private static CommandSpec commands() {
        var root = CommandSpec.create().name("pennypost").mixinStandardHelpOptions(true);
        root.version("pennypost " + Version.current());
        root.usageMessage().description("Amazon SES that anyone can run.").synopsisSubcommandLabel("COMMAND");
        root.addSubcommand("dev", server("dev", "Run on a laptop or in CI: any key works, mail stays in the inbox."));
        root.addSubcommand("serve", server("serve", "Run for real: signatures are checked, mail is delivered."));
        root.addSubcommand(
                SmtpCredentials.NAME,
                SmtpCredentials.withOptions(server(
                        SmtpCredentials.NAME, "Derive the user name and password that a mail client needs for SMTP.")));
        var warm = CommandSpec.create().name("warm");
        warm.usageMessage().hidden(true).description("Start on free ports and stop at once, to train the AOT cache.");
        root.addSubcommand("warm", warm);
        return root;
    }

    private static CommandSpec server(String name, String description) {
        var spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        spec.usageMessage().description(description);
        spec.addOption(OptionSpec.builder("--config")
                .paramLabel("FILE")
                .type(Path.class)
                .description("configuration file (TOML); else the one PENNYPOST_CONFIG names; else none")
                .build());
        spec.addOption(OptionSpec.builder("--data")
                .paramLabel("DIR")
                .type(String.class)
                .description("directory of everything durable, short for --set server.data=DIR")
                .build());
        spec.addOption(OptionSpec.builder("--set")
                .paramLabel("KEY=VALUE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(
                        "override one key of the configuration, for example http.listen=127.0.0.1:8080; repeatable")
                .build());
        return spec;
    }

    private int execute(ParseResult parsed) {
        var helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        if (!parsed.hasSubcommand()) {
            throw new CommandLine.ParameterException(parsed.commandSpec().commandLine(), "Missing command.");
        }
        var command = parsed.subcommand();
        var name = command.commandSpec().name();
        return switch (name) {
            case "dev" ->
                serve(
                        start(Mode.DEV, command),
                        command.commandSpec().commandLine().getErr());
            case "serve" ->
                serve(
                        start(Mode.SERVE, command),
                        command.commandSpec().commandLine().getErr());
            case SmtpCredentials.NAME -> smtpCredentials(command);
            case "warm" -> WarmUp.run();
            default -> throw new IllegalStateException("No such command: " + name);
        };
    }

    private static PlainStart start(Mode mode, ParseResult command) {
        return new PlainStart(
                mode,
                Optional.ofNullable(command.matchedOptionValue("--config", null)),
                sets(command),
                Optional.ofNullable(command.matchedOptionValue("--data", null)));
    }

    private static List<String> sets(ParseResult command) {
        List<String> sets = command.matchedOptionValue("--set", List.of());
        for (var set : sets) {
            if (!PlainStart.isSetting(set)) {
                throw new CommandLine.ParameterException(
                        command.commandSpec().commandLine(), "--set wants table.key=value, not " + set);
            }
        }
        return sets;
    }

    private int serve(PlainStart start, PrintWriter err) {
        try {
            return Lifetime.run(settings(start));
        } catch (SettingsException e) {
            e.problems().forEach(problem -> err.println("pennypost: " + problem));
            return ExitCode.SOFTWARE;
        }
    }

    private int smtpCredentials(ParseResult command) {
        var line = command.commandSpec().commandLine();
        var start = start(Mode.SERVE, command);
        String region = command.matchedOptionValue(SmtpCredentials.REGION, "");
        try {
            var settings = settings(region.isEmpty() ? start : start.with("server.region=" + region));
            var credentials = new SmtpCredentials(System.in, line.getOut(), line.getErr());
            return command.hasMatchedOption(SmtpCredentials.SECRET)
                    ? credentials.ofGivenSecret(settings)
                    : credentials.ofRoot(settings);
        } catch (SettingsException e) {
            e.problems().forEach(problem -> line.getErr().println("pennypost: " + problem));
            return ExitCode.SOFTWARE;
        }
    }

    private Settings settings(PlainStart start) throws SettingsException {
        var config = start.config()
                .or(() -> configFromEnvironment.filter(text -> !text.isEmpty()).map(Path::of));
        return config.isPresent()
                ? Settings.read(start.mode(), config.get(), start.options(), MachineName::find)
                : Settings.read(start.mode(), start.options(), MachineName::find);
    }
}

package io.pennypost.server;

import io.pennypost.observe.OperatorLog;
import io.pennypost.server.settings.Mode;
import io.pennypost.server.settings.Settings;
import io.pennypost.server.settings.SettingsException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
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
            case "dev" -> serve(Mode.DEV, command);
            case "serve" -> serve(Mode.SERVE, command);
            case "warm" -> WarmUp.run();
            default -> throw new IllegalStateException("No such command: " + name);
        };
    }

    private int serve(Mode mode, ParseResult command) {
        var options = options(command);
        try {
            return Lifetime.run(settings(mode, config(command), options));
        } catch (SettingsException e) {
            var err = command.commandSpec().commandLine().getErr();
            e.problems().forEach(problem -> err.println("pennypost: " + problem));
            return ExitCode.SOFTWARE;
        }
    }

    private static Settings settings(Mode mode, Optional<Path> config, List<Settings.Option> options)
            throws SettingsException {
        return config.isPresent()
                ? Settings.read(mode, config.get(), options, MachineName::find)
                : Settings.read(mode, options, MachineName::find);
    }

    private Optional<Path> config(ParseResult command) {
        Optional<Path> named = Optional.ofNullable(command.matchedOptionValue("--config", null));
        return named.or(
                () -> configFromEnvironment.filter(text -> !text.isEmpty()).map(Path::of));
    }

    /// `--set` in the order given, and `--data` after them.
    private static List<Settings.Option> options(ParseResult command) {
        var options = new ArrayList<Settings.Option>();
        List<String> sets = command.matchedOptionValue("--set", List.of());
        for (var set : sets) {
            int equals = set.indexOf('=');
            if (equals < 1) {
                throw new CommandLine.ParameterException(
                        command.commandSpec().commandLine(), "--set wants table.key=value, not " + set);
            }
            options.add(new Settings.Option(
                    set.substring(0, equals).strip(), set.substring(equals + 1).strip()));
        }
        Optional<String> data = Optional.ofNullable(command.matchedOptionValue("--data", null));
        data.ifPresent(directory -> options.add(new Settings.Option("server.data", quoted(directory))));
        return options;
    }

    /// As a TOML basic string, so that a directory called `true` stays one.
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

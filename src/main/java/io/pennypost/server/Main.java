package io.pennypost.server;

import io.pennypost.observe.OperatorLog;
import io.pennypost.server.settings.Mode;
import io.pennypost.server.settings.Settings;
import io.pennypost.server.settings.SettingsException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
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
        root.addSubcommand("dev", command("dev", "Run on a laptop or in CI: any key works, mail stays in the inbox."));
        root.addSubcommand("serve", command("serve", "Run for real: signatures are checked, mail is delivered."));
        root.addSubcommand("account", AccountCommand.spec());
        root.addSubcommand(
                DomainCommand.NAME,
                DomainCommand.spec(command(DomainCommand.NAME, "Show and check the DNS records of an identity.")));
        root.addSubcommand(
                SmtpCredentials.NAME,
                SmtpCredentials.withOptions(command(
                        SmtpCredentials.NAME, "Derive the user name and password that a mail client needs for SMTP.")));
        root.addSubcommand("explain", ExplainCommand.spec().addSubcommand(ExplainMessage.NAME, ExplainMessage.spec()));
        var warm = CommandSpec.create().name("warm");
        warm.usageMessage().hidden(true).description("Start on free ports and stop at once, to train the AOT cache.");
        root.addSubcommand("warm", warm);
        return root;
    }

    private static CommandSpec command(String name, String description) {
        var spec = CommandSpec.create().name(name).mixinStandardHelpOptions(true);
        spec.usageMessage().description(description);
        SettingsOptions.addTo(spec);
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
                        SettingsOptions.of(Mode.DEV, command),
                        command.commandSpec().commandLine().getErr());
            case "serve" ->
                serve(
                        SettingsOptions.of(Mode.SERVE, command),
                        command.commandSpec().commandLine().getErr());
            case "account" -> account(command);
            case DomainCommand.NAME -> domain(command);
            case SmtpCredentials.NAME -> smtpCredentials(command);
            case "explain" -> explain(command);
            case "warm" -> WarmUp.run();
            default -> throw new IllegalStateException("No such command: " + name);
        };
    }

    private static ParseResult leaf(ParseResult command) {
        if (!command.hasSubcommand()) {
            throw new CommandLine.ParameterException(command.commandSpec().commandLine(), "Missing command.");
        }
        return command.subcommand();
    }

    private static int explain(ParseResult command) {
        var leaf = leaf(command);
        var line = leaf.commandSpec().commandLine();
        return leaf.commandSpec().name().equals(ExplainMessage.NAME)
                ? new ExplainMessage(line.getOut(), line.getErr()).run(leaf)
                : new ExplainCommand(line.getOut(), line.getErr()).run(leaf);
    }

    private int account(ParseResult command) {
        var leaf = leaf(command);
        var line = leaf.commandSpec().commandLine();
        return withSettings(
                SettingsOptions.of(Mode.SERVE, leaf),
                line.getErr(),
                settings -> new AccountCommand(settings, line.getOut(), line.getErr()).run(leaf));
    }

    /// Nothing that the mode decides by default is asked for, so either will do.
    private int domain(ParseResult command) {
        var line = command.commandSpec().commandLine();
        return withSettings(
                SettingsOptions.of(Mode.SERVE, command),
                line.getErr(),
                settings -> new DomainCommand(settings, line.getOut(), line.getErr())
                        .run(command.matchedPositionalValue(0, "")));
    }

    private int serve(PlainStart start, PrintWriter err) {
        return withSettings(start, err, Lifetime::run);
    }

    private int withSettings(PlainStart start, PrintWriter err, ToIntFunction<Settings> work) {
        try {
            return work.applyAsInt(settings(start));
        } catch (SettingsException e) {
            e.problems().forEach(problem -> err.println("pennypost: " + problem));
            return ExitCode.SOFTWARE;
        }
    }

    private int smtpCredentials(ParseResult command) {
        var line = command.commandSpec().commandLine();
        var start = SettingsOptions.of(Mode.SERVE, command);
        String region = command.matchedOptionValue(SmtpCredentials.REGION, "");
        var credentials = new SmtpCredentials(System.in, line.getOut(), line.getErr());
        return withSettings(
                region.isEmpty() ? start : start.with("server.region=" + region),
                line.getErr(),
                settings -> command.hasMatchedOption(SmtpCredentials.SECRET)
                        ? credentials.ofGivenSecret(settings)
                        : credentials.ofRoot(settings));
    }

    private Settings settings(PlainStart start) throws SettingsException {
        var config = start.config()
                .or(() -> configFromEnvironment.filter(text -> !text.isEmpty()).map(Path::of));
        return config.isPresent()
                ? Settings.read(start.mode(), config.get(), start.options(), MachineName::find)
                : Settings.read(start.mode(), start.options(), MachineName::find);
    }
}

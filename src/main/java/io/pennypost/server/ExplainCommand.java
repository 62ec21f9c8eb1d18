package io.pennypost.server;

import io.pennypost.mail.reply.ReplyRules;
import io.pennypost.receive.feedback.BounceJudge;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `pennypost explain`: says what we make of something, and why. Needs no server and no data.
///
/// `explain bounce FILE|DIR` reads mails that came back, in a folder every `*.eml` below it.
final class ExplainCommand {
    /// Larger files are read this far; the reader of reports looks at less.
    private static final int SIZE_MAX = 8 << 20;

    private static final Map<String, Function<PrintWriter, ExplainedOutput>> OUTPUTS =
            Map.of("text", ExplainedText::new, "json", ExplainedJson::new, "tsv", ExplainedTable::new);

    private final BounceJudge judge = new BounceJudge(ReplyRules.shipped());
    private final PrintWriter out;
    private final PrintWriter err;

    ExplainCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /// The command with its own commands.
    static CommandSpec spec() {
        var spec = CommandSpec.create().name("explain").mixinStandardHelpOptions(true);
        spec.usageMessage()
                .description("Say what we make of something, and why.")
                .synopsisSubcommandLabel("COMMAND");
        var bounce = CommandSpec.create().name("bounce").mixinStandardHelpOptions(true);
        bounce.usageMessage().description("What mails are that came back, and what they mean for whom.");
        bounce.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE|DIR")
                .arity("1")
                .required(true)
                .type(Path.class)
                .description("a mail, or a folder: every *.eml below it")
                .build());
        bounce.addOption(OptionSpec.builder("--output")
                .paramLabel("FORMAT")
                .type(String.class)
                .defaultValue("text")
                .completionCandidates(List.of("text", "json", "tsv"))
                .description("text, json (an object a line) or tsv; else ${DEFAULT-VALUE}")
                .build());
        spec.addSubcommand("bounce", bounce);
        return spec;
    }

    /// Reads and explains.
    ///
    /// @param command `bounce` as parsed
    /// @return the exit code
    int run(ParseResult command) {
        Path path = command.matchedPositionalValue(0, Path.of("."));
        String format = command.matchedOptionValue("--output", "text");
        var output = OUTPUTS.get(format);
        if (output == null) {
            err.println("pennypost: --output is text, json or tsv, not " + format);
            return ExitCode.USAGE;
        }
        try {
            var sink = output.apply(out);
            for (var mail : mails(path)) {
                sink.show(explained(path, mail));
            }
            sink.end();
            out.flush();
            return ExitCode.OK;
        } catch (IOException e) {
            err.println("pennypost: cannot be read: " + e.getMessage());
            return ExitCode.SOFTWARE;
        }
    }

    private static List<Path> mails(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (var found = Files.walk(path)) {
            return found.filter(file -> file.toString().endsWith(".eml") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private ExplainedMail explained(Path root, Path mail) throws IOException {
        var name = root.equals(mail)
                ? String.valueOf(mail.getFileName())
                : root.relativize(mail).toString();
        try (var in = Files.newInputStream(mail)) {
            return ExplainedMail.of(name, in.readNBytes(SIZE_MAX), judge);
        }
    }
}

package io.pennypost.server;

import io.pennypost.server.settings.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The options by which every command is told its configuration.
final class SettingsOptions {
    private SettingsOptions() {}

    /// Adds them to a command.
    static void addTo(CommandSpec spec) {
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
    }

    /// What was given of them.
    static PlainStart of(Mode mode, ParseResult command) {
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
                throw new ParameterException(
                        command.commandSpec().commandLine(), "--set wants table.key=value, not " + set);
            }
        }
        return sets;
    }
}

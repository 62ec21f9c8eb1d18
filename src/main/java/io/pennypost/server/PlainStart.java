package io.pennypost.server;

import io.pennypost.server.settings.Mode;
import io.pennypost.server.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a start was asked for, and the quick way to read it from a plainly written command line.
///
/// The command-line library takes a good part of a start to load, and no AOT cache can hold its old class files. It is
/// asked for everything but `dev` or `serve` followed by whole options, each apart from its value; so help, errors and
/// hints have one source, and what is read here means the same there.
///
/// @param config the configuration file, where named
/// @param sets   `table.key=value`, in the order given
/// @param data   the data directory, where named
record PlainStart(Mode mode, Optional<Path> config, List<String> sets, Optional<String> data) {
    PlainStart {
        sets = List.copyOf(sets);
    }

    /// Empty when the library must have a look.
    static Optional<PlainStart> of(String... args) {
        if (args.length % 2 == 0 || !(args[0].equals("dev") || args[0].equals("serve"))) {
            return Optional.empty();
        }
        var config = Optional.<Path>empty();
        var data = Optional.<String>empty();
        var sets = new ArrayList<String>();
        for (int i = 1; i < args.length; i += 2) {
            var value = args[i + 1];
            if (value.isEmpty() || value.startsWith("-") || value.startsWith("@")) {
                return Optional.empty();
            }
            if (args[i].equals("--set") && isSetting(value)) {
                sets.add(value);
            } else if (args[i].equals("--config") && config.isEmpty()) {
                config = Optional.of(Path.of(value));
            } else if (args[i].equals("--data") && data.isEmpty()) {
                data = Optional.of(value);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new PlainStart(args[0].equals("dev") ? Mode.DEV : Mode.SERVE, config, sets, data));
    }

    /// The same with one `--set` more.
    PlainStart with(String set) {
        var more = new ArrayList<>(sets);
        more.add(set);
        return new PlainStart(mode, config, more, data);
    }

    /// Whether it has a key and an equals sign.
    static boolean isSetting(String text) {
        return text.indexOf('=') >= 1;
    }

    /// `--set` in the order given, and `--data` after them.
    List<Settings.Option> options() {
        var options = new ArrayList<Settings.Option>();
        for (var set : sets) {
            int equals = set.indexOf('=');
            options.add(new Settings.Option(
                    set.substring(0, equals).strip(), set.substring(equals + 1).strip()));
        }
        data.ifPresent(directory -> options.add(new Settings.Option("server.data", quoted(directory))));
        return options;
    }

    /// As a TOML basic string, so that a directory called `true` stays one.
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

package io.pennypost.server;

import io.pennypost.server.settings.Mode;
import io.pennypost.server.settings.Settings;
import io.pennypost.server.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ExitCode;

/// A start and a stop for nothing but the JVM's benefit: what it loads is what the AOT cache holds (JEP 514).
///
/// Listens on free loopback ports and keeps its state in a directory that is deleted afterwards.
final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private WarmUp() {}

    /// Runs it and returns the exit code.
    static int run() {
        try {
            var data = Files.createTempDirectory("pennypost-warm");
            try (var _ = Program.start(settings(data))) {
                LOG.info("warm");
                return ExitCode.OK;
            } finally {
                delete(data);
            }
        } catch (IOException | StartException | SettingsException e) {
            LOG.error("not warmed up", e);
            return ExitCode.SOFTWARE;
        }
    }

    private static Settings settings(Path data) throws SettingsException {
        return Settings.read(
                Mode.DEV,
                List.of(
                        new Settings.Option("server.data", data.toString()),
                        new Settings.Option("http.listen", "127.0.0.1:0"),
                        new Settings.Option("delivery.hostname", "localhost")),
                MachineName::find);
    }

    private static void delete(Path directory) throws IOException {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}

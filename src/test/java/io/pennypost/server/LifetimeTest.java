package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process of its own.
final class LifetimeTest {
    @TempDir
    Path directory;

    @Test
    void terminationStopsGracefullyWithExitCodeZero() throws Exception {
        var process = start();
        try (var log = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            awaitLine(log, "starts in dev mode");

            // By its handle: Process.destroy would close the stream that is read.
            process.toHandle().destroy();

            awaitLine(log, "stopped");
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "io.pennypost.server.Main",
                        "dev",
                        "--data",
                        directory.resolve("data").toString(),
                        "--set",
                        "http.listen=127.0.0.1:0",
                        "--set",
                        "submission.listen=127.0.0.1:0",
                        "--set",
                        "inbound.listen=127.0.0.1:0",
                        "--set",
                        "submission.tls_listen=127.0.0.1:0"))
                .start();
    }

    /// Ends at the end of the stream at the latest, which comes when the process ends.
    private static void awaitLine(BufferedReader log, String part) throws IOException {
        for (var line = log.readLine(); line != null; line = log.readLine()) {
            if (line.contains(part)) {
                return;
            }
        }
        throw new AssertionError("the log ended without: " + part);
    }
}

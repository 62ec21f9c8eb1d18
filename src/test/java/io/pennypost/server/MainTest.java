package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpIsFine() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString().contains("dev"), out.toString());
    }

    @Test
    void helpOfACommandIsFine() {
        assertEquals(0, run("serve", "--help"));
        assertTrue(out.toString().contains("--config"), out.toString());
    }

    @Test
    void versionIsFine() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString().startsWith("pennypost "), out.toString());
    }

    @Test
    void missingCommandIsWrongUsage() {
        assertEquals(2, run());
    }

    @Test
    void unknownCommandIsWrongUsageWithAHint() {
        assertEquals(2, run("serv"));
        assertTrue(err.toString().contains("serve"), err.toString());
    }

    @Test
    void unknownOptionIsWrongUsage() {
        assertEquals(2, run("dev", "--port", "1"));
    }

    @Test
    void setWithoutEqualsIsWrongUsage() {
        assertEquals(2, run("dev", "--set", "http.listen"));
        assertTrue(err.toString().contains("table.key=value"), err.toString());
    }

    @Test
    void wrongConfigurationIsRefusedOnStderr() {
        assertEquals(1, run("dev", "--set", "http.listen=nowhere", "--set", "a.b=1"));
        assertEquals(2, err.toString().lines().count(), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void missingConfigurationFileIsRefused() {
        assertEquals(1, run("dev", "--config", "no/such/file.toml"));
    }

    @Test
    void environmentNamesTheFileWhenTheCommandLineDoesNot() {
        var main = new Main(Optional.of("no/such/file.toml"));

        assertEquals(1, main.run(new PrintWriter(out, true), new PrintWriter(err, true), "dev"));
        assertTrue(err.toString().contains("no/such/file.toml"), err.toString());
    }

    private int run(String... args) {
        return new Main(Optional.empty()).run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }
}

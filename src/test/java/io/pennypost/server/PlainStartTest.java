package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.server.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainStartTest {
    @Test
    void plainCommandLineIsReadWhole() {
        var start = PlainStart.of(
                        "serve", "--set", "a.b=1", "--config", "c.toml", "--data", "a \"b\" \\", "--set", "a.b = x=y")
                .orElseThrow();

        assertEquals(Mode.SERVE, start.mode());
        assertEquals(Optional.of(Path.of("c.toml")), start.config());
        assertEquals(
                List.of(
                        new Settings.Option("a.b", "1"),
                        new Settings.Option("a.b", "x=y"),
                        new Settings.Option("server.data", "\"a \\\"b\\\" \\\\\"")),
                start.options());
    }

    @Test
    void modeAloneIsEnough() {
        assertEquals(
                Optional.of(new PlainStart(Mode.DEV, Optional.empty(), List.of(), Optional.empty())),
                PlainStart.of("dev"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "warm",
                "test",
                "dev --help",
                "dev --set",
                "dev --set novalue",
                "dev --set =1",
                "dev --data=x",
                "dev --data x --data y",
                "dev --config --data",
                "dev --config a --config b",
                "dev --da x",
                "dev --data @file",
                "dev x y",
                "--data x dev"
            })
    void whateverIsNotPlainIsLeftToTheLibrary(String line) {
        assertTrue(PlainStart.of(line.split(" ", -1)).isEmpty());
    }
}

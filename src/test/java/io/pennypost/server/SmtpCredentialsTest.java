package io.pennypost.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.server.settings.Mode;
import io.pennypost.server.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmtpCredentialsTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    private static final String US_EAST_1 = "BLBM/9hSUELfq8Gw+rU1YcBjkOxGbhT2XG763xVLGWL9";

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void ofTheRootOfADataDirectory() throws Exception {
        Files.writeString(
                data.resolve("root-credentials"),
                "[default]\naws_access_key_id = AKIAROOT\naws_secret_access_key = " + SECRET + "\n");

        assertEquals(0, command("").ofRoot(settings()));
        assertEquals("username=AKIAROOT\npassword=" + US_EAST_1 + "\n", out.toString());
    }

    @Test
    void ofTheRootOfTheConfiguration() throws Exception {
        var settings = settings("root.access_key_id=AKIACONFIGURED", "root.secret_access_key=" + SECRET);

        assertEquals(0, command("").ofRoot(settings));
        assertEquals("username=AKIACONFIGURED\npassword=" + US_EAST_1 + "\n", out.toString());
    }

    @Test
    void withoutRootItSaysSoAndMakesNone() throws Exception {
        assertEquals(1, command("").ofRoot(settings()));
        assertTrue(err.toString().contains("no root credentials"), err.toString());
        assertEquals("", out.toString());
        try (var files = Files.list(data)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void ofASecretThatIsGiven() throws Exception {
        assertEquals(0, command(SECRET + "\n").ofGivenSecret(settings("server.region=eu-west-1")));
        assertEquals("BMW5RDrXmmVs0lV7GpI4oLkHXpZ4stDsk6q91z1g38Pk\n", out.toString());
        assertEquals(1, command("").ofGivenSecret(settings()));
    }

    @Test
    void isACommandWithARegion() {
        var main = new Main(Optional.empty());
        var lines = new PrintWriter(out, true);
        var faults = new PrintWriter(err, true);

        int status = main.run(
                lines,
                faults,
                "smtp-credentials",
                "--data",
                data.toString(),
                "--set",
                "root.access_key_id=AKIASET",
                "--set",
                "root.secret_access_key=" + SECRET,
                "--region",
                "us-west-2");

        assertEquals(0, status, err::toString);
        assertEquals("username=AKIASET\npassword=BF2PynzbSCAjX08zhZZnP/kW+T9P5zs/1Er0pi5vTEmd\n", out.toString());
        assertEquals(1, main.run(lines, faults, "smtp-credentials", "--region", "nowhere!"));
    }

    private SmtpCredentials command(String in) {
        return new SmtpCredentials(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }

    private Settings settings(String... settings) throws Exception {
        var options = new ArrayList<>(List.of(new Settings.Option("server.data", data.toString())));
        for (var setting : settings) {
            var equals = setting.indexOf('=');
            options.add(new Settings.Option(setting.substring(0, equals), setting.substring(equals + 1)));
        }
        return Settings.read(Mode.SERVE, options, () -> "localhost");
    }
}

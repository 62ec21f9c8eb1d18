package io.pennypost.smtpd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.testing.SmtpTalk;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays the conversations of `dialogs/` from the client's side. Each file names the section it proves.
///
/// - `# …` is a remark; `profile: ses` or `open`, `entry: starttls` or `tls` come first;
/// - `C: text` is said, with CR LF; `S: text` must be heard, `*` stands for anything, `S: <eof>` is the end;
/// - `! tls` shakes hands; `! login` is EHLO and AUTH; `! raw text` is said as it stands, with `\r` and `\n`;
/// - `> sender, recipient …` is the envelope that must have been handed in.
final class DialogTest {
    static Stream<Path> dialogs() throws IOException, URISyntaxException {
        var directory = Path.of(
                Objects.requireNonNull(DialogTest.class.getResource("dialogs")).toURI());
        try (var files = Files.list(directory)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dialogs")
    void goesAsWritten(Path file) throws Exception {
        var lines = Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#") && !line.isEmpty())
                .toList();
        var manners = lines.getFirst().equals("profile: ses") ? SmtpdWorld.ses() : SmtpdWorld.open();
        var expected = new ArrayList<String>();

        try (var world = new SmtpdWorld(manners);
                var talk = lines.get(1).equals("entry: tls")
                        ? SmtpTalk.overTls(world.tls())
                        : SmtpTalk.to(world.startTls())) {
            for (var line : lines.subList(2, lines.size())) {
                if (line.startsWith("> ")) {
                    expected.add(line.substring(2));
                } else {
                    play(line, talk);
                }
            }

            assertEquals(expected, handedIn(world));
        }
    }

    static void play(String line, SmtpTalk talk) throws IOException {
        var text = line.length() > 3 ? line.substring(3) : "";
        switch (line.substring(0, 2)) {
            case "C:" -> talk.say(text);
            case "S:" -> SmtpTalk.expect(text, talk.hear());
            case "! " -> act(line.substring(2), talk);
            default -> throw new IOException("not a line of a dialog: " + line);
        }
    }

    private static void act(String directive, SmtpTalk talk) throws IOException {
        var words = directive.split(" ", 2);
        switch (words[0]) {
            case "tls" -> talk.shakeHands();
            case "login" -> talk.login(SmtpdWorld.USER, SmtpdWorld.PASSWORD);
            case "raw" -> talk.raw(words[1].replace("\\r", "\r").replace("\\n", "\n"));
            default -> throw new IOException("not a directive: " + directive);
        }
    }

    private static List<String> handedIn(SmtpdWorld world) {
        return world.handed.stream()
                .map(one -> one.sender() + ", " + String.join(" ", one.recipients()))
                .toList();
    }
}

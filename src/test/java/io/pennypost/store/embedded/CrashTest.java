package io.pennypost.store.embedded;

import static io.pennypost.store.StoreFixture.NOW;
import static io.pennypost.store.StoreFixture.QUEUE;
import static io.pennypost.store.StoreFixture.SCOPE;
import static io.pennypost.store.StoreFixture.allDue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pennypost.store.Delivery;
import io.pennypost.store.MessageId;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    private static final int KILLS = 3;

    @TempDir
    Path directory;

    private final Set<Long> accepted = new HashSet<>();
    private final Set<Long> done = new HashSet<>();

    @Test
    @Timeout(120)
    void killedProcessLosesNothingAcknowledgedAndRepeatsNothingFinal() throws Exception {
        long seed = 3;
        var random = new Random(seed);
        for (int kill = 0; kill < KILLS; kill++) {
            runUntilKilled(200 + random.nextInt(400));
            check("seed " + seed + ", kill " + kill);
        }
        assertFalse(done.isEmpty());
    }

    private void runUntilKilled(int lines) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path", "") + File.pathSeparator,
                        KilledStore.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            int seen = 0;
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                note(line);
                if (++seen == lines) {
                    // Through the handle: the process object would close the stream that holds its last words.
                    process.toHandle().destroyForcibly();
                }
            }
            assertTrue(seen >= lines, "the child ended by itself after " + seen + " lines");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /// A line that was cut by the kill is no promise that anybody has seen.
    private void note(String line) {
        var words = line.split(" ", -1);
        if (words.length == 3 && words[2].equals(".")) {
            (words[0].equals("done") ? done : accepted).add(Long.parseLong(words[1]));
        }
    }

    private void check(String when) throws IOException {
        try (var store = new TestStore(directory)) {
            var spool = store.store.spool();
            var waiting = allDue(spool, QUEUE, NOW, 500).stream()
                    .map(Delivery::message)
                    .map(MessageId::value)
                    .collect(Collectors.toSet());
            for (long id : accepted) {
                if (done.contains(id)) {
                    assertFalse(waiting.contains(id), "final, but there again: " + id + ", " + when);
                    continue;
                }
                // Each third one may have been settled without the word of it coming out.
                var body = spool.body(new MessageId(id));
                if (waiting.contains(id)) {
                    int size = body.orElseThrow().toBytes().length;
                    assertTrue(size == 5_000 || size == 1_500_000, when);
                } else {
                    assertTrue(body.isEmpty(), when);
                }
                assertEquals(1, store.store.events().ofMessage("m" + id, NOW).size(), "lost: " + id + ", " + when);
            }
            assertTrue(
                    store.store.events().recipients(SCOPE, "Send", NOW, Duration.ofHours(1)) >= accepted.size(), when);
            assertEquals(waiting.size(), spool.health().pending(), when);
        }
    }
}

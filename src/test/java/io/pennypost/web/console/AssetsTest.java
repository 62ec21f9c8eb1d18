package io.pennypost.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AssetsTest {
    private static final Path SOURCES = Path.of("console");

    private final ConsoleWorld world = new ConsoleWorld();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void thePageHasExactlyThePolicyOfTheDesign() throws IOException {
        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                        + "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
                        + "require-trusted-types-for 'script'; trusted-types lit-html",
                world.get("/").header("Content-Security-Policy"));
    }

    @Test
    void everyFileThePageNamesIsServedForEver() throws IOException {
        var names = Pattern.compile("(?:href|src)=\"(" + Assets.PREFIX + "[^\"]+)\"")
                .matcher(world.get("/").text())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertEquals(Assets.FILES.size(), names.size());
        for (var name : names) {
            var reply = world.get(name);
            assertEquals(200, reply.status(), name);
            assertEquals("public, max-age=31536000, immutable", reply.header("Cache-Control"));
            assertFalse(reply.bytes().length == 0, name);
        }
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() throws IOException {
        var tag = world.get("/").header("ETag");

        var again = world.ask("GET", "/", "If-None-Match", tag);

        assertEquals(304, again.status());
        assertEquals(0, again.bytes().length);
        assertEquals(200, world.ask("GET", "/", "If-None-Match", "\"other\"").status());
    }

    @Test
    void aFileOfAnotherBuildIsNotServed() throws IOException {
        assertEquals(404, world.get(Assets.PREFIX + "0000000000000000/app.js").status());
        assertEquals(
                404,
                world.get(Assets.PREFIX + "0000000000000000/..%2fConsole.class").status());
    }

    @Test
    void everySourceFileIsListed() throws IOException {
        try (var files = Files.list(SOURCES)) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(".*\\.(js|css|svg)"))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertEquals(new TreeSet<>(Assets.FILES.keySet()), names);
        }
    }

    @Test
    void sourcesNeedNothingThePolicyForbids() throws IOException {
        for (var name : Assets.FILES.keySet()) {
            var text = Files.readString(SOURCES.resolve(name));
            if (!name.equals("lit.js")) {
                for (var forbidden :
                        new String[] {"innerHTML", "eval(", "srcdoc", "unsafeHTML", "style=\"", "http://"}) {
                    boolean isNamespace = name.equals("icon.svg");
                    assertTrue(isNamespace || !text.contains(forbidden), name + " contains " + forbidden);
                }
            }
        }
    }

    @Test
    void vendoredFilesAreTheRecordedOnes() throws Exception {
        for (var line : Files.readAllLines(SOURCES.resolve("vendored.txt"))) {
            var columns = line.split("\t", -1);
            var bytes = Files.readAllBytes(SOURCES.resolve(columns[0]));

            assertEquals(
                    columns[3],
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        }
    }
}

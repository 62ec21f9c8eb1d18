package io.pennypost.server;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a release layout, with a program of one class in place of ours.
final class LauncherTest {
    /// The directory's name has a space, since people have such directories.
    @TempDir
    Path directory;

    private Path home = Path.of("");
    private Path jar = Path.of("");

    @BeforeEach
    void release() throws IOException {
        home = directory.resolve("a release");
        jar = Files.createDirectories(home.resolve("lib")).resolve("pennypost-1.2.3.jar");
        Files.copy(Path.of("pennypost"), home.resolve("pennypost"), StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void versionIsThatOfTheJar() throws Exception {
        Files.createFile(jar);

        assertEquals("0: pennypost 1.2.3", run(Map.of(), "--version"));
    }

    @Test
    void helpNeedsNoJava() throws Exception {
        assertTrue(run(Map.of("PENNYPOST_JAVA_HOME", "/nowhere"), "--help").startsWith("0: Usage:"));
    }

    @Test
    void commandIsRequired() throws Exception {
        assertTrue(run(Map.of()).startsWith("2: Usage:"));
    }

    @Test
    void namedJavaThatIsNoneIsRefused() throws Exception {
        assertEquals(
                "1: pennypost: PENNYPOST_JAVA_HOME=/nowhere is not a JDK 25 or later.",
                run(Map.of("PENNYPOST_JAVA_HOME", "/nowhere"), "dev"));
    }

    @Test
    void heapIsASize() throws Exception {
        program("one");

        assertEquals(
                "2: pennypost: PENNYPOST_HEAP=lots is not a size such as 512m or 4g.",
                run(Map.of("PENNYPOST_HEAP", "lots"), "dev"));
    }

    @Test
    void argumentsAndExitCodePassThrough() throws Exception {
        program("one");

        assertEquals("7: one [exit, a b, c=\"d\"] cold", run(Map.of(), "exit", "a b", "c=\"d\""));
    }

    @Test
    void worksThroughASymbolicLink() throws Exception {
        program("one");
        var link = Files.createSymbolicLink(directory.resolve("link"), home.resolve("pennypost"));

        assertEquals("0: one [dev] cold", run(link, Map.of(), "dev"));
    }

    /// The native provider's jars hold files of the same names; with another platform's first, none loads.
    @Test
    void jarsOfOtherPlatformsStayOffTheClassPath() throws Exception {
        program("one");
        for (var platform : List.of("linux-aarch_64", "linux-x86_64", "osx-aarch_64")) {
            Files.createFile(home.resolve("lib/native-1.0-" + platform + ".jar"));
        }
        Files.createFile(home.resolve("lib/other-linux.jar"));

        var classPath = run(Map.of(), "classpath");

        assertTrue(classPath.contains("other-linux.jar"), classPath);
        assertTrue(classPath.split("native-1.0", -1).length <= 2, classPath);
        if (System.getProperty("os.name").equals("Linux")) {
            var arch = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch_64";
            assertTrue(classPath.contains("native-1.0-linux-" + arch + ".jar"), classPath);
        }
    }

    /// The new jar has the old one's name, size and times: only its content tells.
    @Test
    void upgradeIsNoticedAndAnOldCacheNeverUsed() throws Exception {
        program("one");
        try (var watch = FileSystems.getDefault().newWatchService()) {
            Files.createDirectory(home.resolve("aot")).register(watch, ENTRY_CREATE, ENTRY_DELETE);
            assertEquals("0: one [dev] cold", run(Map.of(), "dev"));
            while (!isTrained()) {
                var key = watch.poll(60, TimeUnit.SECONDS);
                assertNotNull(key, "no cache was made: " + log());
                key.pollEvents();
                key.reset();
            }
        }
        assertEquals("0: one [dev] cached", run(Map.of(), "dev"));

        program("two");

        assertEquals("0: two [dev] cold", run(Map.of(), "dev"));
    }

    private boolean isTrained() throws IOException {
        try (var files = Files.list(home.resolve("aot"))) {
            return files.anyMatch(file -> file.toString().endsWith(".aot"));
        }
    }

    private String log() throws IOException {
        try (var files = Files.list(home.resolve("aot"))) {
            var text = new StringBuilder();
            files.filter(file -> file.toString().endsWith(".log")).forEach(file -> {
                try {
                    text.append(Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return text.toString();
        }
    }

    /// Puts a program into the release that prints a word, its arguments and whether it has a cache.
    private void program(String word) throws IOException {
        var sources = Files.createDirectories(directory.resolve("program/io/pennypost/server"));
        var source = Files.writeString(sources.resolve("Main.java"), """
                package io.pennypost.server;
                public class Main {
                    public static void main(String... args) {
                        String cache = System.getProperty("pennypost.aot") == null ? "cold" : "cached";
                        System.out.println("WORD " + java.util.List.of(args) + " " + cache);
                        if (args[0].equals("classpath")) {
                            System.out.println(System.getProperty("java.class.path"));
                        }
                        System.exit(args[0].equals("exit") ? 7 : 0);
                    }
                }
                """.replace("WORD", word));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", directory.resolve("program").toString(), source.toString());
        assertEquals(0, status);
        var entry = new ZipEntry("io/pennypost/server/Main.class");
        entry.setTime(0);
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.setLevel(0);
            zip.putNextEntry(entry);
            zip.write(Files.readAllBytes(sources.resolve("Main.class")));
        }
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private String run(Map<String, String> environment, String... arguments) throws Exception {
        return run(home.resolve("pennypost"), environment, arguments);
    }

    private static String run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add("/bin/sh");
        command.add(launcher.toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var variables = new HashMap<String, String>(environment);
        variables.putIfAbsent("PENNYPOST_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(variables);
        var process = builder.start();
        try (var output = process.getInputStream()) {
            var text = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            return process.exitValue() + ": " + text;
        }
    }
}

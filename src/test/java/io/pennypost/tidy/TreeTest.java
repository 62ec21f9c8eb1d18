package io.pennypost.tidy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The tree as text: pages, sizes, and what must not stand in it.
final class TreeTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");

    /// Past this a file has more than one subject.
    private static final int LINES_MAX = 400;

    private static final Set<String> NOT_OURS = Set.of("target", ".git", "pennypost-data", "node_modules", "vendor");

    /// Foreign files, kept to the letter: the list, whose columns are parted by tabs, and what it names beside it.
    private static final Path VENDORED = Path.of("console/vendored.txt");

    private static final Set<String> TEXTS = Set.of(
            "java", "md", "sh", "xml", "toml", "sql", "html", "css", "js", "mjs", "py", "ts", "yml", "yaml", "txt");

    /// Home directories of people and of build machines. Written so that this file does not match itself.
    private static final Pattern MACHINE_PATH = Pattern.compile("(?<![\\w.])/(work|root|home|Users)/" + "[\\w.]");

    private static final Pattern EMPTY_TODO = Pattern.compile("\\bTODO\\b(?!:? +\\w+ \\w+)");

    @Test
    void everyPackageHasItsPage() throws IOException {
        var offences = new TreeSet<String>();
        for (var directory : packages(MAIN)) {
            var page = directory.resolve("package-info.java");
            if (!Files.exists(page)) {
                offences.add(page + " is missing");
                continue;
            }
            var text = Files.readString(page);
            if (!text.startsWith("///") || !text.contains("@NullMarked")) {
                offences.add(page + " has no text or no @NullMarked");
            }
        }
        assertEquals(Set.of(), offences);
    }

    @Test
    void packagesOfTestsMirrorTheTreeOrHaveAPage() throws IOException {
        var offences = new TreeSet<String>();
        for (var directory : packages(TEST)) {
            var mirrored = MAIN.resolve(TEST.relativize(directory));
            if (!Files.exists(mirrored) && !Files.exists(directory.resolve("package-info.java"))) {
                offences.add(directory.toString());
            }
        }
        assertEquals(Set.of(), offences);
    }

    @Test
    void filesHaveOneSubject() throws IOException {
        var offences = new TreeSet<String>();
        for (var file : texts()) {
            if (file.toString().endsWith(".java")) {
                long lines = Files.readString(file).lines().count();
                if (lines > LINES_MAX) {
                    offences.add(file + " has " + lines + " lines");
                }
            }
        }
        assertEquals(Set.of(), offences);
    }

    @Test
    void textHasNoTabsMachinePathsOrEmptyTodos() throws IOException {
        var offences = new TreeSet<String>();
        var vendored = vendored();
        for (var file : texts()) {
            if (vendored.contains(file)) {
                continue;
            }
            int number = 0;
            for (var line : Files.readString(file).lines().toList()) {
                number++;
                var where = file + ":" + number;
                if (line.indexOf('\t') >= 0) {
                    offences.add(where + " has a tab");
                }
                if (MACHINE_PATH.matcher(line).find()) {
                    offences.add(where + " names a path of one machine");
                }
                if (EMPTY_TODO.matcher(line).find() && !file.endsWith("TreeTest.java") && !isAbout(file)) {
                    offences.add(where + " has a TODO that does not name what is missing");
                }
            }
        }
        assertEquals(Set.of(), offences);
    }

    @Test
    void linksBetweenPagesLead() throws IOException {
        var link = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");
        var offences = new TreeSet<String>();
        for (var file : texts()) {
            if (!file.toString().endsWith(".md")) {
                continue;
            }
            var links = link.matcher(Files.readString(file));
            while (links.find()) {
                var target = file.resolveSibling(links.group(1)).normalize();
                if (!Files.exists(target) && !isPicture(target)) {
                    offences.add(file + " links to " + target);
                }
            }
        }
        assertEquals(Set.of(), offences);
    }

    @Test
    void somethingWasRead() throws IOException {
        assertTrue(packages(MAIN).size() > 5);
        assertTrue(MACHINE_PATH.matcher("see " + "/home" + "/someone/x").find());
        assertTrue(EMPTY_TODO.matcher("// TODO").find());
        assertTrue(EMPTY_TODO.matcher("// TODO: fix").find());
    }

    /// Pages that speak about the word itself.
    private static boolean isAbout(Path file) {
        return file.toString().endsWith(".md");
    }

    /// Pictures are made from the running program and may come later than the page.
    private static boolean isPicture(Path target) {
        return target.toString().endsWith(".png");
    }

    private static Set<Path> vendored() throws IOException {
        var vendored = new TreeSet<>(Set.of(VENDORED));
        try (var lines = Files.lines(VENDORED)) {
            lines.map(line -> VENDORED.resolveSibling(line.substring(0, line.indexOf('\t'))))
                    .forEach(vendored::add);
        }
        return vendored;
    }

    private static Set<Path> packages(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            var packages = new TreeSet<Path>();
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> packages.add(file.getParent()));
            return packages;
        }
    }

    private static List<Path> texts() throws IOException {
        var texts = new ArrayList<Path>();
        collect(Path.of(""), texts);
        return texts;
    }

    private static void collect(Path directory, List<Path> texts) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            for (var entry : entries.sorted().toList()) {
                var name = entry.getFileName().toString();
                if (Files.isDirectory(entry)) {
                    if (!NOT_OURS.contains(name) && !Files.isSymbolicLink(entry)) {
                        collect(entry, texts);
                    }
                } else if (TEXTS.contains(name.substring(name.lastIndexOf('.') + 1)) || name.equals("pennypost")) {
                    texts.add(entry);
                }
            }
        }
    }
}

package io.pennypost.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Where the public test data lies: the folder that `-Dpennypost.corpora` names. Without it, a test that asks is
/// skipped.
public final class Corpora {
    private Corpora() {}

    /// A file or folder in there.
    public static Path file(String path) {
        var file = Path.of(System.getProperty("pennypost.corpora", "")).resolve(path);
        Assumptions.assumeTrue(Files.exists(file), "no corpora: -Dpennypost.corpora names none with " + path);
        return file;
    }
}

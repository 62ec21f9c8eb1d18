package io.pennypost.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootCredentialsTest {
    @TempDir
    private Path data;

    @Test
    void madeOnceAndFoundAgain() throws IOException {
        var made = RootCredentials.in(data, new Random(1));
        var found = RootCredentials.in(data, new Random(2));

        assertEquals(made, found);
        assertTrue(made.accessKeyId().matches("AKIA[A-Z2-7]{16}"), made.accessKeyId());
        assertTrue(made.secret().reveal().matches("[A-Za-z0-9+/]{40}"));
    }

    @Test
    void onlyTheOwnerReadsTheFile() throws IOException {
        RootCredentials.in(data, new Random(1));

        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("root-credentials"))));
        try (var files = Files.list(data)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void fileWithoutAKeyIsRefusedAndNotOverwritten() throws IOException {
        Files.writeString(data.resolve("root-credentials"), "[default]\n");

        assertThrows(IOException.class, () -> RootCredentials.in(data, new Random(1)));
        assertEquals("[default]\n", Files.readString(data.resolve("root-credentials")));
    }

    @Test
    void secretIsNeverPrinted() {
        var made = RootCredentials.generate(new Random(1));

        assertFalse(made.toString().contains(made.secret().reveal()), made.toString());
        assertTrue(made.of("000000000000").toString().contains("***"));
    }
}

package io.pennypost.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailLogFileTest {
    @TempDir
    Path directory;

    @Test
    void closingWritesOutEverythingInOrder() throws IOException {
        var file = directory.resolve("log/mail.log");
        var expected = IntStream.range(0, 5_000).mapToObj(i -> "line " + i).toList();

        try (var log = MailLogFile.open(file, Long.MAX_VALUE, 1)) {
            expected.forEach(log::write);
        }

        assertEquals(expected, Files.readAllLines(file));
    }

    @Test
    void anOldLogIsContinued() throws IOException {
        var file = Files.writeString(directory.resolve("mail.log"), "before\n");

        try (var log = MailLogFile.open(file, Long.MAX_VALUE, 1)) {
            log.write("after");
        }

        assertEquals(List.of("before", "after"), Files.readAllLines(file));
    }

    @Test
    void filesRotateBySizeAndTheOldestGo() throws IOException {
        var file = directory.resolve("mail.log");

        for (var line : List.of("first", "second", "third", "fourth")) {
            try (var log = MailLogFile.open(file, 4, 2)) {
                log.write(line);
            }
        }

        assertFalse(Files.exists(file));
        assertEquals(List.of("fourth"), Files.readAllLines(directory.resolve("mail.log.1")));
        assertEquals(List.of("third"), Files.readAllLines(directory.resolve("mail.log.2")));
        assertFalse(Files.exists(directory.resolve("mail.log.3")));
    }

    @Test
    void whatTheDiskRefusesIsDroppedAndCounted() throws IOException {
        var file = Files.createDirectory(directory.resolve("mail.log"));

        MailLogFile log = MailLogFile.open(file, Long.MAX_VALUE, 1);
        try (log) {
            log.write("lost");
        }

        assertEquals(1, log.dropped());
    }

    @Test
    void fullQueueDropsInsteadOfBlocking() throws IOException {
        var log = MailLogFile.open(directory.resolve("mail.log"), Long.MAX_VALUE, 1, 4);
        var written = new ArrayList<String>();
        for (int i = 0; i < 20_000; i++) {
            var line = "line " + i;
            written.add(line);
            log.write(line);
        }
        log.close();

        var kept = Files.readAllLines(directory.resolve("mail.log"));
        assertEquals(20_000, kept.size() + log.dropped());
        assertTrue(written.containsAll(kept));
    }
}

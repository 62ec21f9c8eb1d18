package io.pennypost.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;

/// Which days have a file.
final class LedgerDays {
    private static final String PREFIX = "events-";
    private static final String SUFFIX = ".db";

    private final Path directory;
    private final NavigableSet<LocalDate> days = new ConcurrentSkipListSet<>();
    private volatile LocalDate floor = LocalDate.MIN;

    LedgerDays(Path directory) throws IOException {
        this.directory = directory;
        try (var files = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                add(name.substring(PREFIX.length(), name.length() - SUFFIX.length()));
            }
        }
    }

    private void add(String text) {
        try {
            days.add(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeParseException e) {
            // Not ours; it is left alone.
            return;
        }
    }

    static LocalDate of(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    Path file(LocalDate day) {
        return directory.resolve(PREFIX + day.format(DateTimeFormatter.BASIC_ISO_DATE) + SUFFIX);
    }

    /// Days with a file, oldest first.
    NavigableSet<LocalDate> days() {
        return days;
    }

    void made(LocalDate day) {
        days.add(day);
    }

    /// Whether the day was dropped: nothing is written to it any more.
    boolean dropped(LocalDate day) {
        return day.isBefore(floor);
    }

    /// Deletes the files of all days before one.
    void dropBefore(LocalDate first) throws IOException {
        if (first.isAfter(floor)) {
            floor = first;
        }
        for (var day : days.headSet(first)) {
            var file = file(day);
            days.remove(day);
            for (var suffix : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
        }
    }
}

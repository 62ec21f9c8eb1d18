package io.pennypost.store.embedded;

import io.pennypost.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// The directory of everything durable, owned by one process: mode 0700, a file `lock` that holds the owner's number.
final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes the directory if need be and takes it.
    ///
    /// @throws StoreException FAILED when another process has it, or it cannot be made
    static DataDirectory own(Path path) {
        try {
            make(path);
            return new DataDirectory(path, take(path));
        } catch (IOException e) {
            throw new StoreException(StoreException.Kind.FAILED, "The data directory " + path + " cannot be used.", e);
        }
    }

    private static void make(Path path) throws IOException {
        Files.createDirectories(path);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FileChannel take(Path path) throws IOException {
        var file = path.resolve("lock");
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw taken(
                        path, Files.readString(file, StandardCharsets.US_ASCII).strip());
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw taken(path, "this one");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static StoreException taken(Path path, String owner) {
        return new StoreException(
                StoreException.Kind.FAILED,
                "The data directory " + path + " is in use by another process (" + owner
                        + "). One process owns a data directory; stop that one or choose another directory.");
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.pennypost.ses.export;

import io.pennypost.aws.arn.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// Where the files are: a bucket of our own below the directory of buckets.
public final class ExportFiles {
    private static final String BUCKET = "pennypost-exports";

    private static final int CHUNK = 64 * 1024;

    private final Path buckets;
    private final Executor reading;

    /// @param buckets the directory of buckets; made when it is needed
    /// @param reading platform threads: a virtual one would pin its carrier while it reads a file
    public ExportFiles(Path buckets, Executor reading) {
        this.buckets = buckets;
        this.reading = reading;
    }

    /// The next bytes of a file, read on another thread; empty at its end.
    ///
    /// @throws IOException when it is not there
    public byte[] read(Path file, long position) throws IOException {
        try {
            return CompletableFuture.supplyAsync(() -> chunk(file, position), reading)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException failed ? failed.getCause() : new IOException(e);
        }
    }

    private static byte[] chunk(Path file, long position) {
        try (var channel = Files.newByteChannel(file)) {
            var bytes = ByteBuffer.allocate(CHUNK);
            var size = channel.position(position).read(bytes);
            return Arrays.copyOf(bytes.array(), Math.max(0, size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The finished file of a job.
    public Path file(Scope scope, String id, DataFormat format) {
        return directory(scope).resolve(id + "." + format.suffix());
    }

    private Path directory(Scope scope) {
        return buckets.resolve(BUCKET).resolve(scope.account()).resolve(scope.region());
    }

    /// A file to write into.
    Path begin(Scope scope, String id) throws IOException {
        return Files.createDirectories(directory(scope)).resolve(id + ".part");
    }

    void finish(Path part, Path file) throws IOException {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}

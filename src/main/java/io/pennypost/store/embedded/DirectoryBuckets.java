package io.pennypost.store.embedded;

import io.pennypost.store.Buckets;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Buckets that are directories: `s3://bucket/key` is the file `bucket/key`.
///
/// No name leads out of the directory: not by dots, not by links.
public final class DirectoryBuckets implements Buckets {
    private final Path root;

    /// @param root where the buckets stand; need not be there
    public DirectoryBuckets(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public InputStream read(String bucket, String key) throws IOException {
        var file = path(bucket, key);
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no object s3://" + bucket + "/" + key + ".");
        }
        requireInside(file, bucket, key);
        return Files.newInputStream(file);
    }

    @Override
    public OutputStream write(String bucket, String key) throws IOException {
        var file = path(bucket, key);
        var directory = parent(file);
        Files.createDirectories(directory);
        requireInside(directory, bucket, key);
        var part = Files.createTempFile(directory, ".part-", ".tmp");
        var channel = FileChannel.open(part, StandardOpenOption.WRITE);
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                if (channel.isOpen()) {
                    channel.force(true);
                    channel.close();
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        };
    }

    private Path path(String bucket, String key) throws IOException {
        var segments = (bucket + "/" + key).split("/", -1);
        if (bucket.indexOf('/') >= 0 || !Arrays.stream(segments).allMatch(DirectoryBuckets::isPlain)) {
            throw refused(bucket, key);
        }
        return root.resolve(String.join("/", segments));
    }

    private static boolean isPlain(String segment) {
        return !segment.isEmpty()
                && !segment.equals(".")
                && !segment.equals("..")
                && segment.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':');
    }

    private void requireInside(Path present, String bucket, String key) throws IOException {
        if (!present.toRealPath().startsWith(root.toRealPath())) {
            throw refused(bucket, key);
        }
    }

    private Path parent(Path file) {
        var parent = file.getParent();
        return parent == null ? root : parent;
    }

    private static IOException refused(String bucket, String key) {
        return new IOException("s3://" + bucket + "/" + key + " cannot be the name of an object here.");
    }
}

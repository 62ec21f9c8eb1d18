package io.pennypost.store;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Room for bytes too large for the heap, while a request lasts: files without a name, gone with their last reader.
///
/// Nothing here is durable; a crash leaves nothing behind. Safe for use by many threads.
public final class Scratch {
    private static final int BUFFER_SIZE = 1 << 16;

    private final Path directory;

    /// Keeps its files in a directory, which must exist.
    public Scratch(Path directory) {
        this.directory = directory;
    }

    /// Begins a file.
    public Writing open() throws IOException {
        var file = Files.createTempFile(directory, "scratch-", ".tmp");
        var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(file);
        return new Writing(channel);
    }

    /// A file that is being written, by one thread.
    public static final class Writing implements Closeable {
        private final FileChannel channel;
        private final OutputStream out;
        private boolean finished;

        private Writing(FileChannel channel) {
            this.channel = channel;
            this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_SIZE);
        }

        /// Takes the bytes. It need not be closed.
        public OutputStream out() {
            return out;
        }

        /// The bytes written so far, for as long as anybody holds them.
        public Body finish() throws IOException {
            out.flush();
            finished = true;
            return new Unlinked(channel, channel.size());
        }

        /// Gives the room back if the file was not finished.
        @Override
        public void close() throws IOException {
            if (!finished) {
                channel.close();
            }
        }
    }

    /// The channel is closed when nobody can reach the body any more: the JDK's cleaner of file channels sees to it.
    private record Unlinked(FileChannel channel, long size) implements Body {
        @Override
        public InputStream open() {
            return new InputStream() {
                private long position;

                @Override
                public int read() throws IOException {
                    var one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    var read = channel.read(ByteBuffer.wrap(bytes, from, length), position);
                    position += Math.max(read, 0);
                    return read;
                }
            };
        }
    }
}

package io.pennypost.send.compose;

import io.pennypost.store.Body;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Room for messages too large for the heap, while they are composed: files without a name, gone with their last
/// reader.
public final class Scratch {
    private final Path directory;

    /// Keeps its files in a directory of the data, which must exist.
    public Scratch(Path directory) {
        this.directory = directory;
    }

    /// Writes the bytes of a message.
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    Body write(Writing writing) throws IOException {
        var file = Files.createTempFile(directory, "compose-", ".tmp");
        var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(file);
        try (var out = new BufferedOutputStream(new Kept(Channels.newOutputStream(channel)), 1 << 16)) {
            writing.to(out);
        }
        return new Unlinked(channel, channel.size());
    }

    /// Closing the stream must not close the channel, which is read afterwards.
    private static final class Kept extends OutputStream {
        private final OutputStream out;

        Kept(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }
    }

    /// The channel is closed when nobody can reach the body any more: FileChannel's own cleaner sees to it.
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

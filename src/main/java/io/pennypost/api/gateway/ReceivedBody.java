package io.pennypost.api.gateway;

import io.pennypost.aws.protocol.Blob;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// The bytes of one body: in heap while it is small, in an unlinked file when it grows, so that nothing is left behind
/// however the process ends. Lives as long as its request.
final class ReceivedBody implements Blob, Closeable {
    private static final int FIRST_CAPACITY = 16 * 1024;

    private final Path directory;
    private final long sizeMax;
    private final Semaphore largeBodies;

    private byte[] heap;
    private int heapSize;
    private Optional<FileChannel> file = Optional.empty();
    private long fileSize;

    /// An empty body.
    ///
    /// @param sizeExpected bytes, or negative when not known
    /// @param sizeMax      bytes it may grow to
    /// @param largeBodies  a permit is taken when the body outgrows the heap, and given back on close
    ReceivedBody(Path directory, long sizeExpected, long sizeMax, Semaphore largeBodies) {
        this.directory = directory;
        this.sizeMax = sizeMax;
        this.largeBodies = largeBodies;
        this.heap =
                new byte[sizeExpected < 0 || sizeExpected > BodyLimits.HEAP_MAX ? FIRST_CAPACITY : (int) sizeExpected];
    }

    /// Adds the rest of the buffer.
    ///
    /// @throws ReadFaultException the body became too large, or too many others are large
    void append(ByteBuffer bytes) throws IOException, ReadFaultException {
        if (size() + bytes.remaining() > sizeMax) {
            throw new ReadFaultException(ReadFault.TOO_LARGE);
        }
        if (file.isEmpty() && heapSize + bytes.remaining() > BodyLimits.HEAP_MAX) {
            moveToFile();
        }
        if (file.isPresent()) {
            fileSize += writeAll(file.get(), bytes, fileSize);
            return;
        }
        int length = bytes.remaining();
        if (heap.length - heapSize < length) {
            heap = Arrays.copyOf(heap, Math.max(heapSize + length, Math.min(BodyLimits.HEAP_MAX, heap.length * 2)));
        }
        bytes.get(heap, heapSize, length);
        heapSize += length;
    }

    private void moveToFile() throws IOException, ReadFaultException {
        if (!largeBodies.tryAcquire()) {
            throw new ReadFaultException(ReadFault.BUSY);
        }
        try {
            var path = Files.createTempFile(directory, "request-", ".body");
            file = Optional.of(FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE));
            Files.delete(path);
        } catch (IOException | RuntimeException e) {
            if (file.isEmpty()) { // otherwise close gives the permit back
                largeBodies.release();
            }
            throw e;
        }
        fileSize = writeAll(file.get(), ByteBuffer.wrap(heap, 0, heapSize), 0);
        heap = new byte[0];
        heapSize = 0;
    }

    private static long writeAll(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long written = 0;
        while (bytes.hasRemaining()) {
            written += channel.write(bytes, position + written);
        }
        return written;
    }

    @Override
    public long size() {
        return file.isPresent() ? fileSize : heapSize;
    }

    @Override
    public InputStream open() {
        return file.<InputStream>map(channel -> new ChannelStream(channel, fileSize))
                .orElseGet(() -> new java.io.ByteArrayInputStream(heap, 0, heapSize));
    }

    @Override
    public byte[] toBytes() throws IOException {
        if (file.isPresent()) {
            return Blob.super.toBytes();
        }
        return heap.length == heapSize ? heap : Arrays.copyOf(heap, heapSize);
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            var channel = file.get();
            file = Optional.empty();
            largeBodies.release();
            channel.close();
        }
    }

    /// Reads a file by position, so that several streams do not disturb each other.
    private static final class ChannelStream extends InputStream {
        private final FileChannel channel;
        private final long size;
        private long position;

        ChannelStream(FileChannel channel, long size) {
            this.channel = channel;
            this.size = size;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (position >= size) {
                return -1;
            }
            int count = channel.read(ByteBuffer.wrap(target, offset, length), position);
            position += Math.max(count, 0);
            return count;
        }
    }
}

package io.pennypost.aws.protocol;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Collects the bytes of one blob: in heap up to 1 MiB, beyond that in the sink.
final class BlobCollector extends OutputStream {
    static final int HEAP_MAX = 1 << 20;

    private final BlobSink sink;
    private byte[] heap = new byte[8 << 10];
    private int size;
    private BlobSink.@Nullable Spill spill;

    BlobCollector(BlobSink sink) {
        this.sink = sink;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (spill == null && size + length > HEAP_MAX) {
            spill = sink.open();
            spill.out().write(heap, 0, size);
            heap = new byte[0];
        }
        if (spill != null) {
            spill.out().write(bytes, offset, length);
            return;
        }
        if (size + length > heap.length) {
            heap = Arrays.copyOf(heap, Math.max(size + length, Math.min(heap.length * 4, HEAP_MAX)));
        }
        System.arraycopy(bytes, offset, heap, size, length);
        size += length;
    }

    Blob finish() throws IOException {
        return spill != null ? spill.finish() : Blob.of(size == heap.length ? heap : Arrays.copyOf(heap, size));
    }

    @Override
    public void close() throws IOException {
        if (spill != null) {
            spill.close();
        }
    }
}

package io.pennypost.receive;

import io.pennypost.store.Body;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/// Bytes in front of a body, or a body without its first bytes; a large one is never whole in heap.
final class JoinedBody {
    private JoinedBody() {}

    static Body of(byte[] head, Body rest) {
        return new Body() {
            @Override
            public long size() {
                return head.length + rest.size();
            }

            @Override
            public InputStream open() throws IOException {
                return new SequenceInputStream(new ByteArrayInputStream(head), rest.open());
            }

            @Override
            public byte[] toBytes() throws IOException {
                var tail = rest.toBytes();
                var whole = Arrays.copyOf(head, head.length + tail.length);
                System.arraycopy(tail, 0, whole, head.length, tail.length);
                return whole;
            }
        };
    }

    /// All but the first bytes.
    static Body behind(int count, Body body) {
        return new Body() {
            @Override
            public long size() {
                return body.size() - count;
            }

            @Override
            public InputStream open() throws IOException {
                var in = body.open();
                in.skipNBytes(count);
                return in;
            }
        };
    }
}

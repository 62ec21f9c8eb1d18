package io.pennypost.store.embedded;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Writes numbers and texts into a growing array.
final class ByteWriter {
    static final int ABSENT = -1;
    private static final int START_BYTES = 512;

    private ByteBuffer bytes = ByteBuffer.allocate(START_BYTES);

    void put(byte value) {
        room(1).put(value);
    }

    void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    void putText(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + utf8.length).putInt(utf8.length).put(utf8);
    }

    void putMaybe(Optional<String> text) {
        if (text.isPresent()) {
            putText(text.get());
        } else {
            putInt(ABSENT);
        }
    }

    void putTexts(List<String> texts) {
        putInt(texts.size());
        texts.forEach(this::putText);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private ByteBuffer room(int needed) {
        if (bytes.remaining() < needed) {
            int size = Math.max(bytes.capacity() * 2, bytes.position() + needed);
            bytes = ByteBuffer.allocate(size).put(bytes.flip());
        }
        return bytes;
    }
}

package io.pennypost.store.embedded;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what [ByteWriter] wrote. Damaged bytes give an [IllegalArgumentException], never a large allocation.
final class ByteReader {
    private final ByteBuffer bytes;

    ByteReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    void expectVersion(int version) {
        int found = get();
        if (found != version) {
            throw new IllegalArgumentException("Version " + version + " was expected, found " + found);
        }
    }

    int get() {
        return room(1).get();
    }

    int getInt() {
        return room(Integer.BYTES).getInt();
    }

    long getLong() {
        return room(Long.BYTES).getLong();
    }

    String getText() {
        return text(getInt());
    }

    Optional<String> getMaybe() {
        int length = getInt();
        return length == ByteWriter.ABSENT ? Optional.empty() : Optional.of(text(length));
    }

    List<String> getTexts() {
        int size = getInt();
        var texts = new ArrayList<String>();
        for (int i = 0; i < size; i++) {
            texts.add(getText());
        }
        return texts;
    }

    private String text(int length) {
        room(length);
        var text = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }

    private ByteBuffer room(int needed) {
        if (needed < 0 || bytes.remaining() < needed) {
            throw new IllegalArgumentException("The entry ends too early.", new BufferUnderflowException());
        }
        return bytes;
    }
}

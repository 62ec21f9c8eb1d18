package io.pennypost.aws.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Reads a path label, or a query member whose key may be repeated: `Reason=BOUNCE&Reason=COMPLAINT`.
final class TextShapeReader implements ShapeReader {
    private final List<String> texts;

    /// @param texts at least one
    TextShapeReader(List<String> texts) {
        this.texts = texts;
    }

    @Override
    public boolean readNull() {
        return false;
    }

    @Override
    public void readMembers(Map<String, Member> members, MemberSink sink) {
        throw Malformed.text("Expected null");
    }

    @Override
    public void readItems(ItemSink sink) {
        for (var text : texts) {
            sink.item(new TextShapeReader(List.of(text)));
        }
    }

    @Override
    public void readEntries(EntrySink sink) {
        throw Malformed.text("Expected map or null");
    }

    @Override
    public String readText() {
        return texts.getFirst();
    }

    @Override
    public boolean readBool() {
        return ScalarTexts.bool(readText());
    }

    @Override
    public int readInteger() {
        return ScalarTexts.integer(readText());
    }

    @Override
    public long readLong() {
        return ScalarTexts.longInteger(readText());
    }

    @Override
    public double readDouble() {
        return ScalarTexts.real(readText());
    }

    @Override
    public Instant readTimestamp(Shape.Timestamp shape) {
        if (shape.format().orElse(TimestampFormat.ISO_8601) == TimestampFormat.EPOCH_SECONDS) {
            return Instant.ofEpochSecond(readLong());
        }
        return ScalarTexts.timestamp(readText());
    }

    @Override
    public Blob readBlob() {
        return Base64Text.decode(readText());
    }
}

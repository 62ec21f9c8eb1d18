package io.pennypost.aws.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes JSON; moments are seconds since 1970, with a fraction where there is one.
final class JsonShapeWriter implements ShapeWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes);

    /// All that was written. Ends the writer.
    byte[] toBytes() {
        json.close();
        return bytes.toByteArray();
    }

    @Override
    public void beginStructure() {
        json.writeStartObject();
    }

    @Override
    public void beginMember(Member member) {
        json.writeName(member.name());
    }

    @Override
    public void endMember(Member member) {}

    @Override
    public void endStructure() {
        json.writeEndObject();
    }

    @Override
    public void beginList() {
        json.writeStartArray();
    }

    @Override
    public void beginItem() {}

    @Override
    public void endItem() {}

    @Override
    public void endList() {
        json.writeEndArray();
    }

    @Override
    public void beginMap() {
        json.writeStartObject();
    }

    @Override
    public void beginEntry(String key) {
        json.writeName(key);
    }

    @Override
    public void endEntry() {}

    @Override
    public void endMap() {
        json.writeEndObject();
    }

    @Override
    public void writeText(String value) {
        json.writeString(value);
    }

    @Override
    public void writeBool(boolean value) {
        json.writeBoolean(value);
    }

    @Override
    public void writeLong(long value) {
        json.writeNumber(value);
    }

    @Override
    public void writeDouble(double value) {
        json.writeNumber(value);
    }

    @Override
    public void writeTimestamp(Shape.Timestamp shape, Instant value) {
        if (shape.format().orElse(TimestampFormat.EPOCH_SECONDS) == TimestampFormat.ISO_8601) {
            json.writeString(ScalarTexts.timestamp(value));
            return;
        }
        long millis = value.toEpochMilli();
        if (millis % 1000 == 0) {
            json.writeNumber(millis / 1000);
            return;
        }
        json.writeNumber(BigDecimal.valueOf(millis, 3));
    }

    @Override
    public void writeBlob(Blob value) {
        try {
            json.writeBinary(value.toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a name and a string or null, for errors.
    void writeProperty(String name, Optional<String> value) {
        json.writeName(name);
        if (value.isPresent()) {
            json.writeString(value.get());
            return;
        }
        json.writeNull();
    }
}

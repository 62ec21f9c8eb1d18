package io.pennypost.aws.protocol;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Codecs of values without parts.
abstract class ScalarCodec implements ValueCodec {
    private final Constraint constraint;

    private ScalarCodec(Shape shape) {
        this.constraint = Constraint.of(shape);
    }

    /// Reads a value whose constraint somebody else reports; null when it fails.
    abstract @Nullable Object readItem(ShapeReader reader);

    /// All demands on the value, in AWS's words.
    String demands() {
        return constraint.all();
    }

    Constraint constraint() {
        return constraint;
    }

    /// Strings.
    static final class Text extends ScalarCodec {
        Text(Shape.Text shape) {
            super(shape);
        }

        @Override
        @Nullable
        Object readItem(ShapeReader reader) {
            var text = reader.readText();
            return constraint().accepts(text) ? text : null;
        }

        @Override
        public @Nullable Object read(ShapeReader reader, Violations violations) {
            var text = reader.readText();
            if (constraint().accepts(text)) {
                return text;
            }
            constraint().report(text, violations);
            return null;
        }

        @Override
        public void write(ShapeWriter writer, Object value) {
            writer.writeText((String) value);
        }
    }

    /// Strings that are constants of a Java enum: `TEMPORARY_FAILURE` is `TemporaryFailure` where the table says so.
    static final class Enumerated extends ScalarCodec {
        private final Map<String, Object> constants = new HashMap<>();
        private final Map<Object, String> wireNames = new HashMap<>();

        Enumerated(Shape.Text shape, Map<String, Object> constants) {
            super(shape);
            this.constants.putAll(constants);
            constants.forEach((wireName, constant) -> wireNames.put(constant, wireName));
        }

        @Override
        @Nullable
        Object readItem(ShapeReader reader) {
            return constants.get(reader.readText());
        }

        @Override
        public @Nullable Object read(ShapeReader reader, Violations violations) {
            var text = reader.readText();
            var constant = constants.get(text);
            if (constant == null) {
                constraint().report(text, violations);
            }
            return constant;
        }

        @Override
        public void write(ShapeWriter writer, Object value) {
            var wireName = wireNames.get(value);
            if (wireName == null) {
                throw new IllegalStateException("The table has no value for " + value);
            }
            writer.writeText(wireName);
        }
    }

    /// Booleans.
    static final class Bool extends ScalarCodec {
        Bool(Shape.Bool shape) {
            super(shape);
        }

        @Override
        Object readItem(ShapeReader reader) {
            return reader.readBool();
        }

        @Override
        public Object read(ShapeReader reader, Violations violations) {
            return reader.readBool();
        }

        @Override
        public void write(ShapeWriter writer, Object value) {
            writer.writeBool((Boolean) value);
        }
    }

    /// Numbers.
    static final class Numeric extends ScalarCodec {
        private final Shape.Numeric.Kind kind;

        Numeric(Shape.Numeric shape) {
            super(shape);
            this.kind = shape.kind();
        }

        private Number number(ShapeReader reader) {
            return switch (kind) {
                case INTEGER -> (Number) reader.readInteger();
                case LONG -> (Number) reader.readLong();
                case DOUBLE -> (Number) reader.readDouble();
            };
        }

        @Override
        @Nullable
        Object readItem(ShapeReader reader) {
            var number = number(reader);
            return constraint().acceptsSize(number.doubleValue()) ? number : null;
        }

        @Override
        public @Nullable Object read(ShapeReader reader, Violations violations) {
            var number = number(reader);
            constraint().reportSize(number.doubleValue(), violations);
            return number;
        }

        @Override
        public void write(ShapeWriter writer, Object value) {
            if (kind == Shape.Numeric.Kind.DOUBLE) {
                writer.writeDouble((Double) value);
                return;
            }
            writer.writeLong(((Number) value).longValue());
        }
    }

    /// Moments.
    static final class Timestamp extends ScalarCodec {
        private final Shape.Timestamp shape;

        Timestamp(Shape.Timestamp shape) {
            super(shape);
            this.shape = shape;
        }

        @Override
        Object readItem(ShapeReader reader) {
            return reader.readTimestamp(shape);
        }

        @Override
        public Object read(ShapeReader reader, Violations violations) {
            return reader.readTimestamp(shape);
        }

        @Override
        public void write(ShapeWriter writer, Object value) {
            writer.writeTimestamp(shape, (Instant) value);
        }
    }

    /// Bytes.
    static final class Bytes extends ScalarCodec {
        Bytes(Shape.Bytes shape) {
            super(shape);
        }

        @Override
        Object readItem(ShapeReader reader) {
            return reader.readBlob();
        }

        @Override
        public Object read(ShapeReader reader, Violations violations) {
            return reader.readBlob();
        }

        @Override
        public void write(ShapeWriter writer, Object value) {
            writer.writeBlob((Blob) value);
        }
    }
}

package io.pennypost.aws.protocol;

import org.jspecify.annotations.Nullable;

/// Turns wire values of one shape into Java values of one type, and back.
interface ValueCodec {
    /// Reads and checks a value; null when it fails a constraint, which is then among the violations.
    @Nullable
    Object read(ShapeReader reader, Violations violations);

    void write(ShapeWriter writer, Object value);
}

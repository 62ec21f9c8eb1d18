package io.pennypost.aws.protocol;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// A union's member that is no structure: a record of one component, which holds the value.
final class WrapperCodec implements ValueCodec {
    private final ValueCodec inner;
    private final MethodHandle constructor;
    private final MethodHandle accessor;

    WrapperCodec(ValueCodec inner, MethodHandle constructor, MethodHandle accessor) {
        this.inner = inner;
        this.constructor = constructor;
        this.accessor = accessor;
    }

    @Override
    public @Nullable Object read(ShapeReader reader, Violations violations) {
        var value = inner.read(reader, violations);
        return value == null ? null : Calls.construct(constructor, new Object[] {value});
    }

    @Override
    public void write(ShapeWriter writer, Object value) {
        inner.write(writer, Calls.get(accessor, value));
    }
}

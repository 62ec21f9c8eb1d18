package io.pennypost.aws.protocol;

import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/// Calls of method handles, without their checked `Throwable`.
final class Calls {
    private Calls() {}

    static Object get(MethodHandle accessor, Object record) {
        try {
            return accessor.invokeExact(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    static Object construct(MethodHandle constructor, @Nullable Object[] values) {
        try {
            return constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}

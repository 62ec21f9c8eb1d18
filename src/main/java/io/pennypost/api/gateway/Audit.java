package io.pennypost.api.gateway;

import java.util.function.Supplier;

/// Stands around the last steps of a call (authorize, operate), since its record holds their result.
@FunctionalInterface
public interface Audit {
    /// Records nothing.
    Audit NONE = (call, rest) -> rest.get();

    /// Runs the rest of the call once, passes its result or exception on, and records either.
    Record around(Call call, Supplier<Record> rest);
}

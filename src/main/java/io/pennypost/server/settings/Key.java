package io.pennypost.server.settings;

import java.util.Optional;
import java.util.function.Supplier;

/// One key while its table is read. One of the `or…` methods ends it.
///
/// @param name    with its table: `http.listen`
/// @param meaning one sentence for operators
/// @param built   false when nothing reads it yet
record Key<T>(Reading reading, String name, Kind<T> kind, String meaning, boolean built) {
    /// Known and validated, but its part does not exist yet; setting it is only mentioned at start.
    Key<T> notBuiltYet() {
        return new Key<>(reading, name, kind, meaning, false);
    }

    /// The default is the same in both modes.
    T or(T value) {
        return reading.value(this, kind.print(value), () -> value);
    }

    /// The default depends on the mode.
    T or(T dev, T serve) {
        var words = Mode.DEV + ": " + kind.print(dev) + ", " + Mode.SERVE + ": " + kind.print(serve);
        return reading.value(this, words, () -> reading.mode() == Mode.DEV ? dev : serve);
    }

    /// The default follows from something else; the words say from what.
    T orElse(String words, Supplier<T> value) {
        return reading.value(this, words, value);
    }

    /// Absent by default; the words say what that means.
    Optional<T> orNone(String words) {
        return reading.optional(this, words);
    }
}

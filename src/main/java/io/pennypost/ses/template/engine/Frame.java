package io.pennypost.ses.template.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Where rendering is within the data: the context of one block, and that of the block around it.
///
/// @param context what `this` is
/// @param names   further names that the block or the partial knows
/// @param told    what the block tells its inside, without the `@`
/// @param around  the outer context; empty at the root
record Frame(Value context, Map<String, Value> names, Map<String, Value> told, Optional<Frame> around) {
    static Frame root(Value data) {
        return new Frame(data, Map.of(), Map.of("root", data), Optional.empty());
    }

    Frame within(Value inner, Map<String, Value> innerNames, Map<String, Value> innerTold) {
        return new Frame(inner, innerNames, innerTold, Optional.of(this));
    }

    /// Whether this very value is the context already; then a block with it opens no further one.
    @SuppressWarnings("ReferenceEquality") // an equal value elsewhere in the data is another place
    boolean isOf(Value value) {
        return context == value;
    }

    /// The same place with further names.
    Frame with(Map<String, Value> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new HashMap<>(names);
        all.putAll(more);
        return new Frame(context, all, told, around);
    }

    /// What a name stands for here, without the frames around.
    Value named(String name) {
        var named = names.get(name);
        return named == null ? context.at(name) : named;
    }

    /// The frame that many levels up; empty beyond the root.
    Optional<Frame> up(int levels) {
        var frame = Optional.of(this);
        for (int i = 0; i < levels && frame.isPresent(); i++) {
            frame = frame.get().around;
        }
        return frame;
    }
}

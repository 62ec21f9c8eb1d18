package io.pennypost.ses.template.engine;

import java.util.List;

/// What stands for a value in a tag.
sealed interface Expression {
    /// A path: `name`, `a.b`, `this.x`, `../x`, `list.[0]`.
    ///
    /// @param up    levels above the current context, one for each `../`
    /// @param local whether that context alone is looked at, as `this.x` and `./x` ask; else also those around it
    /// @param steps names in order; empty for the context itself
    record Path(int up, boolean local, List<String> steps) implements Expression {
        public Path {
            steps = List.copyOf(steps);
        }
    }

    /// What a block tells its inside: `@index`, `@key`, `@first`, `@root.name`, `@../index`.
    ///
    /// @param up    blocks above the current one
    /// @param name  without the `@`
    /// @param steps within that value
    record Told(int up, String name, List<String> steps) implements Expression {
        public Told {
            steps = List.copyOf(steps);
        }
    }

    /// A string, number or boolean written in the template.
    record Constant(Value value) implements Expression {}

    /// `lookup in key`: the member of a value whose name is a value too.
    record Lookup(Expression in, Expression key) implements Expression {}
}

package io.pennypost.ses.template.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A piece of a template.
sealed interface Node {
    /// Text that goes out as it is.
    record Literal(String text) implements Node {}

    /// A value that is shown.
    ///
    /// @param source the expression as written, which the error names when the value is missing
    record Shown(Expression value, String source) implements Node {}

    /// A block.
    ///
    /// @param then      what is rendered when the kind of block says so
    /// @param otherwise what is rendered when not; empty without `else`
    record Block(Kind kind, Expression subject, Body then, Body otherwise) implements Node {}

    /// What decides about a block's parts.
    enum Kind {
        /// `if`: the subject is true.
        IF,
        /// `unless`: it is not.
        UNLESS,
        /// `each`: once for each item or member.
        EACH,
        /// `with`: once, with the subject as context.
        WITH,
        /// `{{#name}}`: whichever of the others fits the value.
        SECTION,
        /// `{{^name}}`: a section turned around.
        INVERTED
    }

    /// A partial, rendered in its place.
    ///
    /// @param context   what `this` is in it; the caller's when empty
    /// @param arguments names that it knows in addition
    record Call(String partial, Optional<Expression> context, Map<String, Expression> arguments) implements Node {
        public Call {
            arguments = Map.copyOf(arguments);
        }
    }

    /// The inside of a template, block or partial.
    ///
    /// @param partials   inline partials defined in here, known to everything in here, whatever the order
    /// @param parameters names that the block gives to what it hands in, from `as |item index|`
    record Body(List<Node> nodes, Map<String, Body> partials, List<String> parameters) {
        static final Body EMPTY = new Body(List.of(), Map.of(), List.of());

        public Body {
            nodes = List.copyOf(nodes);
            partials = Map.copyOf(partials);
            parameters = List.copyOf(parameters);
        }
    }
}

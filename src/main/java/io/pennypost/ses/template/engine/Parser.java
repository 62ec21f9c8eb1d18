package io.pennypost.ses.template.engine;

import io.pennypost.ses.template.engine.Node.Block;
import io.pennypost.ses.template.engine.Node.Body;
import io.pennypost.ses.template.engine.Node.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Builds the tree of a template from its tags. Blocks that are open lie on a stack of bounded height.
final class Parser {
    private static final int DEPTH_MAX = 100;

    /// Replaced when the message is sent, not when it is rendered; the data need not have them.
    private static final Set<String> RESERVED = Set.of("amazonSESUnsubscribeUrl", "ses:openTracker");

    private static final Map<String, Kind> HELPERS =
            Map.of("if", Kind.IF, "unless", Kind.UNLESS, "each", Kind.EACH, "with", Kind.WITH);

    private final String source;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> defined = new HashSet<>();
    private final Map<String, Token.Tag> called = new HashMap<>();

    private Parser(String source) {
        this.source = source;
    }

    /// A part whose end was not met yet: the template itself, an inline partial, or a block.
    private static final class Open {
        /// What the closing tag must name.
        final String name;

        /// What the part is; empty for the template itself.
        final Optional<Part> part;

        /// Opened by `{{else if}}`: it ends with the block around it.
        final boolean chained;

        final int position;
        private Map<String, Body> partials = new HashMap<>();
        private List<Node> nodes = new ArrayList<>();

        /// The part before `else`, once that was met.
        private Optional<Body> then = Optional.empty();

        Open(String name, Optional<Part> part, boolean chained, int position) {
            this.name = name;
            this.part = part;
            this.chained = chained;
            this.position = position;
        }

        Body body(List<String> parameters) {
            return new Body(nodes, partials, parameters);
        }

        boolean mayTurn() {
            return then.isEmpty() && part.filter(Part.OfBlock.class::isInstance).isPresent();
        }

        /// Ends the part before `else`.
        void turn() {
            var parameters = part.orElseThrow() instanceof Part.OfBlock block ? block.parameters() : List.<String>of();
            then = Optional.of(body(parameters));
            nodes = new ArrayList<>();
            partials = new HashMap<>();
        }

        /// Adds what is whole now to the part around it.
        void closeInto(Open around) {
            switch (part.orElseThrow()) {
                case Part.OfPartial(var partial) -> around.partials.put(partial, body(List.of()));
                case Part.OfBlock(var kind, var subject, var parameters) ->
                    around.nodes.add(
                            then.isEmpty()
                                    ? new Block(kind, subject, body(parameters), Body.EMPTY)
                                    : new Block(kind, subject, then.get(), body(List.of())));
            }
        }
    }

    /// What can be open.
    private sealed interface Part {
        /// An inline partial.
        record OfPartial(String partial) implements Part {}

        /// A block.
        record OfBlock(Kind kind, Expression subject, List<String> parameters) implements Part {}
    }

    static Body parse(String source) throws MalformedTemplate {
        var parser = new Parser(source);
        parser.open.push(new Open("", Optional.empty(), false, 0));
        for (var token : Scanner.scan(source)) {
            switch (token) {
                case Token.Plain(var text) -> parser.add(new Node.Literal(text));
                case Token.Tag tag -> parser.tag(tag);
            }
        }
        return parser.end();
    }

    private Body end() throws MalformedTemplate {
        var last = open.element();
        if (open.size() > 1) {
            throw new MalformedTemplate("'" + last.name + "' is not closed", source, last.position);
        }
        for (var call : called.entrySet()) {
            if (!defined.contains(call.getKey())) {
                throw new MalformedTemplate(
                        "There is no inline partial '" + call.getKey() + "'",
                        source,
                        call.getValue().position());
            }
        }
        return last.body(List.of());
    }

    private void add(Node node) {
        open.element().nodes.add(node);
    }

    private void tag(Token.Tag tag) throws MalformedTemplate {
        var reader = new TagReader(source, tag);
        switch (tag.kind()) {
            case SHOW -> {
                if (reader.take("else")) {
                    otherwise(tag, reader);
                } else {
                    show(tag, reader);
                }
            }
            case OPEN -> openBlock(tag, reader, false);
            case INVERT -> {
                if (reader.isAtEnd()) {
                    otherwise(tag, reader);
                } else {
                    push(section(tag, reader, Kind.INVERTED));
                }
            }
            case CLOSE -> close(tag, reader);
            case PARTIAL -> call(tag, reader);
            case DECORATE -> define(tag, reader);
        }
    }

    private void show(Token.Tag tag, TagReader reader) throws MalformedTemplate {
        if (RESERVED.contains(tag.content())) {
            add(new Node.Literal("{{" + tag.content() + "}}"));
            return;
        }
        var value = reader.shown();
        reader.requireEnd();
        if (value instanceof Expression.Constant) {
            throw reader.malformed("'" + tag.content() + "' is no variable");
        }
        add(new Node.Shown(value, tag.content()));
    }

    private void openBlock(Token.Tag tag, TagReader reader, boolean chained) throws MalformedTemplate {
        for (var helper : HELPERS.entrySet()) {
            if (reader.take(helper.getKey()) && !reader.isAtEnd()) {
                var subject = reader.expression();
                var parameters = reader.parameters();
                reader.requireEnd();
                var part = new Part.OfBlock(helper.getValue(), subject, parameters);
                push(new Open(helper.getKey(), Optional.of(part), chained, tag.position()));
                return;
            }
        }
        if (chained) {
            throw reader.malformed("'" + tag.content() + "' is not understood");
        }
        push(section(tag, reader, Kind.SECTION));
    }

    private static Open section(Token.Tag tag, TagReader reader, Kind kind) throws MalformedTemplate {
        if (HELPERS.containsKey(tag.content())) {
            throw reader.malformed("'" + tag.content() + "' needs an argument");
        }
        if (tag.content().startsWith(">")) {
            throw reader.malformed("Partial blocks are not supported");
        }
        var subject = reader.expression();
        var parameters = reader.parameters();
        reader.requireEnd();
        var name = tag.content().split("\\s", 2)[0];
        return new Open(name, Optional.of(new Part.OfBlock(kind, subject, parameters)), false, tag.position());
    }

    private void push(Open block) throws MalformedTemplate {
        if (open.size() > DEPTH_MAX) {
            throw new MalformedTemplate(
                    "More than " + DEPTH_MAX + " blocks are within one another", source, block.position);
        }
        open.push(block);
    }

    private void otherwise(Token.Tag tag, TagReader reader) throws MalformedTemplate {
        var block = open.element();
        if (!block.mayTurn()) {
            throw reader.malformed("There is no block for this 'else'");
        }
        block.turn();
        if (!reader.isAtEnd()) {
            openBlock(tag, reader, true);
        }
    }

    private void close(Token.Tag tag, TagReader reader) throws MalformedTemplate {
        while (open.element().chained) {
            open.pop().closeInto(open.element());
        }
        var part = open.element();
        if (part.part.isEmpty() || !part.name.equals(tag.content())) {
            throw reader.malformed("'" + tag.content() + "' closes nothing");
        }
        open.pop();
        part.closeInto(open.element());
    }

    private void define(Token.Tag tag, TagReader reader) throws MalformedTemplate {
        if (!reader.take("inline")) {
            throw reader.malformed(
                    "'" + tag.content() + "' is not understood: there is no other decorator than inline");
        }
        var name = reader.string();
        reader.requireEnd();
        defined.add(name);
        push(new Open("inline", Optional.of(new Part.OfPartial(name)), false, tag.position()));
    }

    private void call(Token.Tag tag, TagReader reader) throws MalformedTemplate {
        var name = reader.name();
        var context = reader.isAtEnd() || reader.isArgument()
                ? Optional.<Expression>empty()
                : Optional.of(reader.expression());
        var arguments = reader.arguments();
        reader.requireEnd();
        called.putIfAbsent(name, tag);
        add(new Node.Call(name, context, arguments));
    }
}

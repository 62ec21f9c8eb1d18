package io.pennypost.ses.template.engine;

import io.pennypost.ses.template.engine.Expression.Constant;
import io.pennypost.ses.template.engine.Expression.Lookup;
import io.pennypost.ses.template.engine.Expression.Path;
import io.pennypost.ses.template.engine.Expression.Told;
import io.pennypost.ses.template.engine.Node.Block;
import io.pennypost.ses.template.engine.Node.Body;
import io.pennypost.ses.template.engine.Node.Call;
import io.pennypost.ses.template.engine.Node.Literal;
import io.pennypost.ses.template.engine.Node.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One rendering of one template.
final class Renderer {
    /// Pieces rendered and contexts searched. The largest data there may be, looped through, needs a tenth.
    private static final int STEPS_MAX = 2_000_000;

    /// Bodies within one another, those of partials that call partials included.
    private static final int DEPTH_MAX = 200;

    private final int lengthMax;
    private final StringBuilder out = new StringBuilder();
    private int steps;
    private int depth;

    private Renderer(int lengthMax) {
        this.lengthMax = lengthMax;
    }

    static String render(Body template, RenderingData data, int lengthMax) throws RenderingFailure {
        var renderer = new Renderer(lengthMax);
        renderer.body(template, Frame.root(data.root()), Partials.NONE);
        return renderer.out.toString();
    }

    /// The inline partials that can be called at a place: those of the body, then those of the bodies around it.
    private record Partials(Map<String, Body> own, Optional<Partials> around) {
        static final Partials NONE = new Partials(Map.of(), Optional.empty());

        Partials within(Body body) {
            return body.partials().isEmpty() ? this : new Partials(body.partials(), Optional.of(this));
        }

        Optional<Body> find(String name) {
            for (var at = Optional.of(this); at.isPresent(); at = at.get().around) {
                var body = at.get().own.get(name);
                if (body != null) {
                    return Optional.of(body);
                }
            }
            return Optional.empty();
        }
    }

    private void step() throws RenderingFailure {
        if (++steps > STEPS_MAX) {
            throw RenderingFailure.outOfBounds("Rendering the template takes more than " + STEPS_MAX + " steps.");
        }
    }

    private void checkLength() throws RenderingFailure {
        if (out.length() > lengthMax) {
            throw RenderingFailure.outOfBounds("The rendered template is longer than " + lengthMax + " characters.");
        }
    }

    private void body(Body body, Frame frame, Partials around) throws RenderingFailure {
        if (++depth > DEPTH_MAX) {
            throw RenderingFailure.outOfBounds(
                    "More than " + DEPTH_MAX + " blocks or partials are within one another.");
        }
        var partials = around.within(body);
        for (var node : body.nodes()) {
            step();
            switch (node) {
                case Literal(var text) -> out.append(text);
                case Shown shown -> show(shown, frame);
                case Block block -> block(block, frame, partials);
                case Call call -> call(call, frame, partials);
            }
            checkLength();
        }
        depth--;
    }

    private void show(Shown shown, Frame frame) throws RenderingFailure {
        var value = evaluate(shown.value(), frame);
        if (value.equals(Value.nothing())) {
            throw RenderingFailure.missing(shown.source());
        }
        value.show(out);
    }

    private void block(Block block, Frame frame, Partials partials) throws RenderingFailure {
        var subject = evaluate(block.subject(), frame);
        switch (block.kind()) {
            case IF -> body(subject.isTrue() ? block.then() : block.otherwise(), frame, partials);
            case UNLESS, INVERTED -> body(subject.isTrue() ? block.otherwise() : block.then(), frame, partials);
            case WITH -> with(block, subject, frame, partials);
            case EACH -> each(block, subject, frame, partials);
            case SECTION -> {
                switch (subject) {
                    case Value.Items _ -> each(block, subject, frame, partials);
                    case Value.Truth(var value) -> body(value ? block.then() : block.otherwise(), frame, partials);
                    case Value.Members _, Value.Text _, Value.Numeral _, Value.Nothing _ ->
                        inside(block, subject, frame, partials);
                }
            }
        }
    }

    /// Within the subject. Also the part behind `else` is, as in the Java implementation of Handlebars.
    private void inside(Block block, Value subject, Frame frame, Partials partials) throws RenderingFailure {
        var inner = frame.within(subject, names(block, subject), Map.of());
        body(subject.isTrue() ? block.then() : block.otherwise(), inner, partials);
    }

    private void with(Block block, Value subject, Frame frame, Partials partials) throws RenderingFailure {
        if (frame.isOf(subject)) {
            body(subject.isTrue() ? block.then() : block.otherwise(), frame.with(names(block, subject)), partials);
        } else {
            inside(block, subject, frame, partials);
        }
    }

    private void each(Block block, Value subject, Frame frame, Partials partials) throws RenderingFailure {
        switch (subject) {
            case Value.Items(var items)
            when !items.isEmpty() -> {
                for (int i = 0; i < items.size(); i++) {
                    round(block, items.get(i), new Round(i, items.size(), Value.number(i)), frame, partials);
                }
            }
            case Value.Members(var members)
            when !members.isEmpty() -> {
                int i = 0;
                for (var member : members.entrySet()) {
                    var round = new Round(i++, members.size(), Value.text(member.getKey()));
                    round(block, member.getValue(), round, frame, partials);
                }
            }
            case Value.Items _, Value.Members _, Value.Text _, Value.Numeral _, Value.Truth _, Value.Nothing _ ->
                body(block.otherwise(), frame, partials);
        }
    }

    /// One round of a loop.
    ///
    /// @param key the member's name, or the index
    private record Round(int index, int count, Value key) {
        /// What the Java implementation of Handlebars tells, which has words for yes and the empty string for no.
        Map<String, Value> told() {
            return Map.of(
                    "index", Value.number(index),
                    "index_1", Value.number(index + 1),
                    "key", key,
                    "first", Value.text(index == 0 ? "first" : ""),
                    "last", Value.text(index == count - 1 ? "last" : ""),
                    "odd", Value.text(index % 2 == 0 ? "" : "odd"),
                    "even", Value.text(index % 2 == 0 ? "even" : ""));
        }
    }

    private void round(Block block, Value item, Round round, Frame frame, Partials partials) throws RenderingFailure {
        step();
        var inner = frame.within(item, names(block, item, round.key()), round.told());
        body(block.then(), inner, partials);
    }

    private static Map<String, Value> names(Block block, Value... values) {
        var parameters = block.then().parameters();
        if (parameters.isEmpty()) {
            return Map.of();
        }
        var names = new HashMap<String, Value>();
        for (int i = 0; i < Math.min(parameters.size(), values.length); i++) {
            names.put(parameters.get(i), values[i]);
        }
        return names;
    }

    private void call(Call call, Frame frame, Partials partials) throws RenderingFailure {
        var partial = partials.find(call.partial())
                .orElseThrow(() -> RenderingFailure.outOfBounds(
                        "There is no inline partial '" + call.partial() + "' at its place."));
        var arguments = new HashMap<String, Value>();
        for (var argument : call.arguments().entrySet()) {
            arguments.put(argument.getKey(), evaluate(argument.getValue(), frame));
        }
        var inner = call.context().isPresent()
                ? frame.within(evaluate(call.context().get(), frame), arguments, Map.of())
                : frame.with(arguments);
        body(partial, inner, partials);
    }

    private Value evaluate(Expression expression, Frame frame) throws RenderingFailure {
        return switch (expression) {
            case Constant(var value) -> value;
            case Path path -> find(path, frame);
            case Told told -> find(told, frame);
            case Lookup(var in, var key) -> evaluate(in, frame).at(nameOf(evaluate(key, frame)));
        };
    }

    private static String nameOf(Value key) {
        return switch (key) {
            case Value.Text(var text) -> text;
            case Value.Numeral(var digits) -> digits;
            case Value.Truth(var value) -> Boolean.toString(value);
            case Value.Items _, Value.Members _, Value.Nothing _ -> "";
        };
    }

    /// The innermost context that knows the first name decides, even if it lacks the rest.
    private Value find(Path path, Frame frame) throws RenderingFailure {
        var at = frame.up(path.up());
        if (path.local() || path.steps().isEmpty()) {
            return at.map(there -> walk(there.context(), path.steps())).orElse(Value.nothing());
        }
        for (; at.isPresent(); at = at.get().around()) {
            step();
            var first = at.get().named(path.steps().getFirst());
            if (!first.equals(Value.nothing())) {
                return walk(first, path.steps().subList(1, path.steps().size()));
            }
        }
        return Value.nothing();
    }

    private Value find(Told told, Frame frame) throws RenderingFailure {
        for (var at = frame.up(told.up()); at.isPresent(); at = at.get().around()) {
            step();
            var value = at.get().told().get(told.name());
            if (value != null) {
                return walk(value, told.steps());
            }
        }
        return Value.nothing();
    }

    private static Value walk(Value from, List<String> steps) {
        var value = from;
        for (var step : steps) {
            if (value.equals(Value.nothing())) {
                break;
            }
            value = value.at(step);
        }
        return value;
    }
}

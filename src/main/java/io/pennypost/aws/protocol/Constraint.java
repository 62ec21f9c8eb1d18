package io.pennypost.aws.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a shape demands of its values, with the words AWS uses when a value fails.
final class Constraint {
    /// No pattern of a table is matched against more: some take quadratic time. Longer strings fail it unseen.
    private static final int PATTERN_LENGTH_MAX = 20_480;

    private final Bounds bounds;
    private final String unit;
    private final Optional<Pattern> pattern;
    private final Set<String> values;
    private final List<String> valueOrder;

    private Constraint(Bounds bounds, String unit, Optional<Pattern> pattern, List<String> values) {
        this.bounds = bounds;
        this.unit = unit;
        this.pattern = pattern;
        this.values = new HashSet<>(values);
        this.valueOrder = values;
    }

    static Constraint of(Shape shape) {
        return switch (shape) {
            case Shape.Text text -> new Constraint(text.length(), "length", text.pattern(), text.values());
            case Shape.ListOf list -> new Constraint(list.length(), "length", Optional.empty(), List.of());
            case Shape.MapOf map -> new Constraint(map.length(), "length", Optional.empty(), List.of());
            case Shape.Numeric number -> new Constraint(number.range(), "value", Optional.empty(), List.of());
            case Shape.Structure s -> none();
            case Shape.Union u -> none();
            case Shape.Bool b -> none();
            case Shape.Timestamp t -> none();
            case Shape.Bytes b -> none();
        };
    }

    private static Constraint none() {
        return new Constraint(Bounds.NONE, "", Optional.empty(), List.of());
    }

    boolean accepts(String text) {
        return acceptsSize(text.length()) && acceptsValue(text) && acceptsPattern(text);
    }

    /// @param size a length, or the value of a number
    boolean acceptsSize(double size) {
        return size >= bounds.min() && size <= bounds.max();
    }

    private boolean acceptsValue(String text) {
        return values.isEmpty() || values.contains(text);
    }

    private boolean acceptsPattern(String text) {
        if (pattern.isEmpty()) {
            return true;
        }
        return text.length() <= PATTERN_LENGTH_MAX
                && pattern.get().matcher(text).matches();
    }

    void report(String text, Violations violations) {
        reportSize(text.length(), violations);
        if (!acceptsPattern(text)) {
            violations.add(patternText());
        }
        if (!acceptsValue(text)) {
            violations.add(valuesText());
        }
    }

    void reportSize(double size, Violations violations) {
        if (size < bounds.min()) {
            violations.add(minText());
        }
        if (size > bounds.max()) {
            violations.add(maxText());
        }
    }

    /// All demands, as AWS lists them when one of many items fails any.
    String all() {
        var texts = new ArrayList<String>();
        if (bounds.hasMax()) {
            texts.add(maxText());
        }
        if (bounds.hasMin()) {
            texts.add(minText());
        }
        if (pattern.isPresent()) {
            texts.add(patternText());
        }
        if (!values.isEmpty()) {
            texts.add(valuesText());
        }
        return "[" + String.join(", ", texts) + "]";
    }

    private String minText() {
        return "Member must have " + unit + " greater than or equal to " + bounds.min();
    }

    private String maxText() {
        return "Member must have " + unit + " less than or equal to " + bounds.max();
    }

    private String patternText() {
        return "Member must satisfy regular expression pattern: " + pattern.orElseThrow();
    }

    private String valuesText() {
        return "Member must satisfy enum value set: [" + String.join(", ", valueOrder) + "]";
    }
}

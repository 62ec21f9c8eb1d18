package io.pennypost.aws.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One key of one operator in a `Condition`, with the values it is compared to.
///
/// @param quantifier how several values of the key count
/// @param ifExists   fits where the key is absent
record Condition(
        Quantifier quantifier, Comparison comparison, boolean ifExists, String key, List<PolicyText> expected) {
    private static final String IF_EXISTS = "IfExists";
    private static final Set<String> TRUE = Set.of("true");

    Condition {
        expected = List.copyOf(expected);
    }

    /// How the values of a key with several count. Without a word one that fits is enough, for a negated operator
    /// none may fail.
    enum Quantifier {
        PLAIN(""),
        ALL("ForAllValues:"),
        ANY("ForAnyValue:");

        private final String prefix;

        Quantifier(String prefix) {
            this.prefix = prefix;
        }
    }

    /// Reads an operator with its key; empty when there is no such operator.
    static Optional<Condition> parse(String operator, String key, List<PolicyText> expected) {
        var quantifier = operator.startsWith(Quantifier.ALL.prefix)
                ? Quantifier.ALL
                : operator.startsWith(Quantifier.ANY.prefix) ? Quantifier.ANY : Quantifier.PLAIN;
        var name = operator.substring(quantifier.prefix.length());
        var ifExists = name.endsWith(IF_EXISTS);
        return Comparison.named(ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name)
                .filter(comparison -> comparison != Comparison.NULL || !ifExists)
                .map(comparison -> new Condition(quantifier, comparison, ifExists, key, expected));
    }

    boolean matches(PolicyRequest request) {
        var values = request.values(key);
        if (comparison == Comparison.NULL) {
            return expected.stream().anyMatch(text -> TRUE.contains(text.text()) == values.isEmpty());
        }
        if (values.isEmpty()) {
            return whenAbsent();
        }
        return switch (quantifier) {
            case ALL -> values.stream().allMatch(value -> fits(value, request));
            case ANY -> values.stream().anyMatch(value -> fits(value, request));
            case PLAIN ->
                comparison.isNegated()
                        ? values.stream().allMatch(value -> fits(value, request))
                        : values.stream().anyMatch(value -> fits(value, request));
        };
    }

    private boolean whenAbsent() {
        return ifExists
                || switch (quantifier) {
                    case ALL -> true;
                    case ANY -> false;
                    case PLAIN -> comparison.isNegated();
                };
    }

    /// Values are alternatives; under a negated operator none of them may fit.
    private boolean fits(String value, PolicyRequest request) {
        var some = expected.stream()
                .anyMatch(text -> text.resolve(request)
                        .filter(glob -> comparison.holds(value, glob))
                        .isPresent());
        return some != comparison.isNegated();
    }
}

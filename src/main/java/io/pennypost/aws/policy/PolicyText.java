package io.pennypost.aws.policy;

import java.util.BitSet;
import java.util.Optional;

/// A text of a policy, perhaps with variables: `${aws:username}`, `${ses:FromAddress, 'nobody'}`, `${*}`.
///
/// Source: "IAM policy elements: Variables and tags". What a variable brings in is never a wildcard.
///
/// @param hasVariables whether the policy's version knows variables
record PolicyText(String text, boolean hasVariables) {
    /// The text for a request; empty when a variable has no value, or several.
    Optional<Glob> resolve(PolicyRequest request) {
        if (!hasVariables || !text.contains("${")) {
            return Optional.of(Glob.of(text));
        }
        var out = new StringBuilder();
        var literal = new BitSet();
        int from = 0;
        while (true) {
            int begin = text.indexOf("${", from);
            int end = begin < 0 ? -1 : text.indexOf('}', begin);
            if (end < 0) {
                return Optional.of(
                        new Glob(out.append(text, from, text.length()).toString(), literal));
            }
            out.append(text, from, begin);
            var value = value(text.substring(begin + 2, end), request);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            literal.set(out.length(), out.length() + value.get().length());
            out.append(value.get());
            from = end + 1;
        }
    }

    private static Optional<String> value(String variable, PolicyRequest request) {
        if (variable.equals("*") || variable.equals("?") || variable.equals("$")) {
            return Optional.of(variable);
        }
        int comma = variable.indexOf(',');
        var values = request.values((comma < 0 ? variable : variable.substring(0, comma)).strip());
        if (values.size() == 1) {
            return Optional.of(values.getFirst());
        }
        return comma < 0
                ? Optional.empty()
                : unquoted(variable.substring(comma + 1).strip());
    }

    private static Optional<String> unquoted(String text) {
        return text.length() >= 2 && text.startsWith("'") && text.endsWith("'")
                ? Optional.of(text.substring(1, text.length() - 1))
                : Optional.empty();
    }
}

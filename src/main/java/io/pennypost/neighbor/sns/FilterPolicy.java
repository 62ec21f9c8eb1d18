package io.pennypost.neighbor.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/// Whether a text is a filter policy: which messages a subscription gets, by their attributes or their body.
///
/// Source: "Amazon SNS message filtering", "Filter policy constraints".
final class FilterPolicy {
    private static final int KEYS_MAX = 5;
    private static final int COMBINATIONS_MAX = 150;
    private static final String OR = "$or";
    private static final BigDecimal NUMBER_MAX = BigDecimal.valueOf(1_000_000_000L);
    private static final Set<String> ANYTHING_BUT_MATCHES = Set.of("prefix", "suffix", "wildcard");
    private static final Set<String> LOWER_OPERATORS = Set.of(">", ">=");
    private static final Set<String> UPPER_OPERATORS = Set.of("<", "<=");

    /// What refusals begin with.
    private final String prefix;

    private final boolean nestingAllowed;

    /// @param prefix         what refusals begin with
    /// @param nestingAllowed whether keys may be objects, which the scope `MessageBody` brings
    FilterPolicy(String prefix, boolean nestingAllowed) {
        this.prefix = prefix;
        this.nestingAllowed = nestingAllowed;
    }

    /// Refuses what is none.
    ///
    /// @throws io.pennypost.aws.protocol.ServiceError `InvalidParameter` with what is wrong
    void check(String text) {
        if (text.getBytes(UTF_8).length > SnsLimits.FILTER_POLICY_BYTES_MAX) {
            throw fault("Filter policy exceeds the maximum size");
        }
        var policy = Json.parseMembers(text).orElseThrow(() -> fault("failed to parse JSON."));
        if (policy.byName().size() > KEYS_MAX) {
            throw fault("Filter policy can not have more than " + KEYS_MAX + " keys");
        }
        if (combinations(policy, 1) > COMBINATIONS_MAX) {
            throw fault("Filter policy is too complex");
        }
    }

    /// How many combinations of values there are; what is over the bound stays near it.
    private long combinations(Json.Members policy, int depth) {
        long product = 1;
        for (var member : policy.byName().entrySet()) {
            product *= switch (member.getValue()) {
                case Json.Items(var all) when member.getKey().equals(OR) -> alternatives(all, depth);
                case Json.Items(var all) -> values(member.getKey(), all, depth);
                case Json.Members nested when nestingAllowed -> combinations(nested, depth + 1);
                case Json.Members _ ->
                    throw Refusals.invalid(
                            prefix + "Filter policy scope MessageAttributes does not support nested filter policy");
                default -> throw fault('"' + member.getKey() + "\" must be an object or an array");
            };
            if (product > COMBINATIONS_MAX) {
                return product;
            }
        }
        return product;
    }

    private long alternatives(List<Json> all, int depth) {
        if (all.size() < 2) {
            throw fault("There must be at least two objects in the $or array");
        }
        return all.stream()
                .mapToLong(
                        item -> combinations(item.asMembers().orElseThrow(() -> fault("$or must hold objects")), depth))
                .sum();
    }

    private long values(String key, List<Json> all, int depth) {
        if (all.isEmpty()) {
            throw fault("Empty arrays are not allowed");
        }
        for (var value : all) {
            switch (value) {
                case Json.Members match -> checkMatch(match);
                case Json.Items _ ->
                    throw fault("Match value must be String, number, true, false, or null at \"" + key + '"');
                case Json.Decimal(var number) -> checkNumber(number);
                case Json.Text _, Json.Word _ -> {}
            }
        }
        return (long) all.size() * depth;
    }

    private void checkMatch(Json.Members match) {
        if (match.byName().size() != 1) {
            throw fault("Only one key allowed in match expression");
        }
        var only = match.byName().entrySet().iterator().next();
        switch (only.getKey()) {
            case "prefix", "suffix", "wildcard", "equals-ignore-case", "cidr" -> {
                if (!(only.getValue() instanceof Json.Text)) {
                    throw fault(only.getKey() + " match pattern must be a string");
                }
            }
            case "exists" -> {
                if (only.getValue() != Json.Word.TRUE && only.getValue() != Json.Word.FALSE) {
                    throw fault("exists match pattern must be either true or false.");
                }
            }
            case "anything-but" -> checkAnythingBut(only.getValue());
            case "numeric" -> checkNumeric(only.getValue());
            default -> throw fault("Unrecognized match type " + only.getKey());
        }
    }

    private void checkAnythingBut(Json value) {
        if (value instanceof Json.Members match) {
            if (!ANYTHING_BUT_MATCHES.containsAll(match.byName().keySet())) {
                throw fault("Unsupported anything-but pattern");
            }
            checkMatch(match);
            return;
        }
        var excluded = value.asList();
        if (excluded.isEmpty()) {
            throw fault("Anything-but list must not be empty");
        }
        if (!excluded.stream().allMatch(item -> item instanceof Json.Text || item instanceof Json.Decimal)) {
            throw fault("Inside anything-but list, only strings and numbers are supported.");
        }
    }

    private void checkNumeric(Json value) {
        if (!(value instanceof Json.Items(var parts))) {
            throw fault("Value of numeric must be an array.");
        }
        boolean isPair = parts.size() == 2;
        if ((!isPair && parts.size() != 4)
                || !(parts.get(0) instanceof Json.Text(var first))
                || !(parts.get(1) instanceof Json.Decimal(var bottom))) {
            throw fault("Invalid member in numeric match");
        }
        checkNumber(bottom);
        if (isPair) {
            boolean known = first.equals("=") || LOWER_OPERATORS.contains(first) || UPPER_OPERATORS.contains(first);
            if (!known) {
                throw fault("Unrecognized numeric range operator: " + first);
            }
            return;
        }
        if (!(parts.get(2) instanceof Json.Text(var second)) || !(parts.get(3) instanceof Json.Decimal(var top))) {
            throw fault("Invalid member in numeric match");
        }
        checkNumber(top);
        if (!LOWER_OPERATORS.contains(first) || !UPPER_OPERATORS.contains(second)) {
            throw fault("Bad numeric range operator: " + second);
        }
        if (bottom.compareTo(top) >= 0) {
            throw fault("Bottom must be less than top");
        }
    }

    private void checkNumber(BigDecimal number) {
        if (number.abs().compareTo(NUMBER_MAX) > 0) {
            throw fault("Numeric values must be between -1.0E9 and 1.0E9, inclusive");
        }
    }

    private RuntimeException fault(String what) {
        return Refusals.invalid(prefix + "FilterPolicy: " + what);
    }
}

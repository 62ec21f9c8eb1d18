package io.pennypost.neighbor.sns;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whether a message passes a filter policy: all keys must match, each by one of its values.
///
/// Source: "Amazon SNS message filtering", "String value matching", "Numeric value matching".
final class FilterMatch {
    private static final String OR = "$or";

    private FilterMatch() {}

    /// By what is said beside the message.
    static boolean byAttributes(Json.Members policy, List<MessageAttribute> attributes) {
        return matches(
                policy,
                path -> attributes.stream()
                        .filter(attribute -> path.equals(List.of(attribute.name())))
                        .findFirst()
                        .map(FilterMatch::values)
                        .orElse(List.of()));
    }

    private static List<Json> values(MessageAttribute attribute) {
        return switch (attribute.basicType()) {
            case "String" -> List.of(new Json.Text(attribute.value()));
            case "Number" -> Json.parse(attribute.value()).map(List::of).orElse(List.of());
            case "String.Array" ->
                Json.parse(attribute.value()).map(Json::asList).orElse(List.of());
            default -> List.of();
        };
    }

    /// By the message itself, which must be a JSON object.
    static boolean byBody(Json.Members policy, String message) {
        return Json.parseMembers(message)
                .filter(body -> matches(policy, path -> {
                    var found = new ArrayList<Json>();
                    collect(body, path, 0, found);
                    return found;
                }))
                .isPresent();
    }

    /// Values at a path; those in arrays count each.
    private static void collect(Json at, List<String> path, int depth, List<Json> found) {
        switch (at) {
            case Json.Items(var all) -> all.forEach(item -> collect(item, path, depth, found));
            case Json.Members members
            when depth < path.size() ->
                members.find(path.get(depth)).ifPresent(member -> collect(member, path, depth + 1, found));
            case Json.Members _ -> {}
            case Json.Text _, Json.Decimal _, Json.Word _ -> {
                if (depth == path.size()) {
                    found.add(at);
                }
            }
        }
    }

    private interface Values {
        List<Json> at(List<String> path);
    }

    private static boolean matches(Json.Members policy, Values values) {
        return matches(policy, List.of(), values);
    }

    private static boolean matches(Json.Members policy, List<String> above, Values values) {
        for (Map.Entry<String, Json> member : policy.byName().entrySet()) {
            var path = new ArrayList<>(above);
            path.add(member.getKey());
            boolean passes = switch (member.getValue()) {
                case Json.Items(var all)
                when member.getKey().equals(OR) ->
                    all.stream()
                            .flatMap(each -> each.asMembers().stream())
                            .anyMatch(each -> matches(each, above, values));
                case Json.Items(var all) -> anyOf(all, values.at(path));
                case Json.Members nested -> matches(nested, path, values);
                default -> false;
            };
            if (!passes) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyOf(List<Json> conditions, List<Json> values) {
        return conditions.stream().anyMatch(condition -> holds(condition, values));
    }

    private static boolean holds(Json condition, List<Json> values) {
        if (condition instanceof Json.Members match) {
            var only = match.byName().entrySet().iterator().next();
            if (only.getKey().equals("exists")) {
                return (only.getValue() == Json.Word.TRUE) == !values.isEmpty();
            }
            return values.stream().anyMatch(value -> operator(only.getKey(), only.getValue(), value));
        }
        return values.stream().anyMatch(value -> isSame(condition, value));
    }

    private static boolean isSame(Json one, Json other) {
        if (one instanceof Json.Decimal(var a) && other instanceof Json.Decimal(var b)) {
            return a.compareTo(b) == 0;
        }
        return one.equals(other);
    }

    private static boolean operator(String name, Json operand, Json value) {
        return switch (name) {
            case "anything-but" -> anythingBut(operand, value);
            case "numeric" ->
                value instanceof Json.Decimal(var number)
                        && operand instanceof Json.Items(var parts)
                        && inRange(parts, number);
            default ->
                value instanceof Json.Text(var text)
                        && operand instanceof Json.Text(var pattern)
                        && textual(name, pattern, text);
        };
    }

    private static boolean anythingBut(Json operand, Json value) {
        if (operand instanceof Json.Members match) {
            var only = match.byName().entrySet().iterator().next();
            return only.getValue().asList().stream().noneMatch(each -> operator(only.getKey(), each, value));
        }
        return operand.asList().stream().noneMatch(each -> isSame(each, value));
    }

    private static boolean textual(String name, String pattern, String text) {
        return switch (name) {
            case "prefix" -> text.startsWith(pattern);
            case "suffix" -> text.endsWith(pattern);
            case "equals-ignore-case" -> text.toLowerCase(Locale.ROOT).equals(pattern.toLowerCase(Locale.ROOT));
            case "wildcard" -> wildcard(pattern, text);
            case "cidr" -> inNetwork(pattern, text);
            default -> false;
        };
    }

    /// Linear: each part behind a star is looked for from where the last one ended.
    private static boolean wildcard(String pattern, String text) {
        var parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return text.equals(pattern);
        }
        if (!text.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        var last = parts[parts.length - 1];
        return text.length() - at >= last.length() && text.endsWith(last);
    }

    private static boolean inNetwork(String network, String text) {
        int slash = network.indexOf('/');
        if (slash < 0) {
            return false;
        }
        try {
            var base = InetAddress.ofLiteral(network.substring(0, slash)).getAddress();
            var address = InetAddress.ofLiteral(text).getAddress();
            int bits = Integer.parseInt(network.substring(slash + 1));
            return base.length == address.length && bits >= 0 && bits <= 8 * base.length && agree(base, address, bits);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static boolean agree(byte[] one, byte[] other, int bits) {
        for (int i = 0; i < bits; i++) {
            if (((one[i / 8] ^ other[i / 8]) & (0x80 >> (i % 8))) != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean inRange(List<Json> parts, BigDecimal number) {
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            if (!(parts.get(i) instanceof Json.Text(var operator))
                    || !(parts.get(i + 1) instanceof Json.Decimal(var bound))) {
                return false;
            }
            int order = number.compareTo(bound);
            boolean holds = switch (operator) {
                case "=" -> order == 0;
                case "<" -> order < 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                case ">=" -> order >= 0;
                default -> false;
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    /// Whether a subscription gets a message.
    static boolean passes(Subscription subscription, List<MessageAttribute> attributes, String message) {
        Optional<Json.Members> policy =
                subscription.attribute(SubscriptionAttributes.FILTER_POLICY).flatMap(Json::parseMembers);
        return policy.isEmpty()
                || (subscription.isFilteredByBody()
                        ? byBody(policy.get(), message)
                        : byAttributes(policy.get(), attributes));
    }
}

package io.pennypost.aws.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The constraints that one request fails, with the path to each: `topics.1.member.topicName`.
///
/// All are reported at once, in the order of the shapes, whatever the order on the wire.
final class Violations {
    /// More than any shape of AWS is deep.
    private static final int DEPTH_MAX = 64;

    /// More would only make the answer long.
    private static final int REPORTED_MAX = 50;

    private final boolean saysNull;
    private final @Nullable Object[] path = new Object[DEPTH_MAX];
    private final int[] order = new int[DEPTH_MAX];
    private final List<Violation> found = new ArrayList<>(0);
    private int depth;
    private int count;

    /// @param saysNull whether `Value null at` is said of missing members at the top too. SES v2 says `Value at`
    ///                 there and `Value null at` below, as far as its answers have been recorded.
    Violations(boolean saysNull) {
        this.saysNull = saysNull;
    }

    void enter(Member member) {
        push(member.fieldName(), member.index());
    }

    /// @param index from 0
    void enterItem(int index) {
        push(index + 1 + ".member", index);
    }

    void enterEntry(String key, int index) {
        push(key, index);
    }

    private void push(Object step, int index) {
        path[depth] = step;
        order[depth] = index;
        depth++;
    }

    void leave() {
        depth--;
    }

    int count() {
        return count;
    }

    /// @param constraint for example `Member must have length less than or equal to 64`
    void add(String constraint) {
        add("", constraint);
    }

    void addMissing(Member member) {
        enter(member);
        addNull();
        leave();
    }

    void addNull() {
        add(saysNull || depth > 1 ? "null " : "", "Member must not be null");
    }

    private void add(String value, String constraint) {
        count++;
        if (found.size() < REPORTED_MAX) {
            var text = "Value " + value + "at '" + pathText() + "' failed to satisfy constraint: " + constraint;
            found.add(new Violation(orderText(), text));
        }
    }

    private String pathText() {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append(i == 0 ? "" : ".").append(path[i]);
        }
        return text.toString();
    }

    /// Compares as the sequence of positions does.
    private String orderText() {
        var text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append((char) Math.min(order[i], Character.MAX_VALUE));
        }
        return text.toString();
    }

    /// The value that was read, if there is no violation.
    ///
    /// @throws ServiceError `ValidationException` when there is any
    <T> T valueOrThrow(Class<T> type, @Nullable Object value) {
        if (count == 0 && value != null) {
            return type.cast(value);
        }
        throw error();
    }

    private ServiceError error() {
        found.sort(Comparator.comparing(Violation::order));
        var texts = found.stream().map(Violation::text).toList();
        var head = count == 1 ? "1 validation error detected: " : count + " validation errors detected: ";
        return new ServiceError("ValidationException", head + String.join("; ", texts));
    }

    private record Violation(String order, String text) {}
}

package io.pennypost.ses.template.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of the rendering data.
sealed interface Value {
    /// Appends what a template shows of it.
    void show(StringBuilder out);

    /// Whether `if` takes its main branch.
    boolean isTrue();

    /// A string.
    record Text(String text) implements Value {
        @Override
        public void show(StringBuilder out) {
            out.append(text);
        }

        @Override
        public boolean isTrue() {
            return !text.isEmpty();
        }
    }

    /// A number as it was written, so that nothing is rounded.
    record Numeral(String digits) implements Value {
        @Override
        public void show(StringBuilder out) {
            out.append(digits);
        }

        @Override
        public boolean isTrue() {
            int exponent = Math.max(digits.indexOf('e'), digits.indexOf('E'));
            var mantissa = exponent < 0 ? digits : digits.substring(0, exponent);
            return mantissa.chars().anyMatch(c -> c >= '1' && c <= '9');
        }
    }

    /// `true` or `false`.
    record Truth(boolean value) implements Value {
        @Override
        public void show(StringBuilder out) {
            out.append(value);
        }

        @Override
        public boolean isTrue() {
            return value;
        }
    }

    /// JSON's `null`, which counts as absent, and whatever is absent.
    record Nothing() implements Value {
        private static final Nothing INSTANCE = new Nothing();

        @Override
        public void show(StringBuilder out) {
            // Seen only within arrays and objects.
            out.append("null");
        }

        @Override
        public boolean isTrue() {
            return false;
        }
    }

    /// An array. Shown as Java shows a list.
    record Items(List<Value> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public void show(StringBuilder out) {
            out.append('[');
            for (int i = 0; i < items.size(); i++) {
                out.append(i == 0 ? "" : ", ");
                items.get(i).show(out);
            }
            out.append(']');
        }

        @Override
        public boolean isTrue() {
            return !items.isEmpty();
        }
    }

    /// An object, in the order of its JSON. Shown as Java shows a map.
    record Members(Map<String, Value> members) implements Value {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public void show(StringBuilder out) {
            out.append('{');
            var separator = "";
            for (var member : members.entrySet()) {
                out.append(separator).append(member.getKey()).append('=');
                member.getValue().show(out);
                separator = ", ";
            }
            out.append('}');
        }

        @Override
        public boolean isTrue() {
            return true;
        }
    }

    /// The value of one step of a path, for example `name`, `length`, or `0` of an array.
    default Value at(String step) {
        return switch (this) {
            case Members(var members) -> members.getOrDefault(step, nothing());
            case Items(var items) -> step.equals("length") ? number(items.size()) : item(items, step);
            case Text(var text) -> step.equals("length") ? number(text.length()) : nothing();
            case Numeral _, Truth _, Nothing _ -> nothing();
        };
    }

    private static Value item(List<Value> items, String step) {
        if (step.isEmpty() || step.length() > 9 || !step.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return nothing();
        }
        int index = Integer.parseInt(step);
        return index < items.size() ? items.get(index) : nothing();
    }

    /// What is absent.
    static Value nothing() {
        return Nothing.INSTANCE;
    }

    static Value number(int number) {
        return new Numeral(Integer.toString(number));
    }

    static Value text(String text) {
        return new Text(text);
    }
}

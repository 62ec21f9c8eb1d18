package io.pennypost.aws.protocol;

/// Inclusive limits of a length or a value.
///
/// @param min [Long#MIN_VALUE] when there is none
/// @param max [Long#MAX_VALUE] when there is none
public record Bounds(long min, long max) {
    /// No limits.
    public static final Bounds NONE = new Bounds(Long.MIN_VALUE, Long.MAX_VALUE);

    public Bounds {
        if (min > max) {
            throw new IllegalArgumentException("Empty bounds: " + min + ".." + max);
        }
    }

    /// Reads `1..64`, `1..` or `..64`, as shape tables write them.
    static Bounds parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            throw new IllegalArgumentException("Not bounds: " + text);
        }
        var min = text.substring(0, dots);
        var max = text.substring(dots + 2);
        return new Bounds(
                min.isEmpty() ? Long.MIN_VALUE : Long.parseLong(min),
                max.isEmpty() ? Long.MAX_VALUE : Long.parseLong(max));
    }

    boolean hasMin() {
        return min != Long.MIN_VALUE;
    }

    boolean hasMax() {
        return max != Long.MAX_VALUE;
    }
}

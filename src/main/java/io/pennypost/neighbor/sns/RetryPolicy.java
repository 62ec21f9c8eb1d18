package io.pennypost.neighbor.sns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// When a delivery to an HTTP endpoint is tried again: at once, then every shortest delay, then with growing
/// delays, then every longest one. Delays are in seconds.
///
/// Source: "Amazon SNS message delivery retries". SNS does not publish its curves; ours go from the shortest
/// to the longest delay as their names say.
///
/// @param numRetries the retries of all four phases together
public record RetryPolicy(
        int minDelayTarget,
        int maxDelayTarget,
        int numRetries,
        int numNoDelayRetries,
        int numMinDelayRetries,
        int numMaxDelayRetries,
        Backoff backoffFunction) {
    /// What applies where nothing is said.
    public static final RetryPolicy DEFAULT = new RetryPolicy(20, 20, 3, 0, 0, 0, Backoff.LINEAR);

    private static final int RETRIES_MAX = 100;
    private static final int DELAY_MAX = 3600;
    private static final Duration TOTAL_MAX = Duration.ofHours(1);

    /// How delays grow in the third phase.
    public enum Backoff {
        /// By equal steps.
        LINEAR,
        /// By steps that grow by equal steps.
        ARITHMETIC,
        /// With the square of the retry's number.
        GEOMETRIC,
        /// Doubling.
        EXPONENTIAL;

        /// @param x how far the phase has come, 0 to 1
        private double at(double x) {
            return switch (this) {
                case LINEAR -> x;
                case ARITHMETIC -> x * (x + 1) / 2;
                case GEOMETRIC -> x * x;
                case EXPONENTIAL -> (Math.pow(2, 10 * x) - 1) / 1023;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The pause before each retry, in order.
    public List<Duration> delays() {
        var delays = new ArrayList<Duration>();
        repeat(delays, numNoDelayRetries, 0);
        repeat(delays, numMinDelayRetries, minDelayTarget);
        int growing = numRetries - numNoDelayRetries - numMinDelayRetries - numMaxDelayRetries;
        for (int i = 1; i <= growing; i++) {
            var part = backoffFunction.at((double) i / growing);
            delays.add(Duration.ofMillis(
                    Math.round(1000 * (minDelayTarget + ((maxDelayTarget - minDelayTarget) * part)))));
        }
        repeat(delays, numMaxDelayRetries, maxDelayTarget);
        return List.copyOf(delays);
    }

    private static void repeat(List<Duration> delays, int times, int seconds) {
        for (int i = 0; i < times; i++) {
            delays.add(Duration.ofSeconds(seconds));
        }
    }

    /// What is wrong with it, in a few words; empty when nothing is.
    String fault() {
        if (minDelayTarget < 1 || maxDelayTarget < minDelayTarget || maxDelayTarget > DELAY_MAX) {
            return "minDelayTarget and maxDelayTarget must be in order and between 1 and " + DELAY_MAX;
        }
        if (numRetries < 0 || numRetries > RETRIES_MAX) {
            return "numRetries must be between 0 and " + RETRIES_MAX;
        }
        if (numNoDelayRetries < 0 || numMinDelayRetries < 0 || numMaxDelayRetries < 0) {
            return "numNoDelayRetries, numMinDelayRetries and numMaxDelayRetries must not be negative";
        }
        if ((long) numNoDelayRetries + numMinDelayRetries + numMaxDelayRetries > numRetries) {
            return "numRetries must be at least the sum of numNoDelayRetries, numMinDelayRetries and numMaxDelayRetries";
        }
        var total = delays().stream().reduce(Duration.ZERO, Duration::plus);
        return total.compareTo(TOTAL_MAX) > 0 ? "all retries together must not take more than an hour" : "";
    }
}

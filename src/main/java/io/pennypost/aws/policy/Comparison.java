package io.pennypost.aws.policy;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;

/// The operators of conditions, without what may stand before and behind them.
///
/// A value that is not of the operator's kind fits nothing; negated, everything.
enum Comparison {
    STRING_EQUALS("StringEquals", (value, glob) -> glob.text().equals(value)),
    STRING_NOT_EQUALS("StringNotEquals", STRING_EQUALS),
    STRING_EQUALS_IGNORE_CASE(
            "StringEqualsIgnoreCase", (value, glob) -> glob.text().equalsIgnoreCase(value)),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", STRING_EQUALS_IGNORE_CASE),
    STRING_LIKE("StringLike", (value, glob) -> glob.matches(value)),
    STRING_NOT_LIKE("StringNotLike", STRING_LIKE),
    NUMERIC_EQUALS("NumericEquals", number(order -> order == 0)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", NUMERIC_EQUALS),
    NUMERIC_LESS_THAN("NumericLessThan", number(order -> order < 0)),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", number(order -> order <= 0)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", number(order -> order > 0)),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", number(order -> order >= 0)),
    DATE_EQUALS("DateEquals", date(order -> order == 0)),
    DATE_NOT_EQUALS("DateNotEquals", DATE_EQUALS),
    DATE_LESS_THAN("DateLessThan", date(order -> order < 0)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", date(order -> order <= 0)),
    DATE_GREATER_THAN("DateGreaterThan", date(order -> order > 0)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", date(order -> order >= 0)),
    BOOL("Bool", (value, glob) -> glob.text().equalsIgnoreCase(value)),
    BINARY_EQUALS("BinaryEquals", STRING_EQUALS.holds),
    IP_ADDRESS("IpAddress", (value, glob) -> isWithin(value, glob.text())),
    NOT_IP_ADDRESS("NotIpAddress", IP_ADDRESS),
    ARN_LIKE("ArnLike", (value, glob) -> ArnMatch.matches(glob, value)),
    ARN_EQUALS("ArnEquals", ARN_LIKE.holds),
    ARN_NOT_LIKE("ArnNotLike", ARN_LIKE),
    ARN_NOT_EQUALS("ArnNotEquals", ARN_LIKE),
    /// Asks whether the key is there; has no values to compare.
    NULL("Null", (value, glob) -> false);

    private final String word;
    private final boolean negated;
    // The functions hold no state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final BiPredicate<String, Glob> holds;

    Comparison(String word, BiPredicate<String, Glob> holds) {
        this.word = word;
        this.negated = false;
        this.holds = holds;
    }

    Comparison(String word, Comparison positive) {
        this.word = word;
        this.negated = true;
        this.holds = positive.holds;
    }

    static Optional<Comparison> named(String word) {
        for (var comparison : values()) {
            if (comparison.word.equals(word)) {
                return Optional.of(comparison);
            }
        }
        return Optional.empty();
    }

    boolean isNegated() {
        return negated;
    }

    /// Whether a value fits, for a negated operator whether it fits the positive one.
    boolean holds(String value, Glob expected) {
        return holds.test(value, expected);
    }

    private static BiPredicate<String, Glob> number(IntPredicate order) {
        return ordered(Comparison::readNumber, order);
    }

    private static BiPredicate<String, Glob> date(IntPredicate order) {
        return ordered(Comparison::readInstant, order);
    }

    private static <T extends Comparable<T>> BiPredicate<String, Glob> ordered(
            Function<String, Optional<T>> read, IntPredicate order) {
        return (value, glob) -> {
            var left = read.apply(value);
            var right = read.apply(glob.text());
            return left.isPresent()
                    && right.isPresent()
                    && order.test(left.get().compareTo(right.get()));
        };
    }

    private static Optional<BigDecimal> readNumber(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// ISO 8601, or seconds since 1970.
    private static Optional<Instant> readInstant(String text) {
        try {
            return text.indexOf('-') > 0
                    ? Optional.of(
                            OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant())
                    : Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// Whether an address lies in a network, `192.0.2.0/24` or `2001:db8::/32`, or is the one given.
    private static boolean isWithin(String address, String network) {
        int slash = network.indexOf('/');
        try {
            var of = InetAddress.ofLiteral(address).getAddress();
            var base = InetAddress.ofLiteral(slash < 0 ? network : network.substring(0, slash))
                    .getAddress();
            int bits = slash < 0 ? base.length * Byte.SIZE : Integer.parseInt(network.substring(slash + 1));
            return of.length == base.length && sameBits(of, base, bits);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean sameBits(byte[] one, byte[] other, int bits) {
        for (var bit = 0; bit < bits && bit < one.length * Byte.SIZE; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((one[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}

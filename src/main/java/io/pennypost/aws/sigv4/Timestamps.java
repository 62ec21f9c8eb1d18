package io.pennypost.aws.sigv4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Times as signatures write them: `20261124T101112Z`, ISO 8601 basic, UTC, whole seconds.
final class Timestamps {
    private Timestamps() {}

    static String print(Instant instant) {
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        var out = new StringBuilder(16);
        append(time.getYear(), 4, out);
        append(time.getMonthValue(), 2, out);
        append(time.getDayOfMonth(), 2, out);
        out.append('T');
        append(time.getHour(), 2, out);
        append(time.getMinute(), 2, out);
        append(time.getSecond(), 2, out);
        return out.append('Z').toString();
    }

    private static void append(int number, int width, StringBuilder out) {
        var digits = Integer.toString(number);
        out.repeat('0', Math.max(0, width - digits.length())).append(digits);
    }

    static Optional<Instant> parse(String text) {
        if (text.length() != 16 || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
            return Optional.empty();
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 4, 6);
        int day = digits(text, 6, 8);
        int hour = digits(text, 9, 11);
        int minute = digits(text, 11, 13);
        int second = digits(text, 13, 15);
        if ((year | month | day | hour | minute | second) < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.of(year, month, day, hour, minute, second).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /// Reads the `Date` header: RFC 1123, or ISO basic as some clients write it.
    static Optional<Instant> parseDateHeader(String text) {
        var basic = parse(text);
        if (basic.isPresent()) {
            return basic;
        }
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException notRfc1123) {
            return Optional.empty();
        }
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}

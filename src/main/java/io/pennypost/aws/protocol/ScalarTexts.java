package io.pennypost.aws.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/// Scalars that are written as bare text: in paths, queries and forms.
final class ScalarTexts {
    private ScalarTexts() {}

    static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refusal(text, "Boolean");
        };
    }

    static int integer(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw refusal(text, "Integer");
        }
    }

    static long longInteger(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw refusal(text, "Long");
        }
    }

    static double real(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw refusal(text, "Double");
        }
    }

    /// ISO 8601 with an offset, mostly `Z`.
    static Instant timestamp(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw refusal(text, "Timestamp");
        }
    }

    /// Three digits of a second, as AWS writes them.
    static String timestamp(Instant instant) {
        var text = instant.toString();
        int dot = text.indexOf('.');
        int end = text.length() - 1;
        var seconds = text.substring(0, dot < 0 ? end : dot);
        var fraction = dot < 0 ? "000" : (text.substring(dot + 1, end) + "000").substring(0, 3);
        return seconds + '.' + fraction + 'Z';
    }

    private static ServiceError refusal(String text, String type) {
        return Malformed.type("'" + text + "'", type);
    }
}

package io.pennypost.mail.mime;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;

/// The date as headers have it (RFC 5322 §3.3).
public final class DateField {
    private DateField() {}

    /// In UTC: `Tue, 24 Nov 2026 10:00:00 +0000`.
    public static String format(Instant instant) {
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        var text = new StringBuilder(32)
                .append(time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ROOT))
                .append(", ")
                .append(time.getDayOfMonth())
                .append(' ')
                .append(time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ROOT))
                .append(' ')
                .append(time.getYear());
        two(text, ' ', time.getHour());
        two(text, ':', time.getMinute());
        two(text, ':', time.getSecond());
        return text.append(" +0000").toString();
    }

    private static void two(StringBuilder text, char before, int number) {
        text.append(before).append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}

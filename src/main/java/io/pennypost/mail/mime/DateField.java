package io.pennypost.mail.mime;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/// The date as headers have it (RFC 5322 §3.3).
public final class DateField {
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private DateField() {}

    /// In UTC: `Tue, 24 Nov 2026 10:00:00 +0000`.
    public static String format(Instant instant) {
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        var text = new StringBuilder(32)
                .append(DAYS.get(time.getDayOfWeek().getValue() - 1))
                .append(", ")
                .append(time.getDayOfMonth())
                .append(' ')
                .append(MONTHS.get(time.getMonthValue() - 1))
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

package io.pennypost.api.gateway;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The `Date` of answers (RFC 9110 §5.6.7), by which SDKs correct their clocks; printed once a second.
final class DateHeader {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private record Printed(long second, String text) {}

    private final InstantSource clock;
    private volatile Printed last;

    DateHeader(InstantSource clock) {
        this.clock = clock;
        this.last = print();
    }

    String now() {
        var printed = last;
        if (clock.instant().getEpochSecond() != printed.second()) {
            printed = print();
            last = printed;
        }
        return printed.text();
    }

    private Printed print() {
        var now = clock.instant();
        return new Printed(now.getEpochSecond(), FORMAT.format(now));
    }
}

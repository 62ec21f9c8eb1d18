package io.pennypost.send.schedule;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds in the text of a reply how long the receiver asks us to wait: `in 300 seconds`, `for 00:04:30`.
///
/// The answer is the hint plus ten seconds; hints beyond an hour are not obeyed.
public final class RetryHint {
    private static final Duration MAX = Duration.ofMinutes(60);
    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final int TEXT_MAX = 2000;
    private static final Pattern UNITS =
            Pattern.compile("\\b(?:in|for|after|wait)\\s+(\\d{1,6})\\s*(s|sec|m|min|h|hour)");
    private static final Pattern CLOCK = Pattern.compile("\\b(?:in|for|after|wait)\\s+(\\d\\d):(\\d\\d):(\\d\\d)\\b");

    private RetryHint() {}

    /// Reads the text of a reply.
    public static Optional<Duration> of(String text) {
        var lower = text.substring(0, Math.min(text.length(), TEXT_MAX)).toLowerCase(Locale.ROOT);
        var units = UNITS.matcher(lower);
        if (units.find()) {
            var count = Long.parseLong(units.group(1));
            return obeyed(
                    switch (units.group(2).charAt(0)) {
                        case 's' -> Duration.ofSeconds(count);
                        case 'm' -> Duration.ofMinutes(count);
                        default -> Duration.ofHours(count);
                    });
        }
        var clock = CLOCK.matcher(lower);
        if (clock.find()) {
            return obeyed(Duration.ofHours(Long.parseLong(clock.group(1)))
                    .plusMinutes(Long.parseLong(clock.group(2)))
                    .plusSeconds(Long.parseLong(clock.group(3))));
        }
        return Optional.empty();
    }

    private static Optional<Duration> obeyed(Duration hint) {
        return hint.compareTo(MAX) > 0 || hint.isZero() ? Optional.empty() : Optional.of(hint.plus(MARGIN));
    }
}

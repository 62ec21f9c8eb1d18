package io.pennypost.ses.account;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.SortedMap;

/// How many recipients were sent to in the last 24 hours, to the minute. Not safe for use by many threads.
final class RollingDay {
    private static final long MINUTES = 24 * 60;

    /// Minutes with mail, oldest first; never more than a day has.
    private final ArrayDeque<Minute> minutes = new ArrayDeque<>();

    private long sum;

    /// What one minute sent.
    static final class Minute {
        private final long number;
        private long recipients;

        Minute(long number) {
            this.number = number;
        }
    }

    /// @param sent recipients by the beginning of each minute
    RollingDay(SortedMap<Instant, Long> sent) {
        sent.forEach((begin, recipients) -> add(minute(begin), recipients));
    }

    private static long minute(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 60L);
    }

    /// The sum as of now.
    long sum(Instant now) {
        long oldest = minute(now) - MINUTES;
        while (!minutes.isEmpty() && minutes.getFirst().number <= oldest) {
            sum -= minutes.removeFirst().recipients;
        }
        return sum;
    }

    /// Counts recipients, and says where, so that they can be taken back.
    Minute add(Instant now, long recipients) {
        return add(minute(now), recipients);
    }

    private Minute add(long number, long recipients) {
        // A clock that was set back counts into the latest minute.
        if (minutes.isEmpty() || minutes.getLast().number < number) {
            minutes.addLast(new Minute(number));
        }
        var minute = minutes.getLast();
        minute.recipients += recipients;
        sum += recipients;
        return minute;
    }

    void takeBack(Minute minute, long recipients) {
        minute.recipients -= recipients;
        // A minute that is over was taken from the sum when it went.
        if (!minutes.isEmpty() && minutes.getFirst().number <= minute.number) {
            sum -= recipients;
        }
    }
}

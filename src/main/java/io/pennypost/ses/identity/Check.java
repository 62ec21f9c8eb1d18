package io.pennypost.ses.identity;

import io.pennypost.ses.SesLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The state of one proof of ownership, and when to look for it again.
///
/// A proof that is waited for is looked for at once, after 5, 10, 20, 40 seconds and so on, doubling to an
/// hour, for 72 hours. A proof that was seen is looked for every six hours; once it is gone, the search begins
/// anew as a temporary failure. An answer that says nothing about the records (a name server that fails)
/// changes no success.
///
/// @param status      where it stands
/// @param since       when this search began, or when the proof was first seen
/// @param nextAt      when to look again; empty when there is nothing to look for, or it is for others to
///                    decide
/// @param checkedAt   the last look
/// @param succeededAt the last look that saw the proof
/// @param error       why the last look did not see it
public record Check(
        VerificationStatus status,
        Instant since,
        Optional<Instant> nextAt,
        Optional<Instant> checkedAt,
        Optional<Instant> succeededAt,
        Optional<VerificationError> error) {
    /// First gap between two looks.
    static final Duration FIRST_GAP = Duration.ofSeconds(5);

    /// Longest gap between two looks of a search.
    static final Duration LONGEST_GAP = Duration.ofHours(1);

    /// Gap between two looks at a proof that was seen.
    static final Duration WATCH_GAP = Duration.ofHours(6);

    /// Nothing to be proved yet.
    public static Check notStarted(Instant now) {
        return of(VerificationStatus.NOT_STARTED, now, Optional.empty());
    }

    /// Searched in DNS from now on.
    public static Check searching(Instant now) {
        return of(VerificationStatus.PENDING, now, Optional.of(now));
    }

    /// Waiting for a link to be opened, which fails by itself when its time is over.
    public static Check awaitingLink(Instant now) {
        return of(VerificationStatus.PENDING, now, Optional.of(now.plus(SesLimits.LINK_LIFETIME)));
    }

    /// Waiting for the operator's word, without end.
    public static Check awaitingOperator(Instant now) {
        return of(VerificationStatus.PENDING, now, Optional.empty());
    }

    /// Proved for good: by a link, by the operator's word, or because none is asked for.
    public static Check settled(Instant now) {
        return new Check(
                VerificationStatus.SUCCESS,
                now,
                Optional.empty(),
                Optional.of(now),
                Optional.of(now),
                Optional.empty());
    }

    private static Check of(VerificationStatus status, Instant now, Optional<Instant> nextAt) {
        return new Check(status, now, nextAt, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Whether a look is due.
    boolean isDue(Instant now) {
        return nextAt.isPresent() && !nextAt.get().isAfter(now);
    }

    /// Whether this is a search that a reader may hurry: pending, and not looked for in the last five seconds.
    boolean isStale(Instant now) {
        return status == VerificationStatus.PENDING
                && nextAt.isPresent()
                && !now.isBefore(checkedAt.map(at -> at.plus(FIRST_GAP)).orElse(Instant.MIN));
    }

    /// The proof was seen.
    Check found(Instant now) {
        var first = status == VerificationStatus.SUCCESS ? since : now;
        return new Check(
                VerificationStatus.SUCCESS,
                first,
                Optional.of(now.plus(WATCH_GAP)),
                Optional.of(now),
                Optional.of(now),
                Optional.empty());
    }

    /// The proof was not seen.
    Check missing(VerificationError why, Instant now) {
        return switch (status) {
            case PENDING, TEMPORARY_FAILURE -> searchGoesOn(why, now);
            case SUCCESS -> why.isTransient() ? looked(why, now, now.plus(LONGEST_GAP)) : lost(why, now);
            case FAILED, NOT_STARTED -> this;
        };
    }

    /// A look that says nothing of this proof, for better or worse.
    Check silent(Instant now) {
        return new Check(status, since, Optional.of(now.plus(WATCH_GAP)), Optional.of(now), succeededAt, error);
    }

    /// The time to open a link is over.
    Check expired() {
        return new Check(VerificationStatus.FAILED, since, Optional.empty(), checkedAt, succeededAt, error);
    }

    private Check searchGoesOn(VerificationError why, Instant now) {
        var end = since.plus(SesLimits.DNS_SEARCH);
        if (!now.isBefore(end)) {
            return new Check(
                    VerificationStatus.FAILED,
                    since,
                    Optional.empty(),
                    Optional.of(now),
                    succeededAt,
                    Optional.of(why));
        }
        var next = nextLook(now);
        return looked(why, now, next.isBefore(end) ? next : end);
    }

    private Check lost(VerificationError why, Instant now) {
        return new Check(
                VerificationStatus.TEMPORARY_FAILURE,
                now,
                Optional.of(now.plus(FIRST_GAP)),
                Optional.of(now),
                succeededAt,
                Optional.of(why));
    }

    private Check looked(VerificationError why, Instant now, Instant next) {
        return new Check(status, since, Optional.of(next), Optional.of(now), succeededAt, Optional.of(why));
    }

    /// The first of `since` + 5, 10, 20, 40 … seconds that lies ahead, but no later than an hour from now. It
    /// follows from the time alone, so that looks that readers ask for do not slow the schedule down.
    private Instant nextLook(Instant now) {
        var latest = now.plus(LONGEST_GAP);
        var age = FIRST_GAP;
        while (!since.plus(age).isAfter(now)) {
            age = age.multipliedBy(2);
        }
        var next = since.plus(age);
        return next.isBefore(latest) ? next : latest;
    }
}

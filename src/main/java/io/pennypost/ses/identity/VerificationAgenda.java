package io.pennypost.ses.identity;

import io.pennypost.aws.arn.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Which identities are to be looked at, and when: an index in memory over what the identities themselves say.
///
/// An entry is a hint and the identity is the truth: an entry may come up early or for an identity that is gone, but
/// never late. One entry per identity at most. Safe for use by many threads.
public final class VerificationAgenda {
    /// Whose look it is.
    private record Key(Scope scope, String name) {}

    /// One look ahead.
    record Entry(Instant at, Scope scope, String name) {
        private Key key() {
            return new Key(scope, name);
        }
    }

    private static final Comparator<Entry> BY_TIME = Comparator.comparing(Entry::at)
            .thenComparing(Entry::name)
            .thenComparing(entry -> entry.scope().account())
            .thenComparing(entry -> entry.scope().region());

    private final TreeSet<Entry> entries = new TreeSet<>(BY_TIME);
    private final Map<Key, Entry> byName = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /// Notes when an identity is to be looked at, if at all.
    void note(Scope scope, Identity identity) {
        identity.nextLook().ifPresent(at -> note(new Entry(at, scope, identity.name())));
    }

    /// Notes a look; an earlier one of the same identity stays instead, because two writers may note in either
    /// order.
    void note(Entry entry) {
        lock.lock();
        try {
            var present = Optional.ofNullable(byName.get(entry.key()));
            if (present.isPresent() && !present.get().at().isAfter(entry.at())) {
                return;
            }
            present.ifPresent(entries::remove);
            entries.add(entry);
            byName.put(entry.key(), entry);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes out what is due, up to a number.
    List<Entry> takeDue(Instant now, int limit) {
        lock.lock();
        try {
            var due = new ArrayList<Entry>();
            while (due.size() < limit
                    && !entries.isEmpty()
                    && !entries.getFirst().at().isAfter(now)) {
                var entry = entries.removeFirst();
                byName.remove(entry.key());
                due.add(entry);
            }
            return due;
        } finally {
            lock.unlock();
        }
    }

    /// When the next look is due.
    Optional<Instant> next() {
        lock.lock();
        try {
            return entries.isEmpty()
                    ? Optional.empty()
                    : Optional.of(entries.getFirst().at());
        } finally {
            lock.unlock();
        }
    }

    /// Waits until a look is noted that comes before all others known to the caller, or the time is over.
    ///
    /// @param known the first look when the caller last asked
    void awaitChange(Optional<Instant> known, long millis) throws InterruptedException {
        lock.lock();
        try {
            var nanos = TimeUnit.MILLISECONDS.toNanos(millis);
            while (nanos > 0 && next().equals(known)) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}

package io.pennypost.send.deliver;

import io.pennypost.mail.smtp.SmtpConnection;
import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.mail.tls.TlsDemand;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// The limit of connections per site, and the sessions that wait to be used again.
///
/// Whoever wants to talk to a site enters it and gets a slot; with a slot it may take a waiting session, or make
/// one, and give it back. Working and waiting sessions together stay within the limit of the site, and waiting
/// ones within [Limits#idleMax()] in all. The latest used is taken first, so that superfluous ones grow old and
/// are closed.
///
/// Safe for many threads: what belongs to a site changes only inside `compute` of its map entry, where nobody blocks.
public final class Connections implements AutoCloseable {
    /// Bounds of connections and of their reuse.
    ///
    /// @param perSite   working connections to a site found by MX
    /// @param perRoute  working connections to a configured route
    /// @param messages  transactions over one connection
    /// @param age       of a connection that may be used again
    /// @param idle      how long an unused connection is kept
    /// @param idleMax   unused connections in all
    /// @param patience  how long an attempt waits for its slot
    public record Limits(
            int perSite, int perRoute, int messages, Duration age, Duration idle, int idleMax, Duration patience) {
        /// The default shaping, and twice its connections for routes, whose operator we know.
        public static Limits standard() {
            return new Limits(10, 20, 100, Duration.ofSeconds(300), Duration.ofSeconds(5), 1000, Duration.ofMinutes(2));
        }
    }

    private record Idle(Session session, long sinceNanos) {}

    /// One site that somebody is at, or that sessions wait for.
    private static final class Place {
        final Semaphore permits;
        final int limit;
        final Deque<Idle> idle = new ArrayDeque<>();
        int visitors;

        Place(int limit) {
            this.limit = limit;
            this.permits = new Semaphore(limit);
        }

        boolean isDeserted() {
            return visitors == 0 && idle.isEmpty();
        }
    }

    private final ConcurrentHashMap<String, Place> places = new ConcurrentHashMap<>();
    private final AtomicInteger idleCount = new AtomicInteger();
    private final Watchdog watchdog;
    private final Watchdog.Charge sweeper = this::sweep;
    private final LongSupplier nanoTime;
    private final Limits limits;
    private volatile boolean closed;

    /// An empty pool.
    ///
    /// @param watchdog closes what nobody uses
    /// @param nanoTime monotonic clock, in nanoseconds
    public Connections(Watchdog watchdog, LongSupplier nanoTime, Limits limits) {
        this.watchdog = watchdog;
        this.nanoTime = nanoTime;
        this.limits = limits;
        watchdog.watch(sweeper);
    }

    /// A slot at the site, or nothing when all stayed busy. Blocks.
    Optional<Slot> enter(Site site) {
        var place = visit(site);
        var slot = new Slot(site.id(), place);
        try {
            if (place.permits.tryAcquire()
                    || place.permits.tryAcquire(limits.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.of(slot);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        leave(site.id());
        return Optional.empty();
    }

    private Place visit(Site site) {
        return places.compute(site.id(), (_, known) -> {
            var place = known == null ? new Place(site.configured() ? limits.perRoute() : limits.perSite()) : known;
            place.visitors++;
            return place;
        });
    }

    private void leave(String id) {
        places.computeIfPresent(id, (_, place) -> {
            place.visitors--;
            return place.isDeserted() ? null : place;
        });
    }

    /// Connections that wait to be used.
    public int idle() {
        return idleCount.get();
    }

    private boolean isReusable(SmtpConnection connection) {
        return !closed
                && !connection.isSpoiled()
                && connection.transactions() < limits.messages()
                && nanoTime.getAsLong() - connection.openedNanos()
                        < limits.age().toNanos();
    }

    private boolean countIn() {
        if (idleCount.incrementAndGet() <= limits.idleMax()) {
            return true;
        }
        idleCount.decrementAndGet();
        return false;
    }

    /// Closes what waited too long. Runs on the watchdog's thread, so farewells are said on others.
    private void sweep(long now) {
        for (var id : places.keySet()) {
            var stale = new ArrayList<Session>();
            places.computeIfPresent(id, (_, place) -> {
                while (!place.idle.isEmpty() && isOver(place.idle.peekLast(), now)) {
                    stale.add(place.idle.removeLast().session());
                }
                return place.isDeserted() ? null : place;
            });
            dismiss(stale);
        }
    }

    /// What is not is left to the sweeper.
    private boolean isFresh(Idle idle) {
        return !isOver(idle, nanoTime.getAsLong()) && isReusable(idle.session().connection());
    }

    private boolean isOver(Idle idle, long now) {
        return closed || now - idle.sinceNanos() >= limits.idle().toNanos();
    }

    private void dismiss(List<Session> sessions) {
        idleCount.addAndGet(-sessions.size());
        for (var session : sessions) {
            Thread.startVirtualThread(session.connection()::quit);
        }
    }

    /// Says farewell to all that wait; sessions given back later are closed at once.
    @Override
    public void close() {
        closed = true;
        watchdog.forget(sweeper);
        sweep(nanoTime.getAsLong());
    }

    /// The right to one working connection to a site. Belongs to one thread.
    final class Slot implements AutoCloseable {
        private final String site;
        private final Place place;

        private Slot(String site, Place place) {
            this.site = site;
            this.place = place;
        }

        /// A waiting session that fits.
        Optional<Session> takeIdle(TlsDemand demand, Parcel parcel) {
            var taken = new ArrayList<Session>(1);
            places.computeIfPresent(site, (_, here) -> {
                for (var each = here.idle.iterator(); each.hasNext() && taken.isEmpty(); ) {
                    var idle = each.next();
                    if (idle.session().fits(demand, parcel) && isFresh(idle)) {
                        each.remove();
                        taken.add(idle.session());
                    }
                }
                return here;
            });
            idleCount.addAndGet(-taken.size());
            return taken.isEmpty() ? Optional.empty() : Optional.of(taken.getFirst());
        }

        /// Closes waiting sessions of another kind when a new connection would go beyond the limit.
        void makeRoom() {
            var surplus = new ArrayList<Session>();
            places.computeIfPresent(site, (_, here) -> {
                var working = here.limit - here.permits.availablePermits();
                while (!here.idle.isEmpty() && working + here.idle.size() > here.limit) {
                    surplus.add(here.idle.removeLast().session());
                }
                return here;
            });
            dismiss(surplus);
        }

        /// Gives a session back, for others or to be closed.
        void giveBack(Session session) {
            if (!isReusable(session.connection()) || !countIn()) {
                session.connection().quit();
                return;
            }
            places.computeIfPresent(site, (_, here) -> {
                here.idle.addFirst(new Idle(session, nanoTime.getAsLong()));
                return here;
            });
        }

        @Override
        public void close() {
            place.permits.release();
            leave(site);
        }
    }
}

package io.pennypost.send.deliver;

import io.pennypost.mail.smtp.Timeouts;
import io.pennypost.mail.smtp.Watchdog;
import io.pennypost.mail.tls.ClientTls;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Carries parcels to other servers, one attempt at a time, and tells what came of it.
///
/// [#attempt] blocks, up to its limit of half an hour and more; call it on a virtual thread. Safe for many threads.
public final class Courier {
    private final Sites sites;
    private final Connections connections;
    private final Families families;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private final Memory memory;
    private final Dialer dialer;

    /// What a courier says and from where.
    ///
    /// @param clientName what EHLO says; should resolve to the source address and back
    /// @param source     address to connect from, for targets of its family; empty lets the system choose
    /// @param families   which address families, and in which order
    /// @param timeouts   [Timeouts#standard()], but in tests
    public record Manners(String clientName, Optional<InetAddress> source, Families families, Timeouts timeouts) {}

    /// A courier.
    ///
    /// @param random   shuffles equal targets and their addresses; must be safe for many threads
    /// @param nanoTime monotonic clock, in nanoseconds; the same as the watchdog's
    public Courier(
            Sites sites,
            Connections connections,
            ClientTls tls,
            Watchdog watchdog,
            Manners manners,
            InstantSource clock,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.sites = sites;
        this.connections = connections;
        this.families = manners.families();
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.random = random;
        this.memory = new Memory(nanoTime);
        this.dialer = new Dialer(manners.clientName(), manners.source(), tls, manners.timeouts(), watchdog, memory);
    }

    /// One attempt to deliver.
    ///
    /// @throws io.pennypost.store.StoreException when the message cannot be read; the server got no complete copy
    public AttemptReport attempt(Parcel parcel) {
        return new Attempt(this, parcel).run();
    }

    Sites sites() {
        return sites;
    }

    Connections connections() {
        return connections;
    }

    Families families() {
        return families;
    }

    InstantSource clock() {
        return clock;
    }

    LongSupplier nanoTime() {
        return nanoTime;
    }

    RandomGenerator random() {
        return random;
    }

    Memory memory() {
        return memory;
    }

    Dialer dialer() {
        return dialer;
    }
}

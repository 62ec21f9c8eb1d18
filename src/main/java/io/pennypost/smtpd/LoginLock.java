package io.pennypost.smtpd;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// Keeps an address from trying passwords: after so many failures within so long it may not try until that time,
/// counted from the first, is over. Safe for use by many threads.
final class LoginLock {
    static final int FAILURES_MAX = 20;
    static final Duration WINDOW = Duration.ofMinutes(10);

    /// Addresses that are remembered; the one that failed least recently is forgotten first.
    private static final int ADDRESSES_MAX = 10_000;

    /// Whoever has one IPv6 address has the 2^64 beside it.
    private static final int IPV6_PREFIX_BYTES = 8;

    private final Cache<InetAddress, AtomicInteger> failures;

    LoginLock(LongSupplier nanoTime) {
        failures = Caffeine.newBuilder()
                .maximumSize(ADDRESSES_MAX)
                .ticker(nanoTime::getAsLong)
                .expireAfter(Expiry.<InetAddress, AtomicInteger>creating((address, count) -> WINDOW))
                .build();
    }

    /// Whether the address must wait.
    boolean isLocked(InetAddress address) {
        var count = failures.getIfPresent(network(address));
        return count != null && count.get() >= FAILURES_MAX;
    }

    /// Remembers a failure.
    ///
    /// @return whether the address is locked by it
    boolean failed(InetAddress address) {
        return failures.get(network(address), _ -> new AtomicInteger()).incrementAndGet() == FAILURES_MAX;
    }

    private static InetAddress network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        var bytes = address.getAddress();
        Arrays.fill(bytes, IPV6_PREFIX_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Sixteen bytes are an address.", impossible);
        }
    }
}

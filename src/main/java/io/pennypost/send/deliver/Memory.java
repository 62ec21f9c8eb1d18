package io.pennypost.send.deliver;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.LongSupplier;

/// What attempts tell later attempts: addresses that did not answer, and hosts whose TLS is broken.
///
/// Lost at a restart without harm. Bounded to [#ENTRIES_MAX] each; the least used are forgotten first. Safe for
/// many threads.
final class Memory {
    private static final int ENTRIES_MAX = 100_000;

    /// How long an address that failed is only tried when no other is left.
    private static final Duration FAILED_ADDRESS = Duration.ofMinutes(10);

    /// How long we go in the clear where TLS failed and is not demanded.
    private static final Duration BROKEN_TLS = Duration.ofHours(24);

    /// A 4xx to STARTTLS is believed this many times before it counts as broken.
    private static final int TLS_REFUSALS_MAX = 3;

    private record Host(String name, InetAddress address) {}

    private final Cache<InetAddress, Boolean> failed;
    private final Cache<Host, Integer> tlsTroubles;

    Memory(LongSupplier nanoTime) {
        this.failed = cache(FAILED_ADDRESS, nanoTime);
        this.tlsTroubles = cache(BROKEN_TLS, nanoTime);
    }

    private static <K, V> Cache<K, V> cache(Duration life, LongSupplier nanoTime) {
        return Caffeine.newBuilder()
                .maximumSize(ENTRIES_MAX)
                .expireAfterWrite(life)
                .ticker(nanoTime::getAsLong)
                .build();
    }

    void addressFailed(InetAddress address) {
        failed.put(address, true);
    }

    void addressWorked(InetAddress address) {
        if (failed.getIfPresent(address) != null) {
            failed.invalidate(address);
        }
    }

    boolean failedRecently(InetAddress address) {
        return failed.getIfPresent(address) != null;
    }

    void tlsBroke(String host, InetAddress address) {
        tlsTroubles.put(new Host(host, address), TLS_REFUSALS_MAX);
    }

    void tlsRefused(String host, InetAddress address) {
        tlsTroubles.asMap().merge(new Host(host, address), 1, Integer::sum);
    }

    boolean tlsIsBroken(String host, InetAddress address) {
        var troubles = tlsTroubles.getIfPresent(new Host(host, address));
        return troubles != null && troubles >= TLS_REFUSALS_MAX;
    }
}

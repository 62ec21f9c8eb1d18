package io.pennypost.api.gateway;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Ids of requests: version 4 UUIDs, without a lock for every request.
///
/// The randomness is asked once; from there SplitMix64 counts (Steele, Lea, Flood 2014, "Fast splittable pseudorandom
/// number generators"). An id must be unique, it need not be a secret.
final class RequestIds {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long seed;
    private final AtomicLong state;

    RequestIds(RandomGenerator random) {
        this.seed = random.nextLong();
        this.state = new AtomicLong(random.nextLong());
    }

    String next() {
        long step = state.addAndGet(GOLDEN);
        long high = (mix(step) & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (mix(step ^ seed) & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

package io.pennypost.server;

import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/// Chance that is not secret, for many threads at once without contention.
final class SharedRandom implements RandomGenerator {
    @Override
    public long nextLong() {
        return ThreadLocalRandom.current().nextLong();
    }
}

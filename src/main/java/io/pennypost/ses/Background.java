package io.pennypost.ses;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that nobody waits for, step by step on threads of its own while there is some, until closed.
///
/// The threads are platform threads, since such work reads files.
public final class Background implements AutoCloseable {
    /// A part of the work.
    @FunctionalInterface
    public interface Step {
        /// Does one part of what waits. A long one looks now and then whether it shall stop, and then leaves the rest
        /// for the next start.
        ///
        /// @return false when there was nothing to do
        boolean run(BooleanSupplier stopping);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    /// Longest rest when nobody tells of work, so that what failed is tried again.
    private static final Duration REST_MAX = Duration.ofMinutes(1);

    private static final Duration CLOSE_WAIT = Duration.ofSeconds(20);

    private final String name;
    private final Step step;
    private final Semaphore news = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /// @param name    of the threads
    /// @param threads how many steps run at the same time
    public Background(String name, int threads, Step step) {
        this.name = name;
        this.step = step;
        for (int i = 0; i < threads; i++) {
            this.threads.add(Thread.ofPlatform().name(name + "-" + i).daemon().unstarted(this::run));
        }
    }

    /// Begins with what is there.
    public void start() {
        threads.forEach(Thread::start);
    }

    /// Says that there is work.
    public void tell() {
        // More permits than threads would only make them look in vain.
        if (news.availablePermits() < threads.size()) {
            news.release();
        }
    }

    private void run() {
        try {
            while (!stopping) {
                if (!stepOrLog()) {
                    var _ = news.tryAcquire(REST_MAX.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    // The step fails with the store, or by a mistake of ours; it is tried again after a rest.
    private boolean stepOrLog() {
        try {
            return step.run(() -> stopping);
        } catch (RuntimeException failed) {
            LOG.error("{} failed; it is tried again within {}.", name, REST_MAX, failed);
            return false;
        }
    }

    /// Lets running steps come to a stop.
    @Override
    public void close() {
        stopping = true;
        news.release(threads.size());
        try {
            for (var thread : threads) {
                if (thread.getState() != Thread.State.NEW && !thread.join(CLOSE_WAIT)) {
                    LOG.error("{} did not stop within {}.", name, CLOSE_WAIT);
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}

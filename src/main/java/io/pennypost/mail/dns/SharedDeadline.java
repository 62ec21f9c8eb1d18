package io.pennypost.mail.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// One deadline for many look-ups: what is not answered by then has failed, and what is asked later is not asked.
///
/// A look-up that is given up goes on until its own deadline, and its answer stays in the cache behind, if there is
/// one: the next who asks has it. Safe for many threads.
public final class SharedDeadline implements Resolver {
    private final Resolver inner;
    private final LongSupplier nanoTime;
    private final long endNanos;
    private final Duration whole;

    /// Starts the clock.
    ///
    /// @param nanoTime monotonic clock, in nanoseconds
    public SharedDeadline(Resolver inner, Duration whole, LongSupplier nanoTime) {
        this.inner = inner;
        this.nanoTime = nanoTime;
        this.whole = whole;
        this.endNanos = nanoTime.getAsLong() + whole.toNanos();
    }

    @Override
    public Answer<Mx> mx(String name) {
        return within(() -> inner.mx(name));
    }

    @Override
    public Answer<InetAddress> addresses(String name) {
        return within(() -> inner.addresses(name));
    }

    @Override
    public Answer<String> txt(String name) {
        return within(() -> inner.txt(name));
    }

    @Override
    public Answer<String> cname(String name) {
        return within(() -> inner.cname(name));
    }

    @Override
    public Answer<String> ptr(InetAddress address) {
        return within(() -> inner.ptr(address));
    }

    @Override
    public Answer<Soa> soa(String name) {
        return within(() -> inner.soa(name));
    }

    private <T> Answer<T> within(Supplier<Answer<T>> lookup) {
        var left = endNanos - nanoTime.getAsLong();
        if (left <= 0) {
            return late();
        }
        var answer = new CompletableFuture<Answer<T>>();
        Thread.startVirtualThread(() -> run(lookup, answer));
        try {
            return answer.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return late();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Failed<>("interrupted", true);
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
    }

    private static <T> void run(Supplier<Answer<T>> lookup, CompletableFuture<Answer<T>> answer) {
        try {
            answer.complete(lookup.get());
        } catch (RuntimeException | Error broken) {
            answer.completeExceptionally(broken);
        }
    }

    private <T> Answer<T> late() {
        return new Answer.Failed<>("the " + whole.toSeconds() + " s for all look-ups are over", true);
    }
}

package io.pennypost.neighbor.sns;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/// What other threads came to.
final class Results {
    private Results() {}

    /// Waits for a thread, which has deadlines of its own; its mistakes become those of the caller.
    static <T> T of(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", stop);
        } catch (ExecutionException mistake) {
            throw new IllegalStateException(mistake.getCause());
        }
    }
}

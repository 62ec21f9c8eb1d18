package io.pennypost.server;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A part that takes long to make, begun before it is needed, on a thread of its own: a start uses all processors.
final class Early<T> {
    private final String name;
    private final FutureTask<T> task;

    private Early(String name, FutureTask<T> task) {
        this.name = name;
        this.task = task;
    }

    /// Begins to make it.
    static <T> Early<T> begin(String name, Callable<T> making) {
        var task = new FutureTask<>(making);
        Thread.ofPlatform().name("early-" + name).daemon().start(task);
        return new Early<>(name, task);
    }

    /// The part; waits until it is made.
    ///
    /// @throws StartException when it could not be made
    T get() throws StartException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("The start was interrupted.", e);
        } catch (ExecutionException e) {
            throw new StartException("The part " + name + " could not be made: " + e.getCause(), e);
        }
    }

    /// The part, for use after the start.
    T await() {
        try {
            return get();
        } catch (StartException e) {
            throw new IllegalStateException(e);
        }
    }
}

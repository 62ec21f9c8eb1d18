package io.pennypost.store.embedded;

import io.pennypost.store.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A few platform threads that read, each with a session of its own; callers park until theirs is done.
///
/// @param <S> what a thread reads with
final class Readers<S extends AutoCloseable> implements AutoCloseable {
    /// Work for one of the threads.
    interface Read<S, T> {
        T apply(S session) throws SQLException;
    }

    /// Makes the session of a thread.
    interface Opener<S> {
        S open() throws SQLException;
    }

    /// Bound of waiting reads; callers above it wait to get in.
    private static final int WAITING_MAX = 1024;

    private static final long CLOSE_MILLIS = 10_000;
    private static final long IDLE_MILLIS = 500;

    private final String name;
    private final Trust trust;
    private final BlockingQueue<Consumer<S>> tasks = new LinkedBlockingQueue<>(WAITING_MAX);
    private final List<Reader> readers = new ArrayList<>();
    private volatile boolean closed;

    Readers(String name, int count, Trust trust, Opener<S> opener) throws SQLException {
        this.name = name;
        this.trust = trust;
        for (int i = 0; i < count; i++) {
            readers.add(new Reader(name + "-reader-" + i, opener.open()));
        }
        readers.forEach(Thread::start);
    }

    /// Reads on one of the threads.
    ///
    /// @throws StoreException CLOSED, UNSAFE or FAILED
    <T> T call(Read<S, T> read) {
        var own = own();
        if (own.isPresent()) {
            // A read inside a read must not wait for a thread that may wait for it.
            return apply(own.get(), read);
        }
        var result = new CompletableFuture<T>();
        enqueue(session -> {
            try {
                result.complete(apply(session, read));
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return await(result);
    }

    /// The session of the calling thread if it is one of ours.
    Optional<S> own() {
        return readers.stream()
                .filter(reader -> reader == Thread.currentThread())
                .map(Reader::session)
                .findFirst();
    }

    private void enqueue(Consumer<S> task) {
        try {
            while (!closed) {
                if (tasks.offer(task, IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    // The threads may have gone between the look and the offer.
                    if (closed && tasks.remove(task)) {
                        break;
                    }
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StoreException(StoreException.Kind.CLOSED, "The " + name + " is closed.");
    }

    static <T> T await(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    private <T> T apply(S session, Read<S, T> read) {
        try {
            return read.apply(session);
        } catch (SQLException e) {
            var failure = Sqlite.failure("Reading the " + name + " failed", e);
            if (failure.kind() == StoreException.Kind.UNSAFE) {
                trust.lose(failure);
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        closed = true;
        // Wakes those that wait for a task; where there is no room they are busy and will look by themselves.
        readers.forEach(_ -> tasks.offer(_ -> {}));
        for (var reader : readers) {
            try {
                reader.join(CLOSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private final class Reader extends Thread {
        private final S session;

        Reader(String name, S session) {
            super(name);
            setDaemon(true);
            this.session = session;
        }

        S session() {
            return session;
        }

        @Override
        public void run() {
            try (session) {
                while (true) {
                    var task = tasks.poll(closed ? 0 : IDLE_MILLIS, TimeUnit.MILLISECONDS);
                    if (task != null) {
                        task.accept(session);
                    } else if (closed) {
                        return;
                    }
                }
            } catch (Exception e) {
                trust.lose(Sqlite.failure("A reading thread ended", e));
            }
        }
    }
}

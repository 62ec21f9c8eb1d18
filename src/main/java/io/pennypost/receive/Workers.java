package io.pennypost.receive;

import io.pennypost.store.ReceivedMails.Task;
import io.pennypost.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what is to be done with kept mail, a bounded number of things at a time: a slow target keeps these from going
/// on, but not the listener.
public final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

    /// Most of the time each waits for DNS or a service; each holds one mail, large ones in the store.
    static final int AT_ONCE = 64;

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private final DutyQueue queue;
    private final Consumer<Task> work;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("received-", 0).factory());

    public Workers(DutyQueue queue, Treatment treatment) {
        this(queue, treatment::treat);
    }

    Workers(DutyQueue queue, Consumer<Task> work) {
        this.queue = queue;
        this.work = work;
    }

    /// Begins, with what an earlier process left.
    public void start() {
        queue.refill();
        threads.execute(this::handOut);
    }

    private void handOut() {
        try {
            while (true) {
                places.acquire();
                var task = next();
                if (task.isEmpty()) {
                    places.release();
                    return;
                }
                threads.execute(() -> run(task.get()));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /// A store that cannot be read now is asked again; what comes in meanwhile is handed out all the same.
    private Optional<Task> next() throws InterruptedException {
        while (true) {
            try {
                return queue.take();
            } catch (StoreException e) {
                if (e.kind() == StoreException.Kind.CLOSED || e.kind() == StoreException.Kind.UNSAFE) {
                    return Optional.empty();
                }
                LOG.warn("what is to be done with received mail cannot be read: {}", e.getMessage());
            }
        }
    }

    private void run(Task task) {
        try {
            work.accept(task);
        } catch (RuntimeException e) {
            LOG.error(
                    "received mail {} could not be treated; it is tried again later",
                    task.mail().value(),
                    e);
        } finally {
            queue.done(task);
            places.release();
        }
    }

    /// Begins nothing more, and lets what runs come to its end for a while. What does not is done again after the next
    /// start.
    @Override
    public void close() {
        queue.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

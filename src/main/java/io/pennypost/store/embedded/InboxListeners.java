package io.pennypost.store.embedded;

import io.pennypost.store.Inbox.Change;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who wants to know of the inbox's changes. One that fails does not keep the others from knowing.
final class InboxListeners {
    private static final Logger LOG = LoggerFactory.getLogger(InboxListeners.class);

    /// Equal to itself alone: one consumer may listen twice.
    private static final class Listener {
        private final Consumer<Change> consumer;

        Listener(Consumer<Change> consumer) {
            this.consumer = consumer;
        }
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    AutoCloseable add(Consumer<Change> consumer) {
        var listener = new Listener(consumer);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void tell(Change change) {
        for (var listener : listeners) {
            try {
                listener.consumer.accept(change);
            } catch (RuntimeException e) {
                LOG.error("A listener of the inbox failed.", e);
            }
        }
    }
}

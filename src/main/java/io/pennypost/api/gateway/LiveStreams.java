package io.pennypost.api.gateway;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The threads that serve streamed answers, which may never end by themselves: interrupted when the door closes.
final class LiveStreams {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /// Enters the current thread.
    void enter() {
        threads.add(Thread.currentThread());
        if (stopping) {
            Thread.currentThread().interrupt();
        }
    }

    void leave() {
        threads.remove(Thread.currentThread());
    }

    boolean stopping() {
        return stopping;
    }

    void stop() {
        stopping = true;
        threads.forEach(Thread::interrupt);
    }
}

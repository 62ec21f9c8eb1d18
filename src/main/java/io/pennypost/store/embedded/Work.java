package io.pennypost.store.embedded;

import java.util.concurrent.CompletableFuture;

/// One call's part of a group; completed when the group is durable, or when it failed.
abstract class Work {
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /// Bytes it brings into the group.
    long bytes() {
        return 0;
    }

    /// Whether it waits for space, in its turn, when the disk is full, instead of failing. What was delivered must be
    /// recorded as soon as it can be, or it is delivered again.
    boolean patient() {
        return false;
    }

    /// Called on the writer's thread after the commit, before the caller is woken.
    void committed() {}

    final void succeed() {
        done.complete(null);
    }

    void fail(RuntimeException reason) {
        done.completeExceptionally(reason);
    }

    /// Parks the caller until the work is durable.
    final void await() {
        Readers.await(done);
    }
}

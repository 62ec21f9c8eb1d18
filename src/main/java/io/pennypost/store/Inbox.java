package io.pennypost.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Captured mail, newest first. Entries come with [Spool#accept]; their bytes are read with [Spool#body].
public interface Inbox {
    /// Entries older than `before` (newest first); a text finds entries whose sender, recipients or subject contain
    /// it, ignoring case; an empty text finds all.
    ///
    /// @param before a message id, [Long#MAX_VALUE] to begin with the newest
    List<InboxEntry> list(String text, long before, int limit);

    Optional<InboxEntry> entry(MessageId id);

    long count();

    /// Deletes the entry and its bytes unless a delivery still needs them.
    boolean delete(MessageId id);

    /// Deletes all.
    void clear();

    /// Tells of arrivals and deletions from now on, on a thread of the store: the listener must not block.
    AutoCloseable listen(Consumer<Change> listener);

    /// What changed.
    sealed interface Change {
        record Arrived(InboxEntry entry) implements Change {}

        record Deleted(MessageId id) implements Change {}

        record Cleared() implements Change {}
    }
}

package io.pennypost.store;

/// The store could not do what was asked; nothing of the request was kept.
///
/// Unchecked, because it passes through every resource untouched and is treated in three places only: the gateway
/// (503), the SMTP door (452 or 421) and the dispatcher (stops attempting).
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// What is wrong, and so what a door answers.
    public enum Kind {
        /// The disk is full or below the low mark: new mail is refused for now, settling goes on.
        FULL,
        /// A flush failed: nothing can be promised any more; accepting and delivering stop.
        UNSAFE,
        /// The store is closing or closed.
        CLOSED,
        /// Anything else; see the cause.
        FAILED
    }

    private final Kind kind;

    public StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
